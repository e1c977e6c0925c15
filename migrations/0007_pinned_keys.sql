-- The other's public keys, as each took them when the two said yes.

create table pinned_key (
    person  blob not null references person (id),
    of      blob not null references person (id),
    keys    blob not null,                      -- sealed under a key that grows from person's seed
    made_at text not null,
    primary key (person, of)
) strict, without rowid;
