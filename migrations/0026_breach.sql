-- What happened: a short, neutral title with its kind and period, which both have to agree to.
create table breach (
    id      blob not null primary key,
    couple  blob not null references couple (id),
    made_at text not null
) strict;
create index breach_of_couple on breach (couple, made_at);

-- The words of each version that one of the two suggested. Those that were taken back are gone.
create table breach_version (
    breach  blob    not null references breach (id),
    number  integer not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (breach, number)
) strict, without rowid;

-- What the two did about it, in the order of time.
create table breach_act (
    breach  blob    not null references breach (id),
    number  integer not null,
    person  blob    not null references person (id),
    act     text    not null,
    made_at text    not null,
    primary key (breach, number),
    constraint breach_act_known check (act in (
        'suggested', 'agreed', 'declined', 'taken back',
        'asked to close', 'closed', 'not yet', 'left open', 'reopened',
        'no longer agreed', 'let go'
    ))
) strict, without rowid;

-- What waits for the other's answer: derived from what was done, so that Today need not read it all.
create table breach_asks (
    breach  blob not null primary key references breach (id),
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    made_at text not null
) strict;
create index breach_asks_of_couple on breach_asks (couple);
