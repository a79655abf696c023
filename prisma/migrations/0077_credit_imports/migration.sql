-- CreateTable
CREATE TABLE "credit_import" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "slack_file_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "listed" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "problem_detail" TEXT,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "credit_import_view_key_key" ON "credit_import"("view_key");

-- CreateIndex
CREATE INDEX "credit_import_person_id_idx" ON "credit_import"("person_id");

-- CreateIndex
CREATE INDEX "ticket_subscription_id_idx" ON "ticket"("subscription_id");

-- AddForeignKey
ALTER TABLE "credit_import" ADD CONSTRAINT "credit_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
