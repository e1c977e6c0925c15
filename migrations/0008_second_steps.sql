-- The password given again: for five minutes the session can do what only its owner may.
-- Forgotten when that time is over; a new secret took the place of the one before.

alter table session add column seed          blob;    -- the seed, sealed under the session's secret
alter table session add column stepped_up_at text;    -- when the password was given

-- Name and password were right, and a second step is owed: nobody is signed in yet. Five minutes.
create table sign_in_begun (
    id         blob not null primary key,       -- hash of the secret in the cookie
    person     blob not null references person (id),
    own_device integer not null,
    seed       blob not null,                   -- sealed under that secret
    made_at    text not null,
    constraint sign_in_begun_own_device check (own_device in (0, 1))
) strict;
create index sign_in_begun_of_person on sign_in_begun (person);

-- An app that shows a code every half minute: asked for after the password, by whoever wants it.
create table app_code (
    person    blob not null primary key references person (id),
    secret    blob not null,                    -- sealed under a key that grows from the seed
    used_step integer not null,                 -- half minutes since 1970: no code counts twice
    made_at   text not null
) strict;

-- The same while it is being set up: it counts once a code was typed back.
create table app_code_offer (
    person  blob not null primary key references person (id),
    secret  blob not null,
    made_at text not null
) strict;
