-- Step 5: the agenda of the next session.
create table agenda_item (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index agenda_item_of_couple on agenda_item (couple, made_at);

-- Where each stands in the order of the agenda, or when it left it: both put it in order.
create table agenda_place (
    item    blob    not null primary key references agenda_item (id),
    couple  blob    not null references couple (id),
    place   integer,
    left_at text,
    constraint agenda_place_or_left check ((place is null) = (left_at is not null))
) strict, without rowid;
create index agenda_place_on_it on agenda_place (couple, place) where place is not null;
create index agenda_place_left on agenda_place (couple, left_at) where place is null;

-- What either of the two did with one, in order.
create table agenda_act (
    item    blob    not null references agenda_item (id),
    number  integer not null,
    person  blob    not null references person (id),
    act     text    not null,
    made_at text    not null,
    primary key (item, number),
    constraint agenda_act_known check (act in ('talked', 'put back'))
) strict, without rowid;

insert into entry_kind (name) values ('agenda item');
insert into draft_kind (name) values ('therapy plan');
