-- CreateTable
CREATE TABLE "envelope" (
    "id" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_answer" TEXT,

    CONSTRAINT "envelope_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "envelope_taken_at_idx" ON "envelope"("taken_at");
