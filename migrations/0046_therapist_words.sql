-- Step 5: what a therapist writes for the two, read by both at the same moment.

-- On something that both opened to the therapist.
create table therapist_comment (
    id           blob    not null primary key,
    link         blob    not null references therapist_link (id),
    couple       blob    not null references couple (id),
    author       blob    not null references person (id),
    section      text    not null,
    item         blob    not null,
    epoch        integer not null,
    words        blob    not null,               -- once it was withdrawn: that it was, signed
    made_at      text    not null,
    changed_at   text,
    withdrawn_at text
) strict;
create index therapist_comment_of_couple on therapist_comment (couple, made_at);

-- When the three meet. The time is plain, so that couples are in its order; it stands signed beside it, so that
-- nobody moves it unseen.
create table therapist_session (
    id        blob    not null primary key,
    link      blob    not null references therapist_link (id),
    couple    blob    not null references couple (id),
    author    blob    not null references person (id),
    starts_at text    not null,
    epoch     integer not null,
    words     blob    not null,
    made_at   text    not null,
    ended_at  text                               -- it was called off, or another took its place
) strict;
create index therapist_session_of_couple on therapist_session (couple, author, starts_at);

-- For the page of today: what stands of it, and what was said to what somebody told.
create view therapist_wrote as
    select couple, made_at from therapist_comment where withdrawn_at is null;
create view disclosure_replied as
    select d.couple, d.author as person, r.made_at
      from disclosure d join disclosure_reply r on r.disclosure = d.id;
