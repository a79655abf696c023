-- Parts of words and typing errors. The start makes it beforehand and says in words where it may not (database/extensions.ts).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "country" TEXT,
    "folded_name" TEXT NOT NULL,
    "folded_domain" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "detail_at" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_use" (
    "team_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "warmth" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "customer_use_pkey" PRIMARY KEY ("team_id","customer_id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "position" TEXT,
    "seen" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "customer_search_idx" ON "customer" USING GIN ("search" gin_trgm_ops);

-- For what a name, a domain or a tenant ID begins with, whatever the collation of the database.
CREATE INDEX "customer_folded_name_idx" ON "customer"("folded_name" text_pattern_ops) WHERE "gone_at" IS NULL;
CREATE INDEX "customer_folded_domain_idx" ON "customer"("folded_domain" text_pattern_ops) WHERE "gone_at" IS NULL;
CREATE INDEX "customer_id_idx" ON "customer"("id" text_pattern_ops) WHERE "gone_at" IS NULL;

-- CreateIndex
CREATE INDEX "customer_use_team_id_warmth_idx" ON "customer_use"("team_id", "warmth" DESC);

-- CreateIndex
CREATE INDEX "customer_use_customer_id_idx" ON "customer_use"("customer_id");

-- While somebody types nothing may wait in the pending list of the index, which is read from end to end.
ALTER INDEX "customer_search_idx" SET (fastupdate = off);

-- AddForeignKey
ALTER TABLE "customer_use" ADD CONSTRAINT "customer_use_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
