-- AlterTable
ALTER TABLE "key_request" ADD COLUMN     "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN     "agreed_by" UUID;

-- AlterTable
ALTER TABLE "key_rules" ADD COLUMN     "second_person" BOOLEAN NOT NULL DEFAULT false;
