-- Somebody's account is reset by whoever runs the server: a link, and what was before.

-- Printed by the program, for one person; the newest is the only one that may open.
create table reset_link (
    id         blob not null primary key,
    person     blob not null references person (id),
    code       blob not null,                   -- hash of the code in the link
    expires_at text not null,
    made_at    text not null,
    constraint reset_link_code unique (code)
) strict;
create index reset_link_of_person on reset_link (person, made_at);

create table reset_use (
    link    blob not null primary key references reset_link (id),
    made_at text not null
) strict;

-- Taken back by its person, or because a newer one was made.
create table reset_link_end (
    link    blob not null primary key references reset_link (id),
    made_at text not null
) strict;

-- What a password and a recovery code opened before the reset: still sealed under them.
create table earlier_seed (
    id                blob not null primary key,
    person            blob not null references person (id),
    salt              blob not null,
    verifier          blob not null,            -- as of a credential
    seed              blob not null,
    recovery_verifier blob,                     -- as of a recovery code, if there was one
    recovery_seed     blob,
    made_at           text not null
) strict;
create index earlier_seed_of_person on earlier_seed (person, made_at);

-- Which keys of the two signed before, as the partner tells somebody whose keys are new.
create table vouched_key (
    couple  blob not null references couple (id),
    person  blob not null references person (id),
    keys    blob not null,                      -- handed like a couple key
    made_at text not null,
    primary key (couple, person)
) strict, without rowid;
