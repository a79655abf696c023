-- CreateTable
CREATE TABLE "key_ending" (
    "id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_item_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_ending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_archive" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "operation" TEXT NOT NULL,
    "customer_id" TEXT,
    "customer_name" TEXT,
    "principal" TEXT,
    "application_id" TEXT,
    "details" JSONB NOT NULL,
    "explained" BOOLEAN NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_archive_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "key_ending_customer_id_hash_idx" ON "key_ending"("customer_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "key_ending_order_id_line_item_id_product_id_sku_id_key" ON "key_ending"("order_id", "line_item_id", "product_id", "sku_id");

-- CreateIndex
CREATE INDEX "audit_archive_at_idx" ON "audit_archive"("at");

-- CreateIndex
CREATE INDEX "audit_archive_customer_id_at_idx" ON "audit_archive"("customer_id", "at");
