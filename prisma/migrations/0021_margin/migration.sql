-- AlterTable
ALTER TABLE "margin_rule" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "replaces_id" UUID;

-- CreateTable
CREATE TABLE "price_product" (
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "price_product_pkey" PRIMARY KEY ("product_id")
);

-- CreateIndex
CREATE INDEX "price_product_title_idx" ON "price_product"("title");

-- CreateIndex
CREATE INDEX "margin_rule_confirmed_at_created_at_idx" ON "margin_rule"("confirmed_at", "created_at");
