-- AlterTable
ALTER TABLE "move" ADD COLUMN     "hours_between" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pause_note" TEXT;

-- AlterTable
ALTER TABLE "move_key" ADD COLUMN     "activations_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "move_machine" ADD COLUMN     "risk_told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "move_wave" DROP COLUMN "reminders";

-- CreateTable
CREATE TABLE "move_reminder" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "wave_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "move_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "move_reminder_move_id_idx" ON "move_reminder"("move_id");

-- CreateIndex
CREATE UNIQUE INDEX "move_reminder_wave_id_kind_key" ON "move_reminder"("wave_id", "kind");

-- AddForeignKey
ALTER TABLE "move_reminder" ADD CONSTRAINT "move_reminder_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_reminder" ADD CONSTRAINT "move_reminder_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "move_wave"("id") ON DELETE SET NULL ON UPDATE CASCADE;
