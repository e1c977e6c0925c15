-- Understanding the impact: what one of the two carries, and what the other understands of it.

-- The other sees it from its time on; before that its author may take it back. What comes due while
-- one of the two has paused reaches the other when nobody pauses any more.
create table impact_statement (
    id         blob    not null primary key,
    couple     blob    not null references couple (id),
    author     blob    not null references person (id),
    deliver_at text    not null,
    epoch      integer not null,
    words      blob    not null,
    made_at    text    not null
) strict;
create index impact_statement_of_couple on impact_statement (couple, deliver_at);

-- What each did with it, in order: where it stands follows from these.
create table impact_statement_act (
    statement blob    not null references impact_statement (id),
    number    integer not null,
    author    blob    not null references person (id),
    kind      text    not null,
    epoch     integer not null,
    words     blob    not null,
    made_at   text    not null,
    primary key (statement, number),
    constraint impact_statement_act_kind check (kind in (
        'replied', 'understood', 'partly', 'not yet', 'closed'))
) strict, without rowid;

create table impact_statement_stop (
    statement blob not null primary key references impact_statement (id),
    person    blob not null references person (id),
    made_at   text not null
) strict;

-- Those that are not understood, stopped, withdrawn, nor gone round often enough.
create table impact_statement_open (
    couple    blob not null references couple (id),
    statement blob not null references impact_statement (id),
    primary key (couple, statement)
) strict, without rowid;

-- Today does not show it to this person any more, until something new is said about it.
create table impact_statement_put_away (
    person    blob    not null references person (id),
    statement blob    not null references impact_statement (id),
    acts      integer not null,                 -- how many there were then
    primary key (person, statement)
) strict, without rowid;

-- What somebody is writing. Each answer is sealed for its author alone, and in a row of its own:
-- writing needs no look at what was written before.
create table impact_draft (
    id        blob not null primary key,
    author    blob not null references person (id),
    couple    blob not null references couple (id),
    kind      text not null,
    statement blob,                             -- may be destroyed with what was shared; the draft stays
    made_at   text not null,
    constraint impact_draft_kind check (kind in ('statement', 'reply', 'missing', 'other side'))
) strict;
create index impact_draft_of_author on impact_draft (author);

create table impact_draft_answer (
    draft    blob not null references impact_draft (id),
    question text not null,
    words    blob not null,
    made_at  text not null,
    primary key (draft, question)
) strict, without rowid;

insert into entry_kind (name) values
    ('impact statement'),
    ('answer to an impact statement');

-- What came due during a pause is asked for by couple.
create index pause_of_couple on pause (couple, made_at);
