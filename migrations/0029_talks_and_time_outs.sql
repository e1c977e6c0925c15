-- How one goes on from a talk is kept for later as a draft, too.
insert into draft_kind (name) values ('closed');

-- A talk rests with the time-out that one of the two takes, and nothing of that stays.
drop table turn_time_out_end;
drop table turn_time_out;
