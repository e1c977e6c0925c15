-- A copy of something that its author keeps for themselves, for the therapist to whom both opened that section: sealed
-- for the therapist's key and signed by the author. Nobody else opens it, its author included.
create table therapist_copy (
    entry   blob    not null primary key,       -- what it is a copy of
    link    blob    not null references therapist_link (id),
    section text    not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    wrapped blob    not null,
    made_at text    not null,
    constraint therapist_copy_section check (section in ('pulse', 'hard moments'))
) strict, without rowid;
create index therapist_copy_of_link on therapist_copy (link, section);
create index therapist_copy_of_author on therapist_copy (author);
