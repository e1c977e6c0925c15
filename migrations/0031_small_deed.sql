-- Step 2: small gestures that each would like to do for the other, on a list of their own.
create table small_deed (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index small_deed_of_couple on small_deed (couple, made_at);

-- Those that are on a list now, so that the page need not read what once was.
create table small_deed_listed (
    deed   blob not null primary key references small_deed (id),
    couple blob not null references couple (id)
) strict;
create index small_deed_listed_of_couple on small_deed_listed (couple);

-- It matters to the other. Taken back, the star is gone.
create table small_deed_star (
    deed    blob not null primary key references small_deed (id),
    person  blob not null references person (id),
    made_at text not null
) strict;

-- Its author has taken it off their list.
create table small_deed_retirement (
    deed    blob not null primary key references small_deed (id),
    person  blob not null references person (id),
    made_at text not null
) strict;

insert into entry_kind (name) values ('small deed');
