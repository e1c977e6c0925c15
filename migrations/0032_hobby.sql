-- Step 3: things to do together that one of the two suggests, beside the deck that comes with the program.
create table hobby_suggestion (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index hobby_suggestion_of_couple on hobby_suggestion (couple, made_at);

-- What each answers for themselves. A yes and a no look the same here: what was answered is sealed. `hobby` is the
-- id of a card of the deck, or of a suggestion.
create table hobby_answer (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    hobby   text    not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    constraint hobby_answer_once unique (couple, author, hobby)
) strict;

insert into entry_kind (name) values ('hobby');
