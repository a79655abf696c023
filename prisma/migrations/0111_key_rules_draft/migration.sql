-- CreateTable
CREATE TABLE "key_rules_draft" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "wanted" JSONB NOT NULL,
    "replaces" TIMESTAMPTZ(3),
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_rules_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "key_rules_draft_view_key_key" ON "key_rules_draft"("view_key");

-- CreateIndex
CREATE INDEX "key_rules_draft_created_at_idx" ON "key_rules_draft"("created_at");
