-- CreateTable
CREATE TABLE "download_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_number" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "language_code" TEXT NOT NULL,
    "bit" INTEGER,
    "file_type" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "sealed" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "download_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_notice" (
    "person_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_notice_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "download_link_person_id_issued_at_idx" ON "download_link"("person_id", "issued_at");
