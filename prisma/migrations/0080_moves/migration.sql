-- CreateTable
CREATE TABLE "move" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "order_id" TEXT,
    "order_line" INTEGER,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_machine" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "machine" TEXT NOT NULL,
    "machine_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "product_key" TEXT NOT NULL,
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
    "state" TEXT NOT NULL,
    "last_result" TEXT,
    "wave" INTEGER,
    "written_off_by" UUID,
    "written_off" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "move_machine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_import" (
    "id" UUID NOT NULL,
    "move_id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "slack_file_id" TEXT,
    "file_name" TEXT,
    "machine" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "records" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "masked" INTEGER NOT NULL DEFAULT 0,
    "not_understood" INTEGER NOT NULL DEFAULT 0,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "move_view_key_key" ON "move"("view_key");

-- CreateIndex
CREATE INDEX "move_customer_id_started_at_idx" ON "move"("customer_id", "started_at");

-- CreateIndex
CREATE INDEX "move_state_started_at_idx" ON "move"("state", "started_at");

-- CreateIndex
CREATE INDEX "move_order_id_idx" ON "move"("order_id");

-- CreateIndex
CREATE INDEX "move_person_id_idx" ON "move"("person_id");

-- CreateIndex
CREATE INDEX "move_machine_move_id_state_deadline_idx" ON "move_machine"("move_id", "state", "deadline");

-- CreateIndex
CREATE INDEX "move_machine_move_id_wave_idx" ON "move_machine"("move_id", "wave");

-- CreateIndex
CREATE UNIQUE INDEX "move_machine_move_id_machine_key_product_key_key" ON "move_machine"("move_id", "machine_key", "product_key");

-- CreateIndex
CREATE UNIQUE INDEX "move_import_view_key_key" ON "move_import"("view_key");

-- CreateIndex
CREATE INDEX "move_import_move_id_asked_at_idx" ON "move_import"("move_id", "asked_at");

-- CreateIndex
CREATE INDEX "move_import_person_id_idx" ON "move_import"("person_id");

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_machine" ADD CONSTRAINT "move_machine_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_import" ADD CONSTRAINT "move_import_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_import" ADD CONSTRAINT "move_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
