-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "credit_minor" BIGINT,
ADD COLUMN     "lines" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
