-- Step 3: quality time.

create table date (
    id          blob not null primary key,
    couple      blob not null references couple (id),
    proposed_by blob not null references person (id),
    made_at     text not null
) strict;
create index date_of_couple on date (couple, made_at);

create table date_version (
    date        blob not null references date (id),
    version     integer not null,
    author      blob not null references person (id),
    starts_at   text not null,
    minutes     integer not null,
    phones_away integer not null,
    epoch       integer not null,
    words       blob not null,
    made_at     text not null,
    primary key (date, version),
    constraint date_minutes check (minutes between 5 and 10080),
    constraint date_phones_away check (phones_away in (0, 1))
) strict, without rowid;

create table date_answer (
    date    blob not null,
    version integer not null,
    person  blob not null references person (id),
    answer  text not null,
    made_at text not null,
    primary key (date, version),
    foreign key (date, version) references date_version (date, version),
    constraint date_answer_kind check (answer in ('accepted', 'countered', 'not now', 'withdrawn'))
) strict, without rowid;

create table date_outcome (
    date    blob not null primary key references date (id),
    person  blob not null references person (id),
    outcome text not null,
    made_at text not null,
    constraint date_outcome_kind check (outcome in ('done', 'called off'))
) strict;

-- Proposed or planned: gone once it was done, called off or put off.
create table date_ahead (
    couple blob not null references couple (id),
    date   blob not null references date (id),
    primary key (couple, date)
) strict, without rowid;

-- One good moment, from each; opened when both wrote.
create table date_note (
    date    blob not null references date (id),
    author  blob not null references person (id),
    epoch   integer not null,
    words   blob not null,
    made_at text not null,
    primary key (date, author)
) strict, without rowid;
