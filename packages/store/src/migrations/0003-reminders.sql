-- What was due of a source and when it arrived: every due hour of sources that have one, else every broken promise.
create table obligation (
  id bigint generated always as identity primary key,
  source text not null,
  -- The unit that owes it; '' when the source names none.
  unit text not null,
  due_at bigint not null,
  -- Until when the promise was held to be kept, with its tolerance.
  held_until bigint not null,
  arrived_at bigint,
  unique (source, due_at)
);
create index obligation_waiting on obligation (source) where arrived_at is null;
create index obligation_due on obligation (due_at);

-- Every reminder: which one of its obligation, when, whom, by which way, and what became of it.
create table reminder (
  id bigint generated always as identity primary key,
  obligation bigint not null references obligation (id),
  number integer not null,
  at bigint not null,
  way text not null check (way in ('mail', 'webhook', 'hand')),
  recipient text not null,
  note text not null,
  attempts integer not null,
  next_at bigint,
  sent_at bigint,
  failure text,
  unique (obligation, number, way, recipient)
);
create index reminder_waiting on reminder (next_at) where next_at is not null;
