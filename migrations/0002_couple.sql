-- From a set-up link to two people who have both said yes.

-- Printed by the program; whoever opens it first becomes the first person of a couple.
create table set_up_link (
    code    blob not null primary key,          -- hash of the code in the link
    made_at text not null
) strict;

create table couple (
    id      blob not null primary key,
    host    text not null,                      -- who runs this server
    made_by blob not null references person (id),
    made_at text not null,
    constraint couple_host check (host in ('first', 'second', 'therapist', 'other'))
) strict;
create unique index couple_made_by on couple (made_by);

create table set_up (
    code    blob not null primary key references set_up_link (code),
    couple  blob not null references couple (id),
    made_at text not null
) strict;

create table invite (
    id         blob not null primary key,
    couple     blob not null references couple (id),
    inviter    blob not null references person (id),
    link       blob not null,                   -- hash of the code in the link
    words      blob not null,                   -- hash of the six words
    expires_at text not null,
    made_at    text not null,
    constraint invite_link unique (link),
    constraint invite_words unique (words)
) strict;
create index invite_of_couple on invite (couple, made_at);

create table invite_revocation (
    invite  blob not null primary key references invite (id),
    made_at text not null
) strict;

create table invite_acceptance (
    invite  blob not null primary key references invite (id),
    person  blob not null,
    made_at text not null,
    foreign key (person) references person (id)
) strict;
create index invite_acceptance_of_person on invite_acceptance (person, made_at);

-- The inviter's confirmation makes two members at once.
create table membership (
    person  blob not null primary key references person (id), -- one couple a person
    couple  blob not null references couple (id),
    made_at text not null
) strict;
create index membership_of_couple on membership (couple);

-- The couple's key of an epoch, handed to each who may read.
create table couple_key (
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    epoch   integer not null,
    wrapped blob not null,
    made_at text not null,
    primary key (couple, person, epoch)
) strict, without rowid;
