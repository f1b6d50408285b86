-- Where a batch with refused rows was asked from, {"cursor": …}: they can be asked for again there. Null: they cannot.
alter table batch add column asked_from json;
-- Somebody has decided that a refused row is to stay out, and why.
alter table quarantine add column dismissed_at bigint;
alter table quarantine add column dismissed_why text;
drop index quarantine_open;
create index quarantine_open on quarantine (source, fact_id) where resolved_at is null and dismissed_at is null;
