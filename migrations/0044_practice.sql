-- Step 5: something small that the two practise between two sessions.

-- Its last day is plain, so that it can leave the list by itself; it stands sealed among its words as well, so that
-- nobody moves it unseen.
create table practice (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    until   text    not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index practice_of_couple on practice (couple, made_at);
create index practice_until on practice (couple, until);

-- One of the two said that they are done with it, before its last day.
create table practice_end (
    practice blob not null primary key references practice (id),
    person   blob not null references person (id),
    made_at  text not null
) strict, without rowid;

-- How it was for each of the two: once.
create table practice_reflection (
    practice blob    not null references practice (id),
    author   blob    not null references person (id),
    revision integer not null,                  -- how often it was put otherwise, in the first quarter of an hour
    epoch    integer not null,
    words    blob    not null,
    made_at  text    not null,
    primary key (practice, author)
) strict, without rowid;

insert into entry_kind (name) values
    ('practice'),
    ('reflection on a practice');
