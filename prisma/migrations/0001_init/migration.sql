-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "slack_team_id" TEXT NOT NULL,
    "slack_user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_grant" (
    "id" UUID NOT NULL,
    "holder" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "local_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "customer_id" TEXT,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "credential" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "po_reference" TEXT,
    "marker" TEXT NOT NULL,
    "cart_request_id" UUID,
    "cart_id" TEXT,
    "checkout_request_id" UUID,
    "checkout_at" TIMESTAMPTZ(3),
    "order_id" TEXT,
    "refusal" TEXT,
    "refusal_detail" TEXT,
    "reference" TEXT,
    "waiting" TEXT,
    "refund_until" TIMESTAMPTZ(3),
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_at" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_line" (
    "purchase_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "product_title" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "sku_title" TEXT NOT NULL,
    "term_duration" TEXT,
    "billing_cycle" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "purchase_line_pkey" PRIMARY KEY ("purchase_id","number")
);

-- CreateTable
CREATE TABLE "key_request" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_item_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),
    "hide_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "sealed_reply" TEXT,

    CONSTRAINT "key_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_reply" (
    "view_key" TEXT NOT NULL,
    "sealed" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "form_reply_pkey" PRIMARY KEY ("view_key")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "customer_domain" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "subscription_id" TEXT,
    "order_title" TEXT NOT NULL,
    "refund_reason" TEXT NOT NULL,
    "requested_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "issue_type" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "cancel_request_id" UUID,
    "service_request_id" TEXT,
    "service_request_attempt" UUID,
    "refusal" TEXT,
    "refusal_detail" TEXT,
    "reference" TEXT,
    "waiting" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "live_order" TEXT,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_file" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "slack_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER,
    "sha256" TEXT,
    "sealed" BYTEA,
    "problem" TEXT,

    CONSTRAINT "ticket_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slack_message" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT,
    "timestamp" TEXT,
    "sent_hash" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_slack_team_id_slack_user_id_key" ON "person"("slack_team_id", "slack_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "local_grant_holder_role_key" ON "local_grant"("holder", "role");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_hash_key" ON "ledger_entry"("hash");

-- CreateIndex
CREATE INDEX "ledger_entry_actor_sequence_idx" ON "ledger_entry"("actor", "sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_subject_sequence_idx" ON "ledger_entry"("subject", "sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_customer_id_sequence_idx" ON "ledger_entry"("customer_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_view_key_key" ON "purchase"("view_key");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_marker_key" ON "purchase"("marker");

-- CreateIndex
CREATE INDEX "purchase_customer_id_requested_at_idx" ON "purchase"("customer_id", "requested_at");

-- CreateIndex
CREATE INDEX "purchase_person_id_drafted_at_idx" ON "purchase"("person_id", "drafted_at");

-- CreateIndex
CREATE INDEX "purchase_order_id_idx" ON "purchase"("order_id");

-- CreateIndex
CREATE INDEX "purchase_state_updated_at_idx" ON "purchase"("state", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "key_request_view_key_key" ON "key_request"("view_key");

-- CreateIndex
CREATE INDEX "key_request_person_id_requested_at_idx" ON "key_request"("person_id", "requested_at");

-- CreateIndex
CREATE INDEX "key_request_order_id_idx" ON "key_request"("order_id");

-- CreateIndex
CREATE INDEX "form_reply_opened_at_idx" ON "form_reply"("opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_view_key_key" ON "ticket"("view_key");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_live_order_key" ON "ticket"("live_order");

-- CreateIndex
CREATE INDEX "ticket_person_id_submitted_at_idx" ON "ticket"("person_id", "submitted_at");

-- CreateIndex
CREATE INDEX "ticket_customer_id_submitted_at_idx" ON "ticket"("customer_id", "submitted_at");

-- CreateIndex
CREATE INDEX "ticket_state_updated_at_idx" ON "ticket"("state", "updated_at");

-- CreateIndex
CREATE INDEX "ticket_order_id_idx" ON "ticket"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_file_ticket_id_slack_id_key" ON "ticket_file"("ticket_id", "slack_id");

-- CreateIndex
CREATE UNIQUE INDEX "slack_message_kind_subject_id_place_key" ON "slack_message"("kind", "subject_id", "place");

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_line" ADD CONSTRAINT "purchase_line_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_request" ADD CONSTRAINT "key_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The ledger is append-only: the database itself refuses to change or drop an entry.
CREATE FUNCTION "ledger_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger_entry is append-only' USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER "ledger_entry_no_change" BEFORE UPDATE OR DELETE ON "ledger_entry"
    FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_entry_no_truncate" BEFORE TRUNCATE ON "ledger_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
