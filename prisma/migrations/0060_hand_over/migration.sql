-- CreateTable
CREATE TABLE "hand_over" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "passphrase_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "recipient" TEXT,
    "views" INTEGER NOT NULL,
    "max_views" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "hand_over_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "hand_over_view_key_key" ON "hand_over"("view_key");

-- CreateIndex
CREATE UNIQUE INDEX "hand_over_token_hash_key" ON "hand_over"("token_hash");

-- CreateIndex
CREATE INDEX "hand_over_request_id_state_idx" ON "hand_over"("request_id", "state");

-- CreateIndex
CREATE INDEX "hand_over_person_id_created_at_idx" ON "hand_over"("person_id", "created_at");

-- AddForeignKey
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "key_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
