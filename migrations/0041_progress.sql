-- Moving forward: what comes of it over weeks and months.

-- What somebody says for themselves about a week, a month or a day. Its first day is plain, so that it is found; it stands
-- sealed among the words as well, so that nobody moves it unseen.
create table look_back (
    id       blob    not null primary key,
    author   blob    not null references person (id),
    kind     text    not null,
    since    text    not null,                  -- the Monday of the week, the first of the month, or the day
    words    blob    not null,
    revision integer not null,                  -- how often it was said anew
    made_at  text    not null,
    constraint look_back_kind check (kind in ('pulse', 'satisfaction', 'then and now', 'where I stand')),
    constraint look_back_once unique (author, kind, since)
) strict;
