-- Instants are bigint milliseconds since 1970-01-01Z; days are integers since 1970-01-01 in Asia/Ho_Chi_Minh.

-- One row. Its lock orders all writers: commits are numbered without gaps and published in their order.
create table head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  version smallint not null,
  -- Hour cells before this day are gone and are not written again.
  hour_floor integer not null
);
insert into head (seq, version, hour_floor) values (0, 0, 0);

-- Every commit's cell changes, kept for the stated retention: the state as it was seen is the state at a commit.
create table commit_log (
  seq bigint primary key,
  at bigint not null,
  origin text not null,
  version smallint not null,
  deltas json not null
);
create index commit_log_at on commit_log (at);

create table fact_case (
  source text not null,
  id text not null,
  kind text,
  key text,
  unit text,
  state text,
  changed_at bigint not null,
  opened_at bigint,
  due_at bigint,
  closed_at bigint,
  evaluated_at bigint not null,
  next_at bigint,
  batch bigint not null,
  -- Null: deleted upstream. The row stays, so that an older version that arrives later does not count again.
  fact json,
  primary key (source, id)
) with (fillfactor = 85);
create index fact_case_next on fact_case (next_at) where next_at is not null;
create index fact_case_unit on fact_case (unit, closed_at);

create table cell (
  version smallint not null,
  page smallint not null,
  slice text not null,
  unit text not null,
  day integer not null,
  a0 bigint not null, a1 bigint not null, a2 bigint not null, a3 bigint not null,
  a4 bigint not null, a5 bigint not null, a6 bigint not null, a7 bigint not null,
  a8 bigint not null, a9 bigint not null, a10 bigint not null, a11 bigint not null,
  a12 bigint not null, a13 bigint not null, a14 bigint not null, a15 bigint not null,
  primary key (version, page, slice, unit, day)
) with (fillfactor = 90);

create table definition_version (
  id smallint primary key,
  hash text not null,
  state text not null check (state in ('building', 'current', 'retired')),
  -- The packs and calendars of this version, so that it stays in force while the next one is built.
  definitions jsonb not null,
  reached_source text,
  reached_id text,
  done bigint not null default 0,
  total bigint not null default 0,
  created_at bigint not null
);

create table source_state (
  source text primary key,
  live_cursor jsonb,
  history_cursor jsonb,
  history_reached_to bigint,
  history_complete boolean not null default false,
  history_rows bigint not null default 0,
  history_total bigint,
  covered_to bigint,
  received_at bigint,
  facts bigint not null default 0,
  quarantined bigint not null default 0,
  stopped_reason text
);

-- When each day was first covered to its end: a closed period that was fully covered does not age.
create table coverage_day (
  source text not null,
  day integer not null,
  received_at bigint not null,
  primary key (source, day)
);

create table batch (
  id bigint generated always as identity primary key,
  source text not null,
  direction text not null,
  seq bigint not null,
  stored_at bigint not null,
  rows integer not null,
  changed integer not null,
  refused integer not null,
  covered_to bigint
);
create index batch_source on batch (source, id);

create table quarantine (
  id bigint generated always as identity primary key,
  source text not null,
  batch bigint not null,
  place text not null,
  code text not null,
  reason text not null,
  fact_id text,
  at bigint not null
);
create index quarantine_source on quarantine (source, id);
-- The same refused row, seen again, is one entry.
create unique index quarantine_once on quarantine (source, code, (coalesce(fact_id, place)));

-- lz4 packs and unpacks much faster than the default; not every build of PostgreSQL has it, the embedded one has not.
do $$ begin
  alter table commit_log alter column deltas set compression lz4;
  alter table fact_case alter column fact set compression lz4;
exception when feature_not_supported then null;
end $$;
