-- What becomes of an entry that was shared: withdrawn, kept as a copy, changed in the open.

-- Its words are gone; this line stays.
create table withdrawal (
    entry   blob    not null,                   -- its id; of a note the date's, of a mark the commitment's
    kind    text    not null,
    part    integer not null,                   -- of a mark its day and version, else 0
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,                   -- when: signed, so that nobody else can say so
    made_at text    not null,
    primary key (entry, kind, part, author),
    constraint withdrawal_kind check (kind in (
        'check-in',
        'note after a date',
        'words beside a mark'))
) strict, without rowid;

-- What somebody kept of what the other shared: sealed for themselves, words and whose they were.
create table kept_copy (
    id      blob not null primary key,
    person  blob not null references person (id),
    words   blob not null,
    made_at text not null
) strict;
create index kept_copy_of_person on kept_copy (person, made_at);

-- A shared check-in that was changed later than a quarter of an hour after sharing: 2, 3, …, each
-- beside those before it. Version 1 is the check-in itself.
create table check_in_version (
    check_in blob    not null references check_in (id),
    version  integer not null,
    epoch    integer not null,
    words    blob    not null,
    made_at  text    not null,
    primary key (check_in, version)
) strict, without rowid;
