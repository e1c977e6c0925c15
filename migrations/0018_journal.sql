-- Step 1: the journal.

-- A page that somebody wrote for themselves. Nothing plain says whether anything of it was shared:
-- what says so is there for every page, sealed like its words.
create table journal_page (
    id       blob    not null primary key,
    author   blob    not null references person (id),
    words    blob    not null,
    copies   blob    not null,                  -- what was shared of it
    revision integer not null,                  -- how often it was changed
    made_at  text    not null
) strict;
create index journal_page_of_author on journal_page (author, made_at);

-- A copy of a page that its author shared.
create table journal_copy (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index journal_copy_of_couple on journal_copy (couple, made_at);

insert into entry_kind (name) values ('journal copy');
