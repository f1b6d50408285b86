-- From when to when a process of the product was seen alive; what lies between two is an outage.
create table life (
  id bigint generated always as identity primary key,
  started_at bigint not null,
  seen_at bigint not null
);
create index life_seen on life (seen_at);

-- How often the explanation of an indicator of a unit was opened on a day. Who opened it is not kept.
create table usage_day (
  day integer not null,
  unit text collate "C" not null,
  indicator text collate "C" not null,
  opened integer not null,
  primary key (day, unit, indicator)
);
