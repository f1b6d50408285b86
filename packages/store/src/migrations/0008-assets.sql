-- Assets with the known course of their states. What is counted of them goes through the same door as cases.
create table fact_asset (
  source text collate "C" not null,
  id text collate "C" not null,
  kind text,
  unit text,
  state text,
  changed_at bigint not null,
  evaluated_at bigint not null,
  next_at bigint,
  batch bigint not null,
  -- Null: taken away before anything else was told of it.
  fact json,
  primary key (source, id)
) with (fillfactor = 70);
create index fact_asset_next on fact_asset (next_at) where next_at is not null;
create index fact_asset_unit on fact_asset (kind, unit);

-- Which assets a commit has changed: [source, id] each, or 'many'.
alter table commit_log add column assets json;
