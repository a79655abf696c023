-- AlterTable
ALTER TABLE "move" ADD COLUMN     "resumed_at" TIMESTAMPTZ(3);
