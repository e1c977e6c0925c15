-- Step 4: days that are hard, and what would help on them.

-- One that somebody wrote for themselves. Its day is plain, so that it can be shown before it comes; it stands
-- sealed among its words as well, so that nobody moves it unseen.
create table hard_date (
    id       blob    not null primary key,
    author   blob    not null references person (id),
    day      text    not null,
    yearly   integer not null,
    words    blob    not null,
    revision integer not null,                  -- how often it was changed
    made_at  text    not null,
    constraint hard_date_yearly check (yearly in (0, 1))
) strict;
create index hard_date_of_author on hard_date (author, made_at);

-- A copy that its author shared.
create table shared_hard_date (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    day     text    not null,
    yearly  integer not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    constraint shared_hard_date_yearly check (yearly in (0, 1))
) strict;
create index shared_hard_date_of_couple on shared_hard_date (couple, made_at);

-- What the other does on that day: of a day that comes every year, anew each year.
create table hard_date_answer (
    hard_date blob    not null references shared_hard_date (id),
    number    integer not null,
    author    blob    not null references person (id),
    epoch     integer not null,
    words     blob    not null,
    made_at   text    not null,
    primary key (hard_date, number)
) strict, without rowid;

insert into entry_kind (name) values
    ('hard date'),
    ('answer to a hard date');
