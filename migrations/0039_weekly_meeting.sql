-- Step 4: the weekly meeting, and when the two have it.
create table weekly_meeting (
    id       blob not null primary key,
    couple   blob not null references couple (id),
    begun_by blob not null references person (id),
    made_at  text not null
) strict;
create index weekly_meeting_of_couple on weekly_meeting (couple, made_at);

-- The one that is under way, or rests: one at a time.
create table weekly_meeting_now (
    couple  blob not null primary key references couple (id),
    meeting blob not null references weekly_meeting (id)
) strict, without rowid;

-- What each said and did in it, in order: where it stands follows from these.
create table weekly_meeting_act (
    meeting blob    not null references weekly_meeting (id),
    number  integer not null,
    author  blob    not null references person (id),
    kind    text    not null,
    part    integer,
    concern blob    references concern (id),
    line    integer,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (meeting, number),
    constraint weekly_meeting_act_kind check (kind in (
        'said', 'went', 'suggested', 'agreed', 'no concern', 'will', 'not this week', 'stopped', 'went on',
        'closed', 'signed', 'differs')),
    constraint weekly_meeting_act_part check (
        (part is not null) = (kind in ('said', 'went')) and (part is null or part between 1 and 6)),
    constraint weekly_meeting_act_concern check ((concern is not null) = (kind in ('suggested', 'agreed'))),
    constraint weekly_meeting_act_line check ((line is not null) = (kind in ('will', 'not this week')))
) strict, without rowid;

-- When the two have it: proposed by one, agreed by the other, ended by either. `weekday` counts from
-- Monday, 0; `minute` from midnight, on the clock of `zone`.
create table meeting_time_act (
    couple  blob    not null references couple (id),
    number  integer not null,
    author  blob    not null references person (id),
    kind    text    not null,
    weekday integer,
    minute  integer,
    zone    text,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (couple, number),
    constraint meeting_time_act_kind check (kind in ('proposed', 'agreed', 'not so', 'ended')),
    constraint meeting_time_act_time check (
        (weekday is not null) = (kind = 'proposed')
        and (minute is not null) = (weekday is not null)
        and (zone is not null) = (weekday is not null)
        and (weekday is null or weekday between 0 and 6 and minute between 0 and 1439))
) strict, without rowid;

insert into entry_kind (name) values ('line of a weekly meeting');
