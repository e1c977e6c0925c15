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

-- What takes both: every wording that one proposed. One that its author took back before an answer is gone.
create table wording (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    about   text    not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    constraint wording_about check (about in ('setback plan', 'phase'))
) strict;
create index wording_of_couple on wording (couple, about, made_at);

-- What the other said to it, signed by them.
create table wording_answer (
    wording blob    not null primary key references wording (id),
    person  blob    not null references person (id),
    answer  text    not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    constraint wording_answer_is check (answer in ('agreed', 'not like this'))
) strict, without rowid;

-- One of the two ended it.
create table wording_end (
    wording blob not null primary key references wording (id),
    person  blob not null references person (id),
    made_at text not null
) strict, without rowid;

-- What waits for the answer of the other: the newest wording, while nobody has answered or ended it.
create view wording_waits as
    select w.couple, w.about, w.author
      from wording w
     where not exists (select 1 from wording_answer where wording = w.id)
       and not exists (select 1 from wording_end where wording = w.id)
       and not exists (select 1 from wording n where n.couple = w.couple and n.about = w.about
                          and (n.made_at, n.id) > (w.made_at, w.id));

-- The same of how the two take a time-out.
create view time_out_wording_waits as
    select g.couple, g.author
      from time_out_agreement g
     where not exists (select 1 from time_out_answer where agreement = g.id)
       and not exists (select 1 from time_out_agreement_end where agreement = g.id);

insert into draft_kind (name) values ('setback plan'), ('phase');
