-- Keys are ordered by their bytes whatever the language of the database: pages and prefixes are told apart by order.
alter table fact_case alter column source type text collate "C", alter column id type text collate "C";
alter table cell alter column slice type text collate "C", alter column unit type text collate "C";
alter table definition_version alter column reached_source type text collate "C", alter column reached_id type text collate "C";

-- The order of measures is the order of their counters; jsonb would not keep it.
alter table definition_version alter column definitions type json using definitions::text::json;

-- Several processes read and write the states of sources: of two states the newer is known.
alter table source_state add column revision bigint not null default 1, add column stopped_at bigint;
