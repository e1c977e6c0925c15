-- Step 4: what one raises while it is small, and how the two leave it.
create table concern (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index concern_of_couple on concern (couple, made_at);

-- What each did about it, in order: where it stands follows from these. `at` is a time to talk, or until
-- when it is parked.
create table concern_act (
    concern blob    not null references concern (id),
    number  integer not null,
    author  blob    not null references person (id),
    kind    text    not null,
    at      text,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (concern, number),
    constraint concern_act_kind check (kind in (
        'read', 'time', 'suits', 'talked', 'suggested resolved', 'suggested parked', 'suggested therapy',
        'confirmed', 'not yet', 'agreed', 'reopened')),
    constraint concern_act_at check (
        kind = 'read' or (at is not null) = (kind in ('time', 'suggested parked')))
) strict, without rowid;

-- Those that are open, or parked and come back: few, however many years there are.
create table concern_open (
    couple  blob not null references couple (id),
    concern blob not null references concern (id),
    primary key (couple, concern)
) strict, without rowid;

-- A commitment that was proposed because of a concern.
create table concern_commitment (
    commitment blob not null primary key references commitment (id),
    concern    blob not null references concern (id)
) strict, without rowid;
create index concern_commitment_of_concern on concern_commitment (concern);

insert into entry_kind (name) values ('concern');
insert into draft_kind (name) values ('concern');
