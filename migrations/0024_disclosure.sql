-- Step 1: something that one tells the other before it is found out.
create table disclosure (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index disclosure_of_couple on disclosure (couple, made_at);

-- How the other would like to meet it: theirs alone, the last counts. That it was opened is kept nowhere.
create table disclosure_intention (
    disclosure blob    not null references disclosure (id),
    number     integer not null,
    person     blob    not null references person (id),
    intention  text    not null,
    at         text,                            -- there if it is at a time
    made_at    text    not null,
    primary key (disclosure, number),
    constraint disclosure_intention_known check (intention in (
        'at a time', 'in a talk', 'with our therapist', 'not now')),
    constraint disclosure_intention_time check ((intention = 'at a time') = (at is not null))
) strict, without rowid;

-- What the other says to it of their own accord.
create table disclosure_reply (
    disclosure blob    not null references disclosure (id),
    number     integer not null,
    person     blob    not null references person (id),
    reply      text    not null,
    talk_at    text,                            -- there if it is when to talk
    made_at    text    not null,
    primary key (disclosure, number),
    constraint disclosure_reply_known check (reply in ('read, and needs time', 'would like to talk')),
    constraint disclosure_reply_time check ((reply = 'would like to talk') = (talk_at is not null))
) strict, without rowid;

insert into draft_kind (name) values ('telling');
insert into entry_kind (name) values ('something told');
