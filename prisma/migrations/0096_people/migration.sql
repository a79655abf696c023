-- AlterTable
ALTER TABLE "local_grant" ADD COLUMN     "bound_to" TEXT,
ADD COLUMN     "granted_by" UUID,
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "directory_match" (
    "tenant_id" TEXT NOT NULL,
    "slack_team_id" TEXT NOT NULL,
    "slack_user_id" TEXT NOT NULL,
    "entra_user_id" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "linked_by" UUID,
    "matched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "directory_match_pkey" PRIMARY KEY ("tenant_id","slack_team_id","slack_user_id")
);

-- CreateTable
CREATE TABLE "partner_group" (
    "tenant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_group_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateIndex
CREATE INDEX "directory_match_tenant_id_entra_user_id_idx" ON "directory_match"("tenant_id", "entra_user_id");

-- CreateIndex
CREATE INDEX "local_grant_bound_to_idx" ON "local_grant"("bound_to");
