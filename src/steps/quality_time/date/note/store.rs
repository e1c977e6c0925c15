//! Notes after a date.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Becomes, Later, Note, Versions, said};
use crate::{
    access::{Ours, Partner, PersonId, Sharing},
    db::{Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::quality_time::date::{DateId, Notes, plan::NoteWords, store::Date},
};

struct Row {
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
    version: Option<u32>,
    version_epoch: Option<u32>,
    version_words: Option<Sealed>,
    version_at: Option<DateTime<Utc>>,
}

/// Both notes, as far as the reader may see them.
pub async fn of(db: &mut Reader, date: &Ours<Date>) -> Result<Notes<Note>> {
    let rows = rows(db.conn(), date).await?;
    let by = |person| row_of(&rows, person).map(|row| row.note(date, opened_at(&rows)));
    Ok(Notes::of(by(date.person()), by(date.partner())))
}

/// One's own note; nothing if one wrote none.
pub(super) async fn own(db: &mut SqliteConnection, date: &Ours<Date>) -> Result<Option<Note>> {
    let rows = rows(db, date).await?;
    Ok(row_of(&rows, date.person()).map(|row| row.note(date, opened_at(&rows))))
}

fn row_of(rows: &[Row], author: PersonId) -> Option<&Row> {
    rows.iter().find(|row| row.author == author)
}

/// Since when both can read both.
fn opened_at(rows: &[Row]) -> Option<DateTime<Utc>> {
    rows.iter().map(|row| row.made_at).max().filter(|_| rows.len() == 2)
}

async fn rows(db: &mut SqliteConnection, date: &Ours<Date>) -> Result<Vec<Row>> {
    let id = date.id();
    Ok(sqlx::query_as!(
        Row,
        r#"
        select n.author, n.epoch, n.words, n.made_at,
               w.epoch   as "gone_epoch?",
               w.words   as "gone_words?",
               v.version as "version?",
               v.epoch   as "version_epoch?",
               v.words   as "version_words?",
               v.made_at as "version_at?"
          from date_note n
          left join withdrawal w        on w.entry = n.date and w.kind = 'note after a date'
                                       and w.author = n.author
          left join date_note_version v on v.date = n.date and v.author = n.author
                                       and v.version = (select max(version)
                                                          from date_note_version
                                                         where date = n.date and author = n.author)
         where n.date = ?
        "#,
        id
    )
    .fetch_all(db)
    .await?)
}

/// Keeps the writer's note. `false` if they wrote one before: it stays as it is.
pub async fn insert(tx: &mut Tx, date: &Sharing<Ours<Date>>, words: &NoteWords) -> Result<bool> {
    let words = date.seal(date.id().uuid(), 0, words)?;
    let (id, person, epoch, now) = (date.id(), date.person(), date.epoch(), date.now());
    let made = sqlx::query!(
        "insert into date_note (date, author, epoch, words, made_at) values (?, ?, ?, ?, ?)
             on conflict (date, author) do nothing",
        id,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(made.rows_affected() == 1)
}

/// Keeps a change to one's own note: in its place, or beside what stood there. When it was written
/// stays as it was: a change that is told to nobody leaves no trace.
pub(super) async fn correct(
    tx: &mut Tx,
    date: &Sharing<Ours<Date>>,
    (becomes, changed): (Becomes, Option<(u32, DateTime<Utc>)>),
    after: &NoteWords,
) -> Result<()> {
    match (becomes, changed) {
        (Becomes::Version, changed) => {
            insert_version(tx, date, changed.map_or(2, |(number, _)| number + 1), after).await
        }
        (Becomes::Unseen | Becomes::Mended, Some((number, _))) => {
            mend_version(tx, date, number, after).await
        }
        (Becomes::Unseen | Becomes::Mended, None) => mend(tx, date, after).await,
    }
}

async fn mend(tx: &mut Tx, date: &Sharing<Ours<Date>>, after: &NoteWords) -> Result<()> {
    let words = date.seal(date.id().uuid(), 0, after)?;
    let (id, author, epoch) = (date.id(), date.person(), date.epoch());
    sqlx::query!(
        "update date_note set epoch = ?, words = ? where date = ? and author = ?",
        epoch,
        words,
        id,
        author
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn insert_version(
    tx: &mut Tx,
    date: &Sharing<Ours<Date>>,
    number: u32,
    after: &NoteWords,
) -> Result<()> {
    let words = date.seal(date.id().uuid(), number, &Later(after.clone()))?;
    let (id, author, epoch, now) = (date.id(), date.person(), date.epoch(), date.now());
    sqlx::query!(
        "insert into date_note_version (date, author, version, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        author,
        number,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn mend_version(
    tx: &mut Tx,
    date: &Sharing<Ours<Date>>,
    number: u32,
    after: &NoteWords,
) -> Result<()> {
    let words = date.seal(date.id().uuid(), number, &Later(after.clone()))?;
    let (id, author, epoch) = (date.id(), date.person(), date.epoch());
    sqlx::query!(
        "update date_note_version set epoch = ?, words = ?
          where date = ? and author = ? and version = ?",
        epoch,
        words,
        id,
        author,
        number
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

struct LaterRow {
    author: PersonId,
    version: u32,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
}

/// Both notes with all that stood there, the partner's first; nothing until both can read them.
pub(super) async fn versions(db: &mut Reader, date: &Ours<Date>) -> Result<Option<[Versions; 2]>> {
    let rows = rows(db.conn(), date).await?;
    let (Some(opened), Some(theirs), Some(yours)) =
        (opened_at(&rows), row_of(&rows, date.partner()), row_of(&rows, date.person()))
    else {
        return Ok(None);
    };
    let id = date.id();
    let later = sqlx::query_as!(
        LaterRow,
        "select author, version, epoch, words, made_at
           from date_note_version
          where date = ?
          order by author, version",
        id
    )
    .fetch_all(db.conn())
    .await?;
    Ok(Some([theirs, yours].map(|row| row.versions(date, opened, &later))))
}

impl SharedKind for Note {
    type Record = Date;
    const NAME: &'static str = "note after a date";

    async fn find(
        db: &mut SqliteConnection,
        date: &Ours<Date>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let rows = rows(db, date).await?;
        let opened_at = opened_at(&rows);
        let path = format!("/dates/{}", date.id());
        Ok(row_of(&rows, author).map(|row| {
            let note = row.note(date, opened_at);
            let shared_at = opened_at.unwrap_or(row.made_at);
            Shared {
                what: "after a date",
                author,
                part: 0,
                day: row.made_at.with_timezone(&date.zone()).date_naive(),
                shared_at,
                acts: format!("{path}/notes"),
                path,
                is_open: opened_at.is_some(),
                said: note.words.map(|words| said(&words)),
                withdrawn: note.withdrawn,
            }
        }))
    }

    /// Before both wrote, nobody but its author knows of it: then the row goes as well.
    async fn destroy(tx: &mut Tx, date: &Ours<Date>, note: &Shared) -> Result<()> {
        let (id, author) = (date.id(), date.person());
        if note.is_open {
            sqlx::query!("delete from date_note_version where date = ? and author = ?", id, author)
                .execute(tx.conn())
                .await?;
            sqlx::query!(
                "update date_note set words = x'' where date = ? and author = ?",
                id,
                author
            )
            .execute(tx.conn())
            .await?;
        } else {
            sqlx::query!("delete from date_note where date = ? and author = ?", id, author)
                .execute(tx.conn())
                .await?;
        }
        Ok(())
    }

    fn id(date: &Ours<Date>) -> uuid::Uuid {
        date.id().uuid()
    }
}

impl Row {
    fn note(&self, date: &Ours<Date>, opened_at: Option<DateTime<Utc>>) -> Note {
        Note {
            words: self.newest(date),
            withdrawn: self.withdrawn(date),
            opened_at,
            changed: self.version.zip(self.version_at),
        }
    }

    fn first(&self, date: &Ours<Date>) -> Opened<NoteWords> {
        date.open(date.id().uuid(), 0, self.author, self.epoch, &self.words)
    }

    fn newest(&self, date: &Ours<Date>) -> Opened<NoteWords> {
        let later = self.version.zip(self.version_epoch).zip(self.version_words.as_ref());
        later.map_or_else(
            || self.first(date),
            |((number, epoch), words)| {
                later_words(date, (date.id(), self.author), (number, epoch), words)
            },
        )
    }

    fn withdrawn(&self, date: &Ours<Date>) -> Option<Opened<Withdrawal>> {
        let place = (date.id().uuid(), 0, self.author);
        opened(date, place, self.gone_epoch, self.gone_words.as_ref())
    }

    /// Of what was withdrawn only that is left.
    fn versions(&self, date: &Ours<Date>, opened: DateTime<Utc>, later: &[LaterRow]) -> Versions {
        let (author, withdrawn) = (self.author, self.withdrawn(date));
        let later = later.iter().filter(|row| row.author == author).map(|row| {
            let words =
                later_words(date, (date.id(), author), (row.version, row.epoch), &row.words);
            (row.made_at, words)
        });
        let all = std::iter::once((opened, self.first(date))).chain(later);
        let all = if withdrawn.is_none() { all.collect() } else { Vec::new() };
        Versions { author, withdrawn, all }
    }
}

/// A note as it was changed in the open.
pub(super) fn later_words(
    partner: &Partner,
    (date, author): (DateId, PersonId),
    (number, epoch): (u32, u32),
    words: &Sealed,
) -> Opened<NoteWords> {
    partner.open::<Later>(date.uuid(), number, author, epoch, words).map(|Later(words)| words)
}
