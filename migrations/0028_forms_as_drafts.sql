-- What was a form of several questions is written as a draft, too: one question a page, kept at each
-- step. So is an answer to a question of the day.
insert into draft_kind (name) values
    ('title'), ('card'), ('time-out'), ('openness'), ('question of the day');
