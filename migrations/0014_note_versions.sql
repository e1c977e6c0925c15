-- A note after a date that was changed later than a quarter of an hour after both had opened: 2, 3, …,
-- each beside those before it. Version 1 is the note itself.
create table date_note_version (
    date    blob    not null,
    author  blob    not null,
    version integer not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    primary key (date, author, version),
    foreign key (date, author) references date_note (date, author)
) strict, without rowid;
