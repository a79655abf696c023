-- CreateIndex
CREATE INDEX "download_link_issued_at_idx" ON "download_link"("issued_at");

-- CreateIndex
CREATE INDEX "reminder_digest_created_at_idx" ON "reminder_digest"("created_at");

-- CreateIndex
CREATE INDEX "security_alert_at_idx" ON "security_alert"("at");
