-- Where each stands in what happened, and the other side of it.

-- Sealed for this person alone; what is offered first follows it.
create table impact_role (
    person  blob not null references person (id),
    couple  blob not null references couple (id),
    words   blob not null,
    made_at text not null,
    primary key (person, couple)
) strict, without rowid;

-- A copy of what somebody wrote about guilt, regret, helplessness and fear, shared by its author.
create table other_side (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index other_side_of_couple on other_side (couple, made_at);

insert into entry_kind (name) values ('the other side');
