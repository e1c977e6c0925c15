-- Step 5: whom the two could ask for help, and when they go there.

-- A name, how it is reached, and what the two know of it. A change, by either, is a new one that takes its place.
create table contact (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index contact_of_couple on contact (couple, made_at);

-- It is not on the list any more: taken off by one of the two, or another took its place.
create table contact_end (
    contact blob not null primary key references contact (id),
    person  blob not null references person (id),
    next    blob references contact (id),
    made_at text not null
) strict, without rowid;
create index contact_end_next on contact_end (next) where next is not null;

-- An appointment. Its time is plain, so that it can come next and stand in a calendar; it stands sealed among its
-- words as well, so that nobody moves it unseen.
create table appointment (
    id        blob    not null primary key,
    couple    blob    not null references couple (id),
    author    blob    not null references person (id),
    starts_at text    not null,
    epoch     integer not null,
    words     blob    not null,
    made_at   text    not null
) strict;
create index appointment_of_couple on appointment (couple, starts_at);

-- It was called off, or another took its place.
create table appointment_end (
    appointment blob not null primary key references appointment (id),
    person      blob not null references person (id),
    next        blob references appointment (id),
    made_at     text not null
) strict, without rowid;
create index appointment_end_next on appointment_end (next) where next is not null;

insert into entry_kind (name) values
    ('contact'),
    ('appointment');
