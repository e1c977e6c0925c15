-- What the two hand to a therapist takes both, like a wording: each stands by itself, as a milestone does. Its words go
-- when it is declined or ended; its row stays.
drop view wording_waits;

create table wording_of_more (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    about   text    not null,
    number  integer not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,                   -- of a packet that is over: nothing
    day     text,                               -- of a milestone its day; of a plan when it is looked at again
    made_at text    not null,
    asked_at text,                              -- asked once more: its answer had not been signed
    constraint wording_about check (about in ('time-out', 'setback plan', 'phase', 'milestone', 'maintain', 'therapy plan',
                                              'packet')),
    constraint wording_day check ((day is not null) = (about in ('milestone', 'therapy plan'))),
    constraint wording_number unique (couple, about, number)
) strict;
insert into wording_of_more
select id, couple, about, number, author, epoch, words, day, made_at, asked_at from wording;

create table answer_to_more (
    wording blob    not null primary key references wording_of_more (id),
    person  blob    not null references person (id),
    answer  text    not null,
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null,
    constraint wording_answer_is check (answer in ('agreed', 'not like this'))
) strict, without rowid;
insert into answer_to_more select wording, person, answer, epoch, words, made_at from wording_answer;

create table end_of_more (
    wording blob    not null primary key references wording_of_more (id),
    person  blob    not null references person (id),
    epoch   integer,
    words   blob,
    made_at text    not null,
    constraint wording_end_signed check ((epoch is null) = (words is null))
) strict, without rowid;
insert into end_of_more select wording, person, epoch, words, made_at from wording_end;

drop table wording_end;
drop table wording_answer;
drop table wording;
alter table wording_of_more rename to wording;
alter table answer_to_more rename to wording_answer;
alter table end_of_more rename to wording_end;
create index wording_by_day on wording (couple, about, day) where day is not null;

create view wording_waits as
    select w.couple, w.about, w.author, coalesce(w.asked_at, w.made_at) as made_at,
           (select coalesce(max(y.made_at), '') from wording p join wording_answer y on y.wording = p.id
             where p.couple = w.couple and p.about = w.about and p.author = w.author
               and y.answer = 'not like this') as declined_at
      from wording w
     where not exists (select 1 from wording_answer where wording = w.id)
       and not exists (select 1 from wording_end where wording = w.id)
       and (w.about in ('milestone', 'packet')
            or not exists (select 1 from wording n where n.couple = w.couple and n.about = w.about
                              and n.number > w.number))
    union all
    select l.couple, 'therapist link', l.author, l.made_at,
           (select coalesce(max(d.made_at), '') from therapist_link p join therapist_link_decline d on d.link = p.id
             where p.couple = l.couple and p.author = l.author and d.person <> p.author)
      from therapist_link l
     where not exists (select 1 from therapist_link_end where link = l.id)
       and not exists (select 1 from therapist_link_signature where link = l.id and person <> l.author)
       and not exists (select 1 from therapist_link_decline where link = l.id and person <> l.author);
