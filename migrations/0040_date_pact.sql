-- Not about the past: who has said yes to that for a date.
create table date_pact (
    date    blob not null references date (id),
    person  blob not null references person (id),
    made_at text not null,
    primary key (date, person)
) strict, without rowid;
