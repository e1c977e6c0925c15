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
    constraint look_back_kind check (kind in (
        'pulse', 'satisfaction', 'then and now', 'where I stand', 'after a session')),
    constraint look_back_once unique (author, kind, since)
) strict;

-- What takes both: every wording that one proposed, by its number among all about the same. One that its author took back
-- before an answer is gone.
create table wording (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    about   text    not null,
    number  integer not null,
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    day     text,                               -- of a milestone its day; of a plan when it is looked at again
    made_at text    not null,
    asked_at text,                              -- asked once more: its answer had not been signed
    constraint wording_about check (about in ('time-out', 'setback plan', 'phase', 'milestone', 'maintain', 'therapy plan')),
    constraint wording_day check ((day is not null) = (about in ('milestone', 'therapy plan'))),
    constraint wording_number unique (couple, about, number)
) strict;
create index wording_by_day on wording (couple, about, day) where day is not null;

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

-- One of the two ended it; signed by them, unless they had no key then.
create table wording_end (
    wording blob    not null primary key references wording (id),
    person  blob    not null references person (id),
    epoch   integer,
    words   blob,
    made_at text    not null,
    constraint wording_end_signed check ((epoch is null) = (words is null))
) strict, without rowid;

-- What waits for the answer of the other: the newest wording, while nobody has answered or ended it; each milestone. `declined_at` is
-- when the other said no to one of the same author about the same last.
create view wording_waits as
    select w.couple, w.about, w.author, coalesce(w.asked_at, w.made_at) as made_at,
           (select coalesce(max(y.made_at), '') from wording p join wording_answer y on y.wording = p.id
             where p.couple = w.couple and p.about = w.about and p.author = w.author
               and y.answer = 'not like this') as declined_at
      from wording w
     where not exists (select 1 from wording_answer where wording = w.id)
       and not exists (select 1 from wording_end where wording = w.id)
       and (w.about = 'milestone'
            or not exists (select 1 from wording n where n.couple = w.couple and n.about = w.about
                              and n.number > w.number));

-- What the two did together, and when: a meeting that they closed, a talk that both closed, a date that took place.
create view done_together as
    select m.couple, 'meeting' as what, m.made_at as at
      from weekly_meeting m
     where exists (select 1 from weekly_meeting_act where meeting = m.id and kind = 'closed')
     union all
    select t.couple, 'talk', t.made_at
      from turn_talk t
     where (select count(distinct author) from turn where talk = t.id and kind = 'closed') = 2
     union all
    select d.couple, 'date', v.starts_at
      from date d
      join date_outcome o on o.date = d.id and o.outcome = 'done'
      join date_version v on v.date = d.id
       and v.version = (select max(version) from date_answer where date = d.id and answer = 'accepted');

-- How the two take a time-out had tables of its own, in which a yes was not signed. Its wordings go on here, before all
-- that have a number; the one that was agreed is the newest, and is asked once more; who said no has ended it.
insert into wording (id, couple, about, number, author, epoch, words, made_at, asked_at)
    select g.id, g.couple, 'time-out',
           1 - row_number() over (partition by g.couple
                                      order by y.agreement is not null and e.agreement is null desc,
                                               g.made_at desc, g.id desc),
           g.author, g.epoch, g.words, g.made_at,
           iif(y.agreement is not null and e.agreement is null, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), null)
      from time_out_agreement g
      left join time_out_answer y        on y.agreement = g.id and y.answer = 'agreed'
      left join time_out_agreement_end e on e.agreement = g.id;
insert into wording_end (wording, person, made_at)
    select agreement, person, made_at from time_out_agreement_end
     union
    select agreement, person, made_at from time_out_answer
     where answer = 'not like this' and agreement not in (select agreement from time_out_agreement_end);
drop table time_out_agreement_end;
drop table time_out_answer;
drop table time_out_agreement;

insert into draft_kind (name) values ('setback plan'), ('phase'), ('milestone'), ('maintain');
