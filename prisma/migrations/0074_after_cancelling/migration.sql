-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "credit_due_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "uninstall_task" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "evidence" TEXT,

    CONSTRAINT "uninstall_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_entry" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "minor" BIGINT NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "uninstall_task_person_id_idx" ON "uninstall_task"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "uninstall_task_ticket_id_person_id_key" ON "uninstall_task"("ticket_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_ticket_id_document_key" ON "credit_entry"("ticket_id", "document");

-- CreateIndex
CREATE INDEX "ticket_credit_due_at_idx" ON "ticket"("credit_due_at");

-- AddForeignKey
ALTER TABLE "uninstall_task" ADD CONSTRAINT "uninstall_task_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uninstall_task" ADD CONSTRAINT "uninstall_task_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
