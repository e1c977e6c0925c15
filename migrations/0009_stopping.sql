-- Stopping: one of the two is enough for each of these.

create table pause (
    id      blob not null primary key,
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    made_at text not null
) strict;

create table pause_end (
    pause   blob not null primary key references pause (id),
    made_at text not null
) strict;

-- Begun and not ended; the row goes when it ends. At most one of each of the two.
create table pause_now (
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    pause   blob not null references pause (id),
    made_at text not null,
    primary key (couple, person)
) strict, without rowid;

-- Never taken back.
create table closing (
    couple  blob not null primary key references couple (id),
    person  blob not null references person (id),
    made_at text not null
) strict;
