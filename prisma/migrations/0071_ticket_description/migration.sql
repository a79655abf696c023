-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ticket_file" ADD COLUMN     "type" TEXT;
