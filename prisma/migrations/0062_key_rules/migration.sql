-- AlterTable
ALTER TABLE "key_request" ADD COLUMN     "opened_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "key_rules" (
    "id" INTEGER NOT NULL,
    "channel_id" TEXT,
    "team_id" TEXT NOT NULL,
    "per_person_hour" INTEGER NOT NULL,
    "per_customer_day" INTEGER NOT NULL,
    "cool_down_minutes" INTEGER NOT NULL,
    "visible_minutes" INTEGER NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "security_alert" (
    "id" UUID NOT NULL,
    "alert_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "security_alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "security_alert_alert_key_key" ON "security_alert"("alert_key");

-- CreateIndex
CREATE INDEX "hand_over_created_at_idx" ON "hand_over"("created_at");

-- CreateIndex
CREATE INDEX "key_request_person_id_opened_at_idx" ON "key_request"("person_id", "opened_at");

-- CreateIndex
CREATE INDEX "key_request_customer_id_opened_at_idx" ON "key_request"("customer_id", "opened_at");
