-- Every version of a figure that was ever told, with the commit at which it became known. Rows are added; of one only `confirmed_at`
-- moves, when its source tells the same again. The newest version known at a commit is the last confirmed among those up to it.
create table figure_revision (
  source text collate "C" not null,
  id text collate "C" not null,
  changed_at bigint not null,
  -- Operator and value in one text: of two versions of one instant the larger wins.
  content text collate "C" not null,
  confirmed_at bigint not null,
  seq bigint not null,
  known_at bigint not null,
  batch bigint not null,
  signal text collate "C" not null,
  unit text collate "C" not null,
  period text not null,
  from_day integer not null,
  to_day integer not null,
  -- The instant of a measurement, or the last one of the period.
  at bigint not null,
  slice text collate "C" not null,
  basis text not null,
  value double precision,
  op text not null,
  is_deleted boolean not null,
  primary key (source, id, changed_at, content)
);
create index figure_revision_asked on figure_revision (signal, unit, to_day);

-- What changed in figures, beside what changed in counters.
alter table commit_log add column figures json;
