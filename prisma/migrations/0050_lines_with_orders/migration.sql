-- AlterTable
ALTER TABLE "purchase_line" ADD COLUMN     "order_group" TEXT,
ADD COLUMN     "order_id" TEXT,
ADD COLUMN     "order_line_number" INTEGER,
ADD COLUMN     "refund_until" TIMESTAMPTZ(3),
ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "refusal_detail" TEXT,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'open';

-- What was ordered so far were purchases of one line and one order.
UPDATE "purchase_line" AS "line"
SET "order_id" = "purchase"."order_id",
    "order_line_number" = "line"."number",
    "refund_until" = "purchase"."refund_until",
    "refusal" = "purchase"."refusal",
    "refusal_detail" = "purchase"."refusal_detail",
    "state" = CASE "purchase"."state"
      WHEN 'placed' THEN 'ordered'
      WHEN 'fulfilled' THEN 'fulfilled'
      WHEN 'cancelled' THEN 'cancelled'
      WHEN 'refused' THEN 'refused'
      ELSE 'open' END
FROM "purchase"
WHERE "purchase"."id" = "line"."purchase_id";

-- DropIndex
DROP INDEX "purchase_order_id_idx";

-- AlterTable
ALTER TABLE "purchase" DROP COLUMN "cart_request_id",
DROP COLUMN "order_id",
DROP COLUMN "refund_until",
ADD COLUMN     "cart_expires_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "purchase_line_order_id_idx" ON "purchase_line"("order_id");
