-- CreateTable
CREATE TABLE "refund_reminder" (
    "purchase_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "told_hours" INTEGER,
    "idle_told_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3),
    "closed_told_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_reminder_pkey" PRIMARY KEY ("purchase_id","number")
);

-- CreateTable
CREATE TABLE "reminder_digest" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_item" (
    "digest_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "reminder_item_pkey" PRIMARY KEY ("digest_id","purchase_id","number")
);

-- CreateIndex
CREATE INDEX "refund_reminder_closed_told_at_idx" ON "refund_reminder"("closed_told_at");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_digest_person_id_key_key" ON "reminder_digest"("person_id", "key");

-- CreateIndex
CREATE INDEX "reminder_item_purchase_id_number_idx" ON "reminder_item"("purchase_id", "number");

-- CreateIndex
CREATE INDEX "purchase_line_state_refund_until_idx" ON "purchase_line"("state", "refund_until");

-- AddForeignKey
ALTER TABLE "refund_reminder" ADD CONSTRAINT "refund_reminder_purchase_id_number_fkey" FOREIGN KEY ("purchase_id", "number") REFERENCES "purchase_line"("purchase_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_digest" ADD CONSTRAINT "reminder_digest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_item" ADD CONSTRAINT "reminder_item_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "reminder_digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_item" ADD CONSTRAINT "reminder_item_purchase_id_number_fkey" FOREIGN KEY ("purchase_id", "number") REFERENCES "purchase_line"("purchase_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
