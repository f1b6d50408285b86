-- What was pushed to us lately, by hash: a delivery that comes again within its window changes nothing.
create table delivery (
  source text collate "C" not null,
  mark text collate "C" not null,
  at bigint not null,
  primary key (source, mark)
);
create index delivery_by_age on delivery (source, at);
