-- Hard moments.

insert into entry_kind (name) values ('card for a hard moment');

-- What helps somebody in a hard moment, in their own words, for both. A changed one is a row of its own.
create table hard_moment_card (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index hard_moment_card_of_author on hard_moment_card (couple, author, made_at);

-- The one that is going on, of each of the two one at most: gone for good once it is over.
create table hard_moment_now (
    id      blob not null primary key,
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    card    blob not null references hard_moment_card (id),
    made_at text not null,
    constraint hard_moment_one_each unique (couple, person)
) strict;

-- What the other said to it, the last they said: here now, or from then on.
create table hard_moment_answer (
    moment  blob not null primary key references hard_moment_now (id),
    can_at  text,                               -- without it: here now
    made_at text not null
) strict;

-- Who keeps their own moments, for themselves alone; and those they keep.
create table hard_moment_keeper (
    person  blob not null primary key references person (id),
    made_at text not null
) strict;

create table hard_moment_kept (
    id      blob not null primary key,
    author  blob not null references person (id),
    words   blob not null,
    made_at text not null
) strict;
create index hard_moment_kept_of_author on hard_moment_kept (author, made_at);
