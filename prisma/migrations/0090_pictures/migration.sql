-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" TEXT,
    "file_id" TEXT,
    "alt" TEXT,
    "uploading" TEXT,
    "drawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "picture_file_id_idx" ON "picture"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "picture_kind_subject_id_locale_key" ON "picture"("kind", "subject_id", "locale");
