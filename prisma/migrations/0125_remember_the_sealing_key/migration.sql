-- CreateTable
CREATE TABLE "sealed_with" (
    "id" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sealed_with_pkey" PRIMARY KEY ("id")
);
