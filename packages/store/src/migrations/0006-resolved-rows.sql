-- A refused row whose fact came right later stays, with when; it no longer counts as open.
alter table quarantine add column resolved_at bigint;
create index quarantine_open on quarantine (source, fact_id) where resolved_at is null;
alter table source_state add column resolved bigint not null default 0;
