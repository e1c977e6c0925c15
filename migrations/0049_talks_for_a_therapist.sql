-- What a therapist is told of a talk in turns is a copy, as of how a week was. The constraint on its section is part of
-- its table, which is therefore built anew.
create table therapist_copy_new (
    entry   blob    not null primary key,       -- what it is a copy of
    link    blob    not null references therapist_link (id),
    section text    not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    wrapped blob    not null,
    made_at text    not null,
    constraint therapist_copy_section check (section in ('pulse', 'talks', 'hard moments'))
) strict, without rowid;
insert into therapist_copy_new select entry, link, section, author, epoch, wrapped, made_at from therapist_copy;
drop table therapist_copy;
alter table therapist_copy_new rename to therapist_copy;
create index therapist_copy_of_link on therapist_copy (link, section, made_at);
create index therapist_copy_of_author on therapist_copy (author);

-- That one of the two lets the therapist read what was said in a talk. It is read where both do.
create table turn_talk_tick (
    talk    blob    not null references turn_talk (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (talk, author)
) strict, without rowid;
create index turn_talk_tick_of_author on turn_talk_tick (author);
