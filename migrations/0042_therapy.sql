-- Step 5: the agenda of the next session.
create table agenda_item (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    place   integer,                            -- in the order of the agenda; none once it is not on it
    left_at text,                               -- when it left it
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index agenda_item_left on agenda_item (couple, left_at) where place is null;
create index agenda_item_in_place on agenda_item (couple, place) where place is not null;

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
