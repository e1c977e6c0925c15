-- Step 5: a therapist, and what both partners agreed to show.
create table therapist (
    person  blob not null primary key references person (id),
    made_at text not null
) strict;

-- A therapist is never one of a couple.
create trigger membership_not_of_a_therapist before insert on membership
    when exists (select 1 from therapist where person = new.person)
begin select raise(abort, 'a therapist is never one of a couple'); end;
create trigger therapist_not_of_a_couple before insert on therapist
    when exists (select 1 from membership where person = new.person)
      or exists (select 1 from parting where person = new.person)
begin select raise(abort, 'one of a couple is never a therapist'); end;

create table therapist_invite (
    id         blob not null primary key,
    couple     blob not null references couple (id),
    inviter    blob not null references person (id),
    link       blob not null,                   -- hash of the code in the link
    words      blob not null,                   -- hash of the six words
    expires_at text not null,
    made_at    text not null,
    constraint therapist_invite_link unique (link),
    constraint therapist_invite_words unique (words)
) strict;
create index therapist_invite_of_inviter on therapist_invite (inviter, made_at);

create table therapist_invite_end (
    invite  blob not null primary key references therapist_invite (id),
    made_at text not null
) strict, without rowid;

-- A therapist came with it. Nothing is readable for that.
create table therapist_acceptance (
    invite  blob not null primary key references therapist_invite (id),
    person  blob not null references therapist (person),
    couple  blob not null references couple (id),
    made_at text not null
) strict, without rowid;
create index therapist_acceptance_of_person on therapist_acceptance (person, couple);
create index therapist_acceptance_of_couple on therapist_acceptance (couple);

-- What one proposes that a therapist may read; it counts once both have signed it.
create table therapist_link (
    id        blob not null primary key,
    couple    blob not null references couple (id),
    therapist blob not null references therapist (person),
    author    blob not null references person (id),
    policy    text not null,
    until     text not null,                    -- the last day
    ends_at   text not null,                    -- the instant after it
    made_at   text not null,
    constraint therapist_link_policy check (policy in ('no secrets', 'individual notes'))
) strict;
create index therapist_link_of_couple on therapist_link (couple, made_at);
create index therapist_link_of_therapist on therapist_link (therapist, made_at);

create table therapist_link_section (
    link       blob    not null references therapist_link (id),
    section    text    not null,
    from_epoch integer,                         -- the first key that the therapist was handed
    from_at    text,                            -- since when; nothing is left out if there is none
    primary key (link, section),
    constraint therapist_link_section_known check (section in (
        'agenda', 'pulse', 'commitments', 'concerns', 'talks', 'time together', 'practice', 'plan',
        'hard moments'))
) strict, without rowid;

create table therapist_link_signature (
    link    blob    not null references therapist_link (id),
    person  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,                   -- what was signed, signed
    made_at text    not null,
    primary key (link, person)
) strict, without rowid;

-- A no, seen by whoever said it alone.
create table therapist_link_decline (
    link    blob not null references therapist_link (id),
    person  blob not null references person (id),
    made_at text not null,
    primary key (link, person)
) strict, without rowid;

create table therapist_link_narrowing (
    link    blob not null references therapist_link (id),
    section text not null,
    person  blob not null references person (id),
    made_at text not null,
    primary key (link, section)
) strict, without rowid;

create table therapist_link_end (
    link    blob not null primary key references therapist_link (id),
    cause   text not null,
    made_at text not null,
    constraint therapist_link_end_cause check (cause in (
        'partner', 'therapist', 'date', 'pause', 'closing', 'another'))
) strict, without rowid;

-- The one link of a couple that both signed, until a new key has begun after its end.
create table therapist_link_now (
    couple  blob not null primary key references couple (id),
    link    blob not null references therapist_link (id),
    ends_at text not null,
    new_key integer not null default 0,         -- 1: a section was closed, and no new key has begun since
    made_at text not null,
    constraint therapist_link_now_new_key check (new_key in (0, 1))
) strict, without rowid;

-- The same, with the instant at which it is over: at once where somebody ended it, whatever the clock says, and never
-- later than the last day that both signed, wherever on earth that day ends.
create view therapist_link_standing as
    select n.couple, n.link, l.therapist, n.made_at, n.new_key,
           case when exists (select 1 from therapist_link_end where link = n.link) then ''
                else min(n.ends_at, l.ends_at, strftime('%Y-%m-%dT00:00:00Z', l.until, '+2 days')) end as over_at
      from therapist_link_now n join therapist_link l on l.id = n.link;

-- Keys of single scopes, handed to the therapist while the link lasts.
create table therapist_key (
    link    blob    not null references therapist_link (id),
    epoch   integer not null,
    scope   text    not null,
    wrapped blob    not null,
    made_at text    not null,
    primary key (link, epoch, scope)
) strict, without rowid;

-- That the therapist opened a section, for both partners.
create table therapist_access (
    id      blob not null primary key,
    link    blob not null references therapist_link (id),
    section text not null,
    made_at text not null
) strict;
create index therapist_access_of_link on therapist_access (link, section, made_at);

-- A proposal waits for the other of the two like a wording, until they have signed it or said no.
drop view wording_waits;
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
                              and n.number > w.number))
    union all
    select l.couple, 'therapist link', l.author, l.made_at,
           (select coalesce(max(d.made_at), '') from therapist_link p join therapist_link_decline d on d.link = p.id
             where p.couple = l.couple and p.author = l.author and d.person <> p.author)
      from therapist_link l
     where not exists (select 1 from therapist_link_end where link = l.id)
       and not exists (select 1 from therapist_link_signature where link = l.id and person <> l.author)
       and not exists (select 1 from therapist_link_decline where link = l.id and person <> l.author);
