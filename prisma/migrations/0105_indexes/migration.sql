-- CreateIndex
CREATE INDEX "ticket_service_request_id_idx" ON "ticket"("service_request_id");
