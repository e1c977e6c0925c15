-- Step 2: responsibility and consistency.

create table commitment (
    id          blob not null primary key,
    couple      blob not null references couple (id),
    owner       blob not null references person (id),
    proposed_by blob not null references person (id),
    made_at     text not null
) strict;
create index commitment_of_couple on commitment (couple, made_at);

-- Every wording ever proposed stays readable.
create table commitment_version (
    commitment blob not null references commitment (id),
    version    integer not null,
    author     blob not null references person (id),
    cadence    text not null,                   -- RFC 5545 recurrence rule, or one day
    review_on  text not null,
    epoch      integer not null,
    words      blob not null,
    made_at    text not null,
    primary key (commitment, version)
) strict, without rowid;

create table commitment_answer (
    commitment blob not null,
    version    integer not null,
    person     blob not null references person (id),
    answer     text not null,
    epoch      integer not null,
    words      blob not null,
    made_at    text not null,
    primary key (commitment, version),
    foreign key (commitment, version) references commitment_version (commitment, version),
    constraint commitment_answer_kind check (answer in ('agreed', 'countered', 'declined', 'withdrawn'))
) strict, without rowid;

create table commitment_retirement (
    commitment blob not null primary key references commitment (id),
    person     blob not null references person (id),
    epoch      integer not null,
    words      blob not null,
    made_at    text not null
) strict;

-- On the table: proposed or active. The row goes when it is declined or retired, so that
-- a page never reads what ended years ago.
create table commitment_on_the_table (
    couple     blob not null references couple (id),
    commitment blob not null references commitment (id),
    primary key (couple, commitment)
) strict, without rowid;

-- How an occurrence went, said by its owner; saying it again is a new version.
create table keeping (
    commitment blob not null references commitment (id),
    day        text not null,
    version    integer not null,
    person     blob not null references person (id),
    mark       text not null,
    epoch      integer not null,
    words      blob not null,
    made_at    text not null,
    primary key (commitment, day, version),
    constraint keeping_mark check (mark in ('kept', 'partly', 'missed', 'excused'))
) strict, without rowid;

-- What the partner says to it.
create table sighting (
    commitment blob not null references commitment (id),
    day        text not null,
    version    integer not null,
    of_version integer not null,                -- of the mark that was read
    person     blob not null references person (id),
    answer     text not null,
    made_at    text not null,
    primary key (commitment, day, version),
    constraint sighting_answer check (answer in ('saw', 'did not see', 'talk'))
) strict, without rowid;
