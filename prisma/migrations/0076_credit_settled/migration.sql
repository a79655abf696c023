-- DropIndex
DROP INDEX "ticket_credit_due_at_idx";

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "credit_settled" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "ticket_credit_settled_credit_due_at_idx" ON "ticket"("credit_settled", "credit_due_at");

-- What has come already, to the cent and before it was due, is not listed as open again.
UPDATE "ticket" SET "credit_settled" = true
FROM (
    SELECT entry."ticket_id", sum(entry."minor") AS "total",
           coalesce(sum(entry."minor") FILTER (WHERE entry."entered_at" < due."credit_due_at"), 0) AS "in_time"
    FROM "credit_entry" entry JOIN "ticket" due ON due."id" = entry."ticket_id"
    GROUP BY entry."ticket_id"
) came
WHERE came."ticket_id" = "ticket"."id" AND "ticket"."credit_due_at" IS NOT NULL
  AND came."total" = coalesce("ticket"."credit_minor", "ticket"."requested_minor")
  AND came."in_time" >= coalesce("ticket"."credit_minor", "ticket"."requested_minor");
