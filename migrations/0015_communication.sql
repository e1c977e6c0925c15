-- Step 1: communication.

-- A talk in turns.
create table turn_talk (
    id       blob not null primary key,
    couple   blob not null references couple (id),
    begun_by blob not null references person (id),
    made_at  text not null
) strict;
create index turn_talk_of_couple on turn_talk (couple, made_at);

-- What each said or did in it, in order: where it stands follows from these.
create table turn (
    talk    blob    not null references turn_talk (id),
    number  integer not null,
    author  blob    not null references person (id),
    kind    text    not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (talk, number),
    constraint turn_kind check (kind in (
        'said', 'reflected', 'heard', 'not quite', 'nothing to add', 'closed'))
) strict, without rowid;

-- Rests until then, or until who took it is back.
create table turn_time_out (
    talk    blob    not null references turn_talk (id),
    number  integer not null,
    person  blob    not null references person (id),
    until   text    not null,
    made_at text    not null,
    primary key (talk, number)
) strict, without rowid;

create table turn_time_out_end (
    talk    blob    not null,
    number  integer not null,
    made_at text    not null,
    primary key (talk, number),
    foreign key (talk, number) references turn_time_out (talk, number)
) strict, without rowid;

create table turn_talk_stop (
    talk    blob not null primary key references turn_talk (id),
    person  blob not null references person (id),
    made_at text not null
) strict;

-- The one that is under way: gone once it was closed by both, or stopped.
create table turn_talk_now (
    couple blob not null primary key references couple (id),
    talk   blob not null references turn_talk (id)
) strict;

-- What somebody is writing for a turn; without a talk it would begin one. Each answer is sealed for
-- its author alone, and in a row of its own: writing needs no look at what was written before.
create table turn_draft (
    id      blob not null primary key,
    author  blob not null references person (id),
    couple  blob not null references couple (id),
    talk    blob,                              -- may be destroyed with what was shared; the draft stays
    kind    text not null,
    made_at text not null,
    constraint turn_draft_kind check (kind in ('said', 'reflected', 'not quite'))
) strict;
create index turn_draft_of_author on turn_draft (author);

create table turn_draft_answer (
    draft    blob not null references turn_draft (id),
    question text not null,
    words    blob not null,
    made_at  text not null,
    primary key (draft, question)
) strict, without rowid;

-- Turns can be withdrawn as well: the list of kinds grows, so the table is made anew.
create table withdrawal_with_turns (
    entry   blob    not null,                   -- its id; of a note the date's, of a mark the commitment's, of a turn the talk's
    kind    text    not null,
    part    integer not null,                   -- of a mark its day and version, of a turn its number, else 0
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,                   -- when: signed, so that nobody else can say so
    made_at text    not null,
    primary key (entry, kind, part, author),
    constraint withdrawal_kind check (kind in (
        'check-in',
        'note after a date',
        'words beside a mark',
        'turn of a talk'))
) strict, without rowid;
insert into withdrawal_with_turns select entry, kind, part, author, epoch, words, made_at from withdrawal;
drop table withdrawal;
alter table withdrawal_with_turns rename to withdrawal;
