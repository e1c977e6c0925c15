-- Step 2: what one takes responsibility for, and what the other answers, part by part.
create table accountability_statement (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index accountability_statement_of_couple on accountability_statement (couple, made_at);

-- What each did about it, in order: where it stands follows from these. Parts count from 1; 0 is the whole.
create table accountability_statement_act (
    statement blob    not null references accountability_statement (id),
    number    integer not null,
    author    blob    not null references person (id),
    kind      text    not null,
    part      integer not null,
    epoch     integer not null,
    words     blob    not null,
    made_at   text    not null,
    primary key (statement, number),
    constraint accountability_statement_act_kind check (kind in (
        'received', 'needs more', 'not ready', 'more'))
) strict, without rowid;

insert into entry_kind (name) values
    ('accountability statement'),
    ('answer to an accountability statement');

insert into draft_kind (name) values
    ('accountability'),
    ('more on 1'), ('more on 2'), ('more on 3'), ('more on 4'), ('more on 5'), ('more on 6');
