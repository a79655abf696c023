-- CreateTable
CREATE TABLE "approval_rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "requester_role" TEXT,
    "over_minor" BIGINT,
    "currency" TEXT,
    "approvals" INTEGER NOT NULL,
    "approvers" JSONB NOT NULL,
    "escalate_to" JSONB NOT NULL,
    "escalate_hours" INTEGER,
    "expire_hours" INTEGER NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "rule_id" UUID,
    "why" JSONB NOT NULL,
    "approvals" INTEGER NOT NULL,
    "approvers" JSONB NOT NULL,
    "escalate_to" JSONB NOT NULL,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "stage" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "escalate_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "pending_for" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_decision" (
    "approval_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_decision_pkey" PRIMARY KEY ("approval_id","person_id")
);

-- CreateTable
CREATE TABLE "approval_asked" (
    "approval_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_asked_pkey" PRIMARY KEY ("approval_id","person_id")
);

-- CreateIndex
CREATE INDEX "approval_rule_kind_ended_at_created_at_idx" ON "approval_rule"("kind", "ended_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "approval_pending_for_key" ON "approval"("pending_for");

-- CreateIndex
CREATE UNIQUE INDEX "approval_kind_subject_id_round_key" ON "approval"("kind", "subject_id", "round");

-- CreateIndex
CREATE INDEX "approval_asked_person_id_asked_at_idx" ON "approval_asked"("person_id", "asked_at");

-- CreateIndex
CREATE INDEX "local_grant_role_idx" ON "local_grant"("role");

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_decision" ADD CONSTRAINT "approval_decision_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_decision" ADD CONSTRAINT "approval_decision_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_asked" ADD CONSTRAINT "approval_asked_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_asked" ADD CONSTRAINT "approval_asked_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
