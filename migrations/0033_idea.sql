-- Step 3: ideas for time together that one of the two puts in, beside those that come with the program.
create table idea (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index idea_of_couple on idea (couple, made_at);

insert into entry_kind (name) values ('idea');
