-- What somebody brings from another server: `docs/EXPORT.md`.

-- A link, printed by the program. What it leads to is sealed under the code in it.
create table import_link (
    id         blob not null primary key,
    code       blob not null,                   -- hash of a key that grows from the code
    expires_at text not null,
    made_at    text not null,
    constraint import_link_code unique (code)
) strict;

-- A piece of the record; gone when it was taken in, or when the link has run out.
create table import_part (
    link  blob not null references import_link (id),
    part  integer not null,
    words blob not null,                        -- sealed under another key from the code
    primary key (link, part)
) strict, without rowid;

-- Taken in by somebody, for themselves alone.
create table imported (
    id      blob not null primary key,
    link    blob not null references import_link (id),
    person  blob not null references person (id),
    made_at text not null,
    constraint imported_once unique (link)
) strict;
create index imported_of_person on imported (person, made_at);

create table imported_part (
    imported blob not null references imported (id),
    part     integer not null,
    words    blob not null,                     -- sealed for this person alone
    primary key (imported, part)
) strict, without rowid;
