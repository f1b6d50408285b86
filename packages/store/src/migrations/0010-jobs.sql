-- Work that takes long, told by whoever does it about every second; one that falls silent has lost its process.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  source text,
  name text not null,
  by text not null,
  state text not null check (state in ('running', 'done', 'failed', 'stopped', 'held', 'resumed', 'interrupted')),
  unit text not null,
  rows bigint not null default 0,
  done bigint not null default 0,
  total bigint,
  rows_per_second real,
  seconds_left integer,
  started_at bigint not null,
  told_at bigint not null,
  ended_at bigint,
  stop_asked_at bigint,
  sentence text
);
create index job_open on job (kind, source) where state in ('running', 'held');
