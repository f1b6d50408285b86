-- What came in of a source for a unit, by the day on which it was stored; the unit '' is one that could not be read.
create table quality_day (
  source text not null,
  unit text collate "C" not null,
  day integer not null,
  changed integer not null,
  refused integer not null,
  contradictory integer not null,
  primary key (source, unit, day)
);

-- How long a source kept its promise on a day, and how long it did not, in milliseconds.
create table promise_day (
  source text not null,
  day integer not null,
  kept_ms bigint not null,
  broken_ms bigint not null,
  primary key (source, day)
);

-- Stored facts that contradict themselves, until a newer version does not.
create table contradiction (
  source text not null,
  id text collate "C" not null,
  code text not null,
  unit text not null,
  at bigint not null,
  primary key (source, id, code)
);
