-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "ledger_entry_action_sequence_idx" ON "ledger_entry"("action", "sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_outcome_sequence_idx" ON "ledger_entry"("outcome", "sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_at_idx" ON "ledger_entry"("at");
