-- Whoever was erased is kept as a mark (kernel/erased.ts), not as English words.
UPDATE "person" SET "name" = '█████', "slack_user_id" = replace("slack_user_id", 'erased person', '█████')
WHERE "erased_at" IS NOT NULL;
UPDATE "ticket" SET "contact_name" = '█████' WHERE "contact_name" = 'erased person';
UPDATE "ticket_note" SET "author" = '█████' WHERE "author" = 'erased person';
UPDATE "audit_archive" SET "principal" = '█████' WHERE "principal" = 'erased person';
UPDATE "audit_archive" SET "details" = replace("details"::text, '"erased person', '"█████')::jsonb
WHERE strpos("details"::text, '"erased person') > 0;
UPDATE "security_alert" SET "details" = replace("details"::text, '"erased person', '"█████')::jsonb
WHERE strpos("details"::text, '"erased person') > 0;
UPDATE "approval_rule" SET "approvers" = replace("approvers"::text, '"erased person', '"█████')::jsonb,
  "escalate_to" = replace("escalate_to"::text, '"erased person', '"█████')::jsonb
WHERE strpos("approvers"::text, '"erased person') > 0 OR strpos("escalate_to"::text, '"erased person') > 0;
UPDATE "approval" SET "approvers" = replace("approvers"::text, '"erased person', '"█████')::jsonb,
  "escalate_to" = replace("escalate_to"::text, '"erased person', '"█████')::jsonb
WHERE strpos("approvers"::text, '"erased person') > 0 OR strpos("escalate_to"::text, '"erased person') > 0;
