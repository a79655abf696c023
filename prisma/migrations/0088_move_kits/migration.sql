-- CreateTable
CREATE TABLE "move_kit" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "move_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "wave" INTEGER,
    "state" TEXT NOT NULL,
    "machines" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_kit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "move_kit_view_key_key" ON "move_kit"("view_key");

-- CreateIndex
CREATE INDEX "move_kit_move_id_asked_at_idx" ON "move_kit"("move_id", "asked_at");

-- AddForeignKey
ALTER TABLE "move_kit" ADD CONSTRAINT "move_kit_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_kit" ADD CONSTRAINT "move_kit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
