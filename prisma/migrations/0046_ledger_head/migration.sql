-- Waits until nobody else appends, then reads the newest entry: two statements, of which the second sees what the first waited for,
-- in one round trip.
CREATE FUNCTION "ledger_head"("append_lock" BIGINT) RETURNS TABLE ("sequence" BIGINT, "hash" TEXT) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock("append_lock");
    RETURN QUERY SELECT entry."sequence", entry."hash" FROM "ledger_entry" AS entry ORDER BY entry."sequence" DESC LIMIT 1;
END
$$;
