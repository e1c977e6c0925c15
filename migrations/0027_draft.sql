-- Everything that is written before it is shared is one kind of draft, whatever it becomes. What was
-- sealed stays as it is: each purpose has the place it was sealed for.
insert into draft_kind (name) values
    ('said'), ('reflected'), ('not quite'),
    ('statement'), ('reply'), ('missing'), ('other side');

insert into draft (id, author, couple, kind, about, made_at)
    select id, author, couple, kind, talk, made_at from turn_draft;
insert into draft_part (draft, part, words, made_at)
    select draft, question, words, made_at from turn_draft_answer;

insert into draft (id, author, couple, kind, about, made_at)
    select id, author, couple, kind, statement, made_at from impact_draft;
insert into draft_part (draft, part, words, made_at)
    select draft, question, words, made_at from impact_draft_answer;

drop table turn_draft_answer;
drop table turn_draft;
drop table impact_draft_answer;
drop table impact_draft;
