-- People, their keys, their sessions, and the forms they have sent.
-- Instants are RFC 3339 text in UTC, days are ISO 8601 text, ids are UUIDv7 blobs.

create table person (
    id           blob not null primary key,
    name         text not null,                 -- as it is shown
    sign_in_name text not null,                 -- lower-case NFKC of it
    time_zone    text not null,                 -- IANA name
    appearance   text not null default 'device',
    made_at      text not null,
    constraint person_sign_in_name_taken unique (sign_in_name),
    constraint person_appearance check (appearance in ('device', 'light', 'dark'))
) strict;

-- What a password opens: docs/PRIVACY.md, src/sealed/.
create table credential (
    person   blob not null primary key references person (id),
    salt     blob not null,
    verifier blob not null,                     -- SHA-256 of a key derived from the password
    seed     blob not null,                     -- the seed, sealed under another
    x25519   blob not null,                     -- public: keys are handed to it
    ed25519  blob not null,                     -- public: will check signatures
    made_at  text not null
) strict;

create table session (
    id              blob not null primary key,  -- hash of the secret in the cookie
    person          blob not null references person (id),
    own_device      integer not null,           -- 1: lasts 30 days; 0: ends after 30 idle minutes
    shared          blob not null,              -- keys of the shared tier, sealed under the secret
    private         blob,                       -- keys of the private tier, while it is open
    private_used_at text,
    used_at         text not null,
    made_at         text not null,
    constraint session_own_device check (own_device in (0, 1))
) strict;
create index session_of_person on session (person);

-- A password that was given for somebody and was not theirs; forgotten when the right one comes.
create table wrong_password (
    id      blob not null primary key,
    person  blob not null references person (id),
    made_at text not null
) strict;
create index wrong_password_of_person on wrong_password (person, made_at);

-- What happened with an account, for its owner alone; forgotten after 90 days.
create table security_event (
    id      blob not null primary key,
    person  blob not null references person (id),
    kind    text not null,
    made_at text not null,
    constraint security_event_kind check (kind in (
        'account made', 'signed in', 'wrong passwords', 'one signed out', 'others signed out',
        'password changed', 'recovery code made', 'recovery code used',
        'exported',
        'reset link made', 'reset link used', 'reset link taken back', 'earlier seed opened',
        'brought along',
        'closed',
        'parted',
        'erasing asked', 'erasing taken back',
        'recovery code ended', 'made safe',
        'app code made', 'app code ended', 'signed in with app code',
        'passkey made', 'passkey ended', 'signed in with passkey', 'passkey refused',
        'calendar made', 'calendar ended'))
) strict;
create index security_event_of_person on security_event (person, made_at);

-- Opens the seed when the password is lost. One at a time; used once.
create table recovery (
    person   blob not null primary key references person (id),
    verifier blob not null,                     -- SHA-256 of a key derived from the code
    seed     blob not null,                     -- the seed, sealed under another
    made_at  text not null
) strict;

-- A code that is being shown, until it was typed back or left: only its session can read it.
create table recovery_offer (
    session  blob not null primary key references session (id) on delete cascade,
    code     blob not null,                     -- sealed under the session's secret
    verifier blob not null,
    seed     blob not null,
    made_at  text not null
) strict;

-- A form that was sent: the same form sent again gets the same answer.
create table operation (
    id          blob not null primary key,
    person      blob not null references person (id),
    route       text not null,
    body_hash   blob not null,
    outcome     text not null,
    made_at     text,
    received_at text not null
) strict;
create index operation_by_age on operation (received_at);
