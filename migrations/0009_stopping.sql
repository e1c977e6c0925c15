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

-- Who has decided what becomes of what was shared, and is in no couple since then. The other is
-- not told.
create table parting (
    person    blob not null references person (id),
    couple    blob not null references couple (id),
    paired_at text not null,
    made_at   text not null,
    primary key (person, couple)
) strict, without rowid;
create index parting_of_couple on parting (couple);

-- Who keeps no copy, from that moment or from later.
create table letting_go (
    person  blob not null,
    couple  blob not null,
    made_at text not null,
    primary key (person, couple),
    foreign key (person, couple) references parting (person, couple)
) strict, without rowid;

-- Whoever has parted may set up another couple.
drop index couple_made_by;
create index couple_made_by on couple (made_by);
