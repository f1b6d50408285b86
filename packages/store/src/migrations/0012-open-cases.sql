-- The open cases of a kind by their due instant: lists of what is owed read them in this order. A small part of all cases.
create index fact_case_open on fact_case (kind, due_at) where closed_at is null and fact is not null;
