-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "purchase_line" ADD COLUMN     "sell_minor" BIGINT;

-- CreateTable
CREATE TABLE "purchase_cart" (
    "view_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "po_reference" TEXT,
    "note" TEXT,
    "lines" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_cart_pkey" PRIMARY KEY ("view_key")
);

-- CreateIndex
CREATE INDEX "purchase_cart_person_id_customer_id_updated_at_idx" ON "purchase_cart"("person_id", "customer_id", "updated_at");

-- CreateIndex
CREATE INDEX "purchase_cart_person_id_updated_at_idx" ON "purchase_cart"("person_id", "updated_at");

-- AddForeignKey
ALTER TABLE "purchase_cart" ADD CONSTRAINT "purchase_cart_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
