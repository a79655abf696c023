-- AlterTable
ALTER TABLE "purchase_line" ADD COLUMN     "cost_minor" BIGINT;

-- CreateTable
CREATE TABLE "team_digest_rules" (
    "id" INTEGER NOT NULL,
    "channel_id" TEXT,
    "team_id" TEXT NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_digest_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_digest" (
    "id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "after" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_digest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_digest_day_key" ON "team_digest"("day");

-- CreateIndex
CREATE INDEX "team_digest_person_id_idx" ON "team_digest"("person_id");

-- CreateIndex
CREATE INDEX "team_digest_until_idx" ON "team_digest"("until");

-- CreateIndex
CREATE INDEX "audit_archive_explained_archived_at_idx" ON "audit_archive"("explained", "archived_at");

-- CreateIndex
CREATE INDEX "drift_finding_found_at_idx" ON "drift_finding"("found_at");

-- CreateIndex
CREATE INDEX "key_request_opened_at_idx" ON "key_request"("opened_at");

-- CreateIndex
CREATE INDEX "purchase_placed_at_idx" ON "purchase"("placed_at");

-- CreateIndex
CREATE INDEX "ticket_cancelled_at_idx" ON "ticket"("cancelled_at");

-- AddForeignKey
ALTER TABLE "team_digest" ADD CONSTRAINT "team_digest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
