-- Step 1: the question of the day.

-- What one of the two answered in one round through the deck. It opens when both have.
create table question_answer (
    id       blob    not null primary key,
    couple   blob    not null references couple (id),
    author   blob    not null references person (id),
    round    integer not null,
    question text    not null,                  -- which card of the deck
    epoch    integer not null,
    words    blob    not null,
    made_at  text    not null
) strict;
create unique index question_answer_once on question_answer (couple, round, question, author);

-- An answer that waits for the other's: gone once it opens.
create table question_waiting (
    answer  blob not null primary key references question_answer (id),
    couple  blob not null references couple (id),
    author  blob not null references person (id),
    made_at text not null
) strict;
create index question_waiting_of_author on question_waiting (couple, author, made_at);

-- A question that both have answered, since the second of them did.
create table question_opened (
    id        blob    not null primary key,
    couple    blob    not null references couple (id),
    round     integer not null,
    question  text    not null,
    opened_by blob    not null references person (id),
    made_at   text    not null
) strict;
create index question_opened_of_couple on question_opened (couple, made_at);

-- One of the two took another question from the deck for that day; the last one counts.
create table question_pick (
    couple   blob    not null references couple (id),
    day      text    not null,                  -- the civil day of who took it
    number   integer not null,
    question text    not null,
    person   blob    not null references person (id),
    made_at  text    not null,
    primary key (couple, day, number)
) strict, without rowid;

insert into entry_kind (name) values ('answer to a question');
