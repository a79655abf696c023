-- CreateTable
CREATE TABLE "handed_in_key" (
    "id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_item_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handed_in_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "handed_in_key_order_id_line_item_id_product_id_sku_id_key" ON "handed_in_key"("order_id", "line_item_id", "product_id", "sku_id");
