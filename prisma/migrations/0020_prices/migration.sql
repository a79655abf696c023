-- CreateTable
CREATE TABLE "price_import" (
    "id" UUID NOT NULL,
    "view_key" TEXT,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "market" TEXT,
    "person_id" UUID,
    "slack_file_id" TEXT,
    "file_name" TEXT,
    "markets" TEXT[],
    "rows" INTEGER NOT NULL DEFAULT 0,
    "broken_rows" INTEGER NOT NULL DEFAULT 0,
    "broken" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "problem_detail" TEXT,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_market" (
    "market" TEXT NOT NULL,
    "import_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_market_pkey" PRIMARY KEY ("market")
);

-- CreateTable
CREATE TABLE "price" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "billing" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "quantity_from" INTEGER NOT NULL,
    "quantity_to" INTEGER,
    "cost_minor" BIGINT NOT NULL,
    "list_minor" BIGINT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "margin_rule" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "customer_id" TEXT,
    "customer_name" TEXT,
    "product_id" TEXT,
    "product_title" TEXT,
    "kind" TEXT NOT NULL,
    "basis_points" INTEGER,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "rounding" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "margin_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_import_view_key_key" ON "price_import"("view_key");

-- CreateIndex
CREATE INDEX "price_import_asked_at_idx" ON "price_import"("asked_at");

-- CreateIndex
CREATE INDEX "price_import_market_asked_at_idx" ON "price_import"("market", "asked_at");

-- CreateIndex
CREATE INDEX "price_import_state_asked_at_idx" ON "price_import"("state", "asked_at");

-- CreateIndex
CREATE INDEX "price_market_import_id_idx" ON "price_market"("import_id");

-- CreateIndex
CREATE INDEX "price_import_id_market_product_id_sku_id_idx" ON "price"("import_id", "market", "product_id", "sku_id");

-- CreateIndex
CREATE UNIQUE INDEX "margin_rule_view_key_key" ON "margin_rule"("view_key");

-- CreateIndex
CREATE INDEX "margin_rule_customer_id_product_id_idx" ON "margin_rule"("customer_id", "product_id");

-- CreateIndex
CREATE INDEX "margin_rule_product_id_idx" ON "margin_rule"("product_id");

-- CreateIndex
CREATE INDEX "margin_rule_valid_to_created_at_idx" ON "margin_rule"("valid_to", "created_at");

-- AddForeignKey
ALTER TABLE "price_import" ADD CONSTRAINT "price_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_market" ADD CONSTRAINT "price_market_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "price_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "price_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "margin_rule" ADD CONSTRAINT "margin_rule_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
