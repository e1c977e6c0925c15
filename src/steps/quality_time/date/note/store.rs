//! Notes after a date.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Note, said};
use crate::{
    access::{Ours, PersonId, Sharing},
    db::{Reader, Tx},
    entry::{
        Shared, Which,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::Sealed,
    steps::quality_time::date::{Notes, plan::NoteWords, store::Date},
};

struct Row {
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// Both notes, as far as the reader may see them.
pub async fn of(db: &mut Reader, date: &Ours<Date>) -> Result<Notes<Note>> {
    let rows = rows(db.conn(), date).await?;
    let by =
        |person: PersonId| rows.iter().find(|row| row.author == person).map(|row| row.note(date));
    Ok(Notes::of(by(date.person()), by(date.partner())))
}

async fn rows(db: &mut SqliteConnection, date: &Ours<Date>) -> Result<Vec<Row>> {
    let id = date.id();
    Ok(sqlx::query_as!(
        Row,
        r#"
        select n.author, n.epoch, n.words, n.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from date_note n
          left join withdrawal w on w.entry = n.date and w.kind = 'note after a date'
                                and w.author = n.author
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
        let opened_at = rows.iter().map(|row| row.made_at).max().filter(|_| rows.len() == 2);
        let row = rows.iter().find(|row| row.author == author);
        let path = format!("/dates/{}", date.id());
        Ok(row.map(|row| {
            let note = row.note(date);
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
    fn note(&self, date: &Ours<Date>) -> Note {
        let id = date.id().uuid();
        Note {
            words: date.open(id, 0, self.author, self.epoch, &self.words),
            withdrawn: opened(
                date,
                (id, 0, self.author),
                self.gone_epoch,
                self.gone_words.as_ref(),
            ),
        }
    }
}
