-- What is laid over the programme of a wall, as spans of time. `wall` is '*' for every wall; a span without an end is open.
create table wall_span (
  id bigint generated always as identity primary key,
  wall text collate "C" not null,
  kind text not null check (kind in ('alarm', 'take-over', 'freeze', 'banner', 'identify', 'point', 'reload')),
  starts bigint not null,
  ends bigint,
  position text not null,
  -- The rule and unit that raised an alarm, while what raised it lasts: it is raised once.
  episode text collate "C",
  content json not null
);
create index wall_span_wall on wall_span (wall, starts);
create unique index wall_span_episode on wall_span (episode) where episode is not null;

-- Who showed what when, what was ordered, what became of outputs. Rows are added, forgotten when old, and never changed.
create table wall_log (
  id bigint generated always as identity primary key,
  wall text collate "C" not null,
  at bigint not null,
  kind text not null check (kind in ('shown', 'order', 'device')),
  position text not null,
  what text not null,
  content json not null
);
create index wall_log_wall on wall_log (wall, id);
create index wall_log_at on wall_log (at);
create function keep_wall_log() returns trigger language plpgsql as $$
begin
  raise exception 'wall_log is never changed';
end $$;
create trigger wall_log_stands before update on wall_log for each row execute function keep_wall_log();

-- The hash of the secret with which walls are directed; one row.
create table operator_secret (
  one boolean primary key default true check (one),
  sha256 text not null,
  made_at bigint not null
);
