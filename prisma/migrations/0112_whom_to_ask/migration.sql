-- AlterTable
ALTER TABLE "person" ADD COLUMN     "roles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "person_roles_idx" ON "person" USING GIN ("roles");
