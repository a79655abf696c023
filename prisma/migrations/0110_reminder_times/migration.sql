-- CreateTable
CREATE TABLE "reminder_times" (
    "id" UUID NOT NULL,
    "view_key" TEXT NOT NULL,
    "closing_hours" INTEGER[],
    "idle_days" INTEGER NOT NULL,
    "morning_hour" INTEGER NOT NULL,
    "risk_days" INTEGER NOT NULL,
    "ticket_hours" INTEGER NOT NULL,
    "microsoft_days" INTEGER NOT NULL,
    "replaces_id" UUID,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_times_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reminder_times_view_key_key" ON "reminder_times"("view_key");

-- CreateIndex
CREATE INDEX "reminder_times_confirmed_at_created_at_idx" ON "reminder_times"("confirmed_at", "created_at");
