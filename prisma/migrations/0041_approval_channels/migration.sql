-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "ask_directly" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "channel_cost" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "channel_id" TEXT,
ADD COLUMN     "cost_minor" BIGINT;

-- AlterTable
ALTER TABLE "approval_rule" ADD COLUMN     "ask_directly" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "channel_cost" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "channel_id" TEXT;
