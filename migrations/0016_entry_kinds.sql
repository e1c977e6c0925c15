-- What can be withdrawn: each area of the app adds its kinds here.
create table entry_kind (
    name text not null primary key
) strict, without rowid;
insert into entry_kind (name) values
    ('check-in'),
    ('note after a date'),
    ('words beside a mark'),
    ('turn of a talk');

create table withdrawal_of_a_kind (
    entry   blob    not null,                   -- its id; of a note the date's, of a mark the commitment's, of a turn the talk's
    kind    text    not null references entry_kind (name),
    part    integer not null,                   -- of a mark its day and version, of a turn its number, else 0
    author  blob    not null references person (id),
    epoch   integer not null,
    words   blob    not null,                   -- when: signed, so that nobody else can say so
    made_at text    not null,
    primary key (entry, kind, part, author)
) strict, without rowid;
insert into withdrawal_of_a_kind select entry, kind, part, author, epoch, words, made_at from withdrawal;
drop table withdrawal;
alter table withdrawal_of_a_kind rename to withdrawal;
