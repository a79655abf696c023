-- AlterTable
ALTER TABLE "purchase_line" ADD COLUMN     "cancelled_there" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "seen_order" (
    "customer_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_order_pkey" PRIMARY KEY ("customer_id","order_id")
);

-- CreateTable
CREATE TABLE "drift_finding" (
    "sequence" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "report_id" UUID,

    CONSTRAINT "drift_finding_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "drift_digest" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "drift_digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drift_watch" (
    "id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "audited_until" TIMESTAMPTZ(3) NOT NULL,
    "swept_to" TEXT,

    CONSTRAINT "drift_watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "drift_finding_report_id_sequence_idx" ON "drift_finding"("report_id", "sequence");

-- CreateIndex
CREATE INDEX "drift_digest_person_id_idx" ON "drift_digest"("person_id");

-- AddForeignKey
ALTER TABLE "drift_digest" ADD CONSTRAINT "drift_digest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
