-- Step 4: small issues early.

create table check_in (
    id       blob not null primary key,
    author   blob not null references person (id),
    couple   blob not null references couple (id),
    audience text not null,
    day      text not null,                     -- the author's civil day
    epoch    integer not null,                  -- 0: sealed for its author alone
    words    blob not null,
    made_at  text not null,
    constraint check_in_audience check (audience in ('only me', 'both of us'))
) strict;
create index check_in_by_author on check_in (author, day);
create index check_in_shared on check_in (couple, day) where audience = 'both of us';

-- What was added after saving; never more than once a check-in.
create table check_in_detail (
    check_in blob not null primary key references check_in (id),
    epoch    integer not null,
    words    blob not null,
    made_at  text not null
) strict;

-- A shared copy of a private check-in.
create table check_in_copy (
    check_in blob not null primary key references check_in (id),
    copy     blob not null references check_in (id),
    made_at  text not null
) strict;
