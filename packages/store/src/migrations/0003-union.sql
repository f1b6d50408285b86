-- Cases of which several systems may tell, by their natural key; of each key one version counts.
create table united_case (
  kind text not null,
  key text collate "C" not null,
  source text collate "C" not null,
  id text collate "C" not null,
  rank smallint not null,
  changed_at bigint not null,
  state text not null,
  unit text not null,
  due_at bigint,
  counts boolean not null,
  primary key (kind, key, source, id)
);
create unique index united_case_fact on united_case (source, id);

-- Under which ranks each source was united last; another rule makes its cases be ruled anew.
create table union_rule (
  source text primary key,
  rule text not null
);
