-- How one goes on from a talk is kept for later as a draft, too.
insert into draft_kind (name) values ('closed');
