-- Step 1: the question box, and what is being written for the other.

-- A question that one of the two has put into the box.
create table box_question (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index box_question_of_couple on box_question (couple, made_at);

-- What its author says of it: the last counts.
create table box_mark (
    question blob    not null references box_question (id),
    number   integer not null,
    mark     text    not null,
    made_at  text    not null,
    primary key (question, number),
    constraint box_mark_known check (mark in ('now', 'later', 'with our therapist', 'no longer needed'))
) strict, without rowid;

-- How the other would like to answer it: the last counts.
create table box_pace (
    question blob    not null references box_question (id),
    number   integer not null,
    pace     text    not null,
    by_day   text,                              -- there if it is by a day
    made_at  text    not null,
    primary key (question, number),
    constraint box_pace_known check (pace in ('by a day', 'only with our therapist')),
    constraint box_pace_day check ((pace = 'by a day') = (by_day is not null))
) strict, without rowid;

-- An answer, and after it was withdrawn perhaps another. That it was opened is kept nowhere.
create table box_answer (
    question blob    not null references box_question (id),
    number   integer not null,
    author   blob    not null references person (id),
    epoch    integer not null,
    words    blob    not null,
    made_at  text    not null,
    primary key (question, number)
) strict, without rowid;

-- Where a question stands in the box: among those that wait, or among those that do not.
create table box_place (
    question blob    not null primary key references box_question (id),
    couple   blob    not null references couple (id),
    waits    integer not null,
    at       text    not null,
    constraint box_place_waits check (waits in (0, 1))
) strict;
create index box_place_of_couple on box_place (couple, waits, at);

-- Talking about it, once a day for so long; ended by either before.
create table box_time (
    couple   blob    not null references couple (id),
    number   integer not null,
    begun_by blob    not null references person (id),
    minutes  integer not null,
    made_at  text    not null,
    primary key (couple, number)
) strict, without rowid;

create table box_time_end (
    couple  blob    not null,
    number  integer not null,
    person  blob    not null references person (id),
    made_at text    not null,
    primary key (couple, number),
    foreign key (couple, number) references box_time (couple, number)
) strict, without rowid;

-- Another length that one of the two would like, and what the other says: it takes both.
create table box_length (
    couple  blob    not null references couple (id),
    number  integer not null,
    person  blob    not null references person (id),
    minutes integer not null,
    made_at text    not null,
    primary key (couple, number)
) strict, without rowid;

create table box_length_answer (
    couple  blob    not null,
    number  integer not null,
    person  blob    not null references person (id),
    answer  text    not null,
    made_at text    not null,
    primary key (couple, number),
    foreign key (couple, number) references box_length (couple, number),
    constraint box_length_answer_known check (answer in ('agreed', 'left'))
) strict, without rowid;

-- What somebody is writing for the other. Each part is sealed for its author alone, and in a row of
-- its own: writing needs no look at what was written before.
create table draft_kind (
    name text not null primary key
) strict, without rowid;
insert into draft_kind (name) values ('question'), ('answer');

create table draft (
    id      blob not null primary key,
    author  blob not null references person (id),
    couple  blob not null references couple (id),
    kind    text not null references draft_kind (name),
    about   blob,                               -- of an answer its question, which may be destroyed; the draft stays
    made_at text not null
) strict;
create index draft_of_author on draft (author);

create table draft_part (
    draft   blob not null references draft (id),
    part    text not null,
    words   blob not null,
    made_at text not null,
    primary key (draft, part)
) strict, without rowid;

insert into entry_kind (name) values ('question in the box'), ('answer in the box');
