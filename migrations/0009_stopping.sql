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

-- No invite leads from one of a closed couple to the other, unless both have lifted that. The row
-- goes when somebody puts their half back.
create table block_lift (
    person  blob not null references person (id),
    of      blob not null references person (id),
    made_at text not null,
    primary key (person, of)
) strict, without rowid;

-- Between whom no invite works.
create view apart as
select a.person as one, b.person as other
  from (select person, couple from membership union all select person, couple from parting) a
  join closing c on c.couple = a.couple
  join (select person, couple from membership union all select person, couple from parting) b
    on b.couple = a.couple and b.person <> a.person
 where (select count(*) from block_lift l
         where (l.person = a.person and l.of = b.person)
            or (l.person = b.person and l.of = a.person)) < 2;

-- Somebody asked for their account to be erased.
create table erasure (
    id      blob not null primary key,
    person  blob not null references person (id),
    made_at text not null
) strict;

-- And took it back.
create table erasure_end (
    erasure blob not null primary key references erasure (id),
    made_at text not null
) strict;

-- Asked for and not taken back; the row goes when either happens, or the account.
create table erasure_now (
    person  blob not null primary key references person (id),
    erasure blob not null references erasure (id),
    made_at text not null
) strict;
create index erasure_now_by_age on erasure_now (made_at);
