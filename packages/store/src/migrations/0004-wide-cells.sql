-- A dossier touches fewer rows when a row holds thirty-two counters, and a counter that is zero takes no room as null.
alter table cell rename to narrow_cell;
alter index cell_pkey rename to narrow_cell_pkey;
create table cell (
  version smallint not null,
  page smallint not null,
  slice text collate "C" not null,
  unit text collate "C" not null,
  day integer not null,
  a0 bigint, a1 bigint, a2 bigint, a3 bigint, a4 bigint, a5 bigint, a6 bigint, a7 bigint,
  a8 bigint, a9 bigint, a10 bigint, a11 bigint, a12 bigint, a13 bigint, a14 bigint, a15 bigint,
  a16 bigint, a17 bigint, a18 bigint, a19 bigint, a20 bigint, a21 bigint, a22 bigint, a23 bigint,
  a24 bigint, a25 bigint, a26 bigint, a27 bigint, a28 bigint, a29 bigint, a30 bigint, a31 bigint,
  primary key (version, page, slice, unit, day)
) with (fillfactor = 90);
insert into cell select version, page / 2, slice, unit, day,
  nullif(max(a0) filter (where page % 2 = 0), 0),
  nullif(max(a1) filter (where page % 2 = 0), 0),
  nullif(max(a2) filter (where page % 2 = 0), 0),
  nullif(max(a3) filter (where page % 2 = 0), 0),
  nullif(max(a4) filter (where page % 2 = 0), 0),
  nullif(max(a5) filter (where page % 2 = 0), 0),
  nullif(max(a6) filter (where page % 2 = 0), 0),
  nullif(max(a7) filter (where page % 2 = 0), 0),
  nullif(max(a8) filter (where page % 2 = 0), 0),
  nullif(max(a9) filter (where page % 2 = 0), 0),
  nullif(max(a10) filter (where page % 2 = 0), 0),
  nullif(max(a11) filter (where page % 2 = 0), 0),
  nullif(max(a12) filter (where page % 2 = 0), 0),
  nullif(max(a13) filter (where page % 2 = 0), 0),
  nullif(max(a14) filter (where page % 2 = 0), 0),
  nullif(max(a15) filter (where page % 2 = 0), 0),
  nullif(max(a0) filter (where page % 2 = 1), 0),
  nullif(max(a1) filter (where page % 2 = 1), 0),
  nullif(max(a2) filter (where page % 2 = 1), 0),
  nullif(max(a3) filter (where page % 2 = 1), 0),
  nullif(max(a4) filter (where page % 2 = 1), 0),
  nullif(max(a5) filter (where page % 2 = 1), 0),
  nullif(max(a6) filter (where page % 2 = 1), 0),
  nullif(max(a7) filter (where page % 2 = 1), 0),
  nullif(max(a8) filter (where page % 2 = 1), 0),
  nullif(max(a9) filter (where page % 2 = 1), 0),
  nullif(max(a10) filter (where page % 2 = 1), 0),
  nullif(max(a11) filter (where page % 2 = 1), 0),
  nullif(max(a12) filter (where page % 2 = 1), 0),
  nullif(max(a13) filter (where page % 2 = 1), 0),
  nullif(max(a14) filter (where page % 2 = 1), 0),
  nullif(max(a15) filter (where page % 2 = 1), 0)
from narrow_cell group by version, page / 2, slice, unit, day order by 1, 2, 3, 4, 5;
drop table narrow_cell;

update commit_log set deltas = (
  select coalesce(json_agg(json_build_array((page / 2)::int, slice, unit, day, (
    select json_agg(case when at % 2 = 1 then amount::bigint + page % 2 * 16 else amount::bigint end order by at)
    from json_array_elements_text(pairs) with ordinality as pair(amount, at)
  )) order by nth), '[]')
  from (
    select (row->>0)::bigint as page, row->>1 as slice, row->>2 as unit, (row->>3)::bigint as day, row->4 as pairs, nth
    from json_array_elements(deltas) with ordinality as rows(row, nth)
  ) as narrow
);

-- Cases of a unit are looked up to show a few of them: an index without instants is small, and its new entries lie together.
drop index fact_case_unit;
alter table fact_case alter column unit type text collate "C";
create index fact_case_unit on fact_case (unit);
