-- Passkeys: asked for after the password, by whoever wants it; any one of them will do.
create table passkey (
    id         blob not null primary key,
    person     blob not null references person (id),
    credential blob not null,                   -- hash of the name it goes by: no two are the same
    words      blob not null,                   -- its name, public key and counter, sealed as an app's secret is
    made_at    text not null,
    constraint passkey_credential unique (credential)
) strict;
create index passkey_of_person on passkey (person, made_at);

-- What was asked of a device that is to make one: answered once, within five minutes.
create table passkey_offer (
    person  blob not null primary key references person (id),
    words   blob not null,
    made_at text not null
) strict;

-- Whoever is halfway in begins again: what a passkey signs belongs to the way in, and counts once.
drop table sign_in_begun;
create table sign_in_begun (
    id         blob not null primary key,       -- hash of the secret in the cookie
    person     blob not null references person (id),
    own_device integer not null,
    seed       blob not null,                   -- sealed under that secret
    challenge  blob not null,                   -- sealed under it, too
    made_at    text not null,
    constraint sign_in_begun_own_device check (own_device in (0, 1))
) strict;
create index sign_in_begun_of_person on sign_in_begun (person);
