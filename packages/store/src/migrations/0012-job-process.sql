-- Which process does the work, told from every other one: what a dead one has left is ended at the next start.
alter table job add column process text;
