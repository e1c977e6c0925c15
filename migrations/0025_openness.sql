-- Step 1: openness that one offers, and the other may accept. It ends by itself after its review day.
create table openness (
    id         blob    not null primary key,
    couple     blob    not null references couple (id),
    author     blob    not null references person (id),
    from_day   text    not null,
    review_day text    not null,
    epoch      integer not null,
    words      blob    not null,
    made_at    text    not null
) strict;
create index openness_of_couple on openness (couple, made_at);
create index openness_in_time on openness (couple, review_day);

create table openness_answer (
    openness blob not null primary key references openness (id),
    person   blob not null references person (id),
    answer   text not null,
    made_at  text not null,
    constraint openness_answer_known check (answer in ('agreed', 'declined'))
) strict;

-- Taken back before an answer, or ended by either after it.
create table openness_end (
    openness blob not null primary key references openness (id),
    person   blob not null references person (id),
    made_at  text not null
) strict;
