-- AlterTable
ALTER TABLE "uninstall_task" ADD COLUMN     "customer_id" TEXT,
ADD COLUMN     "customer_name" TEXT,
ADD COLUMN     "lines" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "order_id" TEXT,
ADD COLUMN     "title" TEXT,
ALTER COLUMN "ticket_id" DROP NOT NULL;

-- What stands was told of a ticket.
UPDATE "uninstall_task" AS task SET
  "customer_id" = ticket."customer_id",
  "customer_name" = ticket."customer_name",
  "lines" = ticket."lines",
  "order_id" = ticket."order_id",
  "title" = ticket."order_title"
FROM "ticket" WHERE ticket."id" = task."ticket_id";

ALTER TABLE "uninstall_task" ALTER COLUMN "customer_id" SET NOT NULL,
ALTER COLUMN "customer_name" SET NOT NULL,
ALTER COLUMN "order_id" SET NOT NULL,
ALTER COLUMN "title" SET NOT NULL;

-- CreateIndex
CREATE INDEX "uninstall_task_order_id_idx" ON "uninstall_task"("order_id");
