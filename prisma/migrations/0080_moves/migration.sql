-- CreateTable
CREATE TABLE "move" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "plan_from" TEXT,
    "margin_hours" INTEGER NOT NULL,
    "work_days" INTEGER[],
    "work_from" INTEGER NOT NULL,
    "work_until" INTEGER NOT NULL,
    "pilot_size" INTEGER NOT NULL,
    "wave_size" INTEGER NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_key" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "product_kind" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "activations_known" INTEGER,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_machine" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "rarely_online" BOOLEAN NOT NULL DEFAULT false,
    "kms_host" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "wave" INTEGER,
    "deadline" TIMESTAMPTZ(3),
    "failure_code" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "written_off_by" UUID,
    "written_off_at" TIMESTAMPTZ(3),
    "written_off_why" TEXT,

    CONSTRAINT "move_machine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_product" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "machine_id" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "activation_id" TEXT,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "minutes_left" INTEGER,
    "partial_key" TEXT,
    "kms_host" TEXT,
    "reason" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "deadline" TIMESTAMPTZ(3),
    "verdict" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "has_to_move" BOOLEAN NOT NULL,

    CONSTRAINT "move_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_wave" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "reminders" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "move_wave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_import" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "move_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "slack_file_id" TEXT,
    "file_name" TEXT,
    "machine" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "hash" TEXT,
    "records" INTEGER NOT NULL DEFAULT 0,
    "masked" INTEGER NOT NULL DEFAULT 0,
    "machines_added" INTEGER NOT NULL DEFAULT 0,
    "products_changed" INTEGER NOT NULL DEFAULT 0,
    "products_older" INTEGER NOT NULL DEFAULT 0,
    "lines_left" INTEGER NOT NULL DEFAULT 0,
    "left" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "move_number_key" ON "move"("number");

-- CreateIndex
CREATE UNIQUE INDEX "move_view_key_key" ON "move"("view_key");

-- CreateIndex
CREATE INDEX "move_state_updated_at_idx" ON "move"("state", "updated_at");

-- CreateIndex
CREATE INDEX "move_customer_id_updated_at_idx" ON "move"("customer_id", "updated_at");

-- CreateIndex
CREATE INDEX "move_key_order_id_line_number_idx" ON "move_key"("order_id", "line_number");

-- CreateIndex
CREATE UNIQUE INDEX "move_key_move_id_order_id_line_number_key" ON "move_key"("move_id", "order_id", "line_number");

-- CreateIndex
CREATE INDEX "move_machine_move_id_state_deadline_idx" ON "move_machine"("move_id", "state", "deadline");

-- CreateIndex
CREATE INDEX "move_machine_move_id_wave_idx" ON "move_machine"("move_id", "wave");

-- CreateIndex
CREATE UNIQUE INDEX "move_machine_move_id_folded_name_key" ON "move_machine"("move_id", "folded_name");

-- CreateIndex
CREATE INDEX "move_product_move_id_standing_kind_idx" ON "move_product"("move_id", "standing", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "move_product_machine_id_slot_key" ON "move_product"("machine_id", "slot");

-- CreateIndex
CREATE INDEX "move_wave_state_starts_at_idx" ON "move_wave"("state", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "move_wave_move_id_number_key" ON "move_wave"("move_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "move_import_view_key_key" ON "move_import"("view_key");

-- CreateIndex
CREATE INDEX "move_import_move_id_asked_at_idx" ON "move_import"("move_id", "asked_at");

-- CreateIndex
CREATE INDEX "move_import_move_id_hash_idx" ON "move_import"("move_id", "hash");

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_key" ADD CONSTRAINT "move_key_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_machine" ADD CONSTRAINT "move_machine_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_product" ADD CONSTRAINT "move_product_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_product" ADD CONSTRAINT "move_product_machine_id_fkey" FOREIGN KEY ("machine_id") REFERENCES "move_machine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_wave" ADD CONSTRAINT "move_wave_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_import" ADD CONSTRAINT "move_import_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_import" ADD CONSTRAINT "move_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
