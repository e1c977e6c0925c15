-- Time-outs.

-- How the two take a break, agreed beforehand: each wording in a row of its own, a changed one too.
create table time_out_agreement (
    id      blob    not null primary key,
    couple  blob    not null references couple (id),
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,
    made_at text    not null
) strict;
create index time_out_agreement_of_couple on time_out_agreement (couple, made_at);

-- What the other said to it.
create table time_out_answer (
    agreement blob not null primary key references time_out_agreement (id),
    person    blob not null references person (id),
    answer    text not null,
    made_at   text not null,
    constraint time_out_answer_is_one check (answer in ('agreed', 'not like this'))
) strict;

-- Either ended it, or its author took it back before it was answered.
create table time_out_agreement_end (
    agreement blob not null primary key references time_out_agreement (id),
    person    blob not null references person (id),
    made_at   text not null
) strict;

-- The last time-out of each of the two; the later one is the one that is on. Nothing of it stays once it
-- is over: nobody’s are counted.
create table time_out_now (
    couple   blob not null references couple (id),
    person   blob not null references person (id),
    until    text not null,
    moved_to text,                              -- they moved their return, once
    back_at  text,                              -- they are back
    made_at  text not null,
    primary key (couple, person)
) strict, without rowid;
