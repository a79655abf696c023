-- CreateTable
CREATE TABLE "ledger_key" (
    "public_key" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "sealed" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_key_pkey" PRIMARY KEY ("public_key")
);

-- CreateTable
CREATE TABLE "ledger_checkpoint" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "head" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "ledger_checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_key_number_key" ON "ledger_key"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_checkpoint_number_key" ON "ledger_checkpoint"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_checkpoint_sequence_key" ON "ledger_checkpoint"("sequence");

-- CreateIndex
CREATE INDEX "ledger_checkpoint_key_idx" ON "ledger_checkpoint"("key");

-- AddForeignKey
ALTER TABLE "ledger_checkpoint" ADD CONSTRAINT "ledger_checkpoint_key_fkey" FOREIGN KEY ("key") REFERENCES "ledger_key"("public_key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was signed stays as it was signed, and the public keys stay with it; only a private key is sealed anew, or forgotten.
CREATE FUNCTION "is_kept_as_it_is"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER "ledger_checkpoint_no_change" BEFORE UPDATE OR DELETE ON "ledger_checkpoint"
    FOR EACH ROW EXECUTE FUNCTION "is_kept_as_it_is"();
CREATE TRIGGER "ledger_checkpoint_no_truncate" BEFORE TRUNCATE ON "ledger_checkpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_kept_as_it_is"();
CREATE TRIGGER "ledger_key_no_change" BEFORE UPDATE OF "public_key", "number", "made_at" OR DELETE ON "ledger_key"
    FOR EACH ROW EXECUTE FUNCTION "is_kept_as_it_is"();
CREATE TRIGGER "ledger_key_no_truncate" BEFORE TRUNCATE ON "ledger_key"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_kept_as_it_is"();
