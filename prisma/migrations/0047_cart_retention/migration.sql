-- DropIndex
DROP INDEX "purchase_cart_person_id_updated_at_idx";

-- CreateIndex
CREATE INDEX "purchase_cart_updated_at_idx" ON "purchase_cart"("updated_at");
