-- What people enter for a unit and a period, revision by revision. An approved one is never changed again: a correction is a new one.
create table manual_entry (
  id bigint generated always as identity primary key,
  source text collate "C" not null,
  unit text collate "C" not null,
  period text collate "C" not null,
  revision integer not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'dropped')),
  -- Grows with every step: of two who act at once one is late.
  version integer not null,
  -- Numbers as they were typed, by signal.
  cells json not null,
  confirmed json not null,
  note text not null,
  -- Why it was returned, or corrected.
  reason text not null,
  submitted_by text,
  submitted_at bigint,
  decided_by text,
  decided_at bigint,
  unique (source, unit, period, revision),
  check (state <> 'approved' or (submitted_by is not null and decided_by is not null and decided_by <> submitted_by))
);
create unique index manual_entry_open on manual_entry (source, unit, period) where state in ('draft', 'submitted', 'returned');
create index manual_entry_approved on manual_entry (source, decided_at, id) where state = 'approved';
create index manual_entry_period on manual_entry (source, period);

-- Who did what with an entry, when. Rows are added and never changed.
create table manual_step (
  id bigint generated always as identity primary key,
  entry bigint not null references manual_entry (id),
  at bigint not null,
  step text not null,
  position text not null,
  note text not null,
  -- Of numbers, confirmations and note as they were then.
  sha256 text not null
);
create index manual_step_entry on manual_step (entry);
create function keep_manual_step() returns trigger language plpgsql as $$
begin
  raise exception 'manual_step only grows';
end $$;
create trigger manual_step_grows before update or delete on manual_step for each row execute function keep_manual_step();

-- Files that show where numbers come from: kept as they came, handed out, never opened.
create table manual_evidence (
  id bigint generated always as identity primary key,
  entry bigint not null references manual_entry (id),
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  at bigint not null,
  position text not null,
  content bytea not null
);
create index manual_evidence_entry on manual_evidence (entry);
