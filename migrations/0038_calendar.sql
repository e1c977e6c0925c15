-- A calendar that somebody subscribes to: the hash of the code in its address, and the code itself, sealed
-- for its owner alone.
create table calendar (
    id      blob not null primary key,
    person  blob not null references person (id),
    code    blob not null,
    words   blob not null,
    made_at text not null,
    constraint calendar_person unique (person),
    constraint calendar_code unique (code)
) strict;
