//! Words beside a mark as an entry of its owner.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{MarkWords, said};
use crate::{
    access::{Ours, PersonId},
    db::{Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::accountability::{
        commitment::Commitment,
        keeping::{KeepingWords, store::part},
    },
};

/// Which versions of this day's mark have lost their words to their owner.
pub async fn withdrawn(
    db: &mut Reader,
    ours: &Ours<Commitment>,
    day: NaiveDate,
) -> Result<Vec<(u32, PersonId, Opened<Withdrawal>)>> {
    let (id, first, last) = (ours.id(), part(day, 0)?, part(day, 0xff)?);
    let rows = sqlx::query!(
        "select part, author, epoch, words
           from withdrawal
          where entry = ? and kind = 'words beside a mark' and part between ? and ?",
        id,
        first,
        last
    )
    .fetch_all(db.conn())
    .await?;
    let gone = rows.into_iter().map(|row| {
        let words = ours.open(id.uuid(), row.part, row.author, row.epoch, &row.words);
        (row.part & 0xff, row.author, words)
    });
    Ok(gone.collect())
}

struct Row {
    day: NaiveDate,
    version: u32,
    person: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    /// Nothing if nothing was ever written beside this mark.
    fn open(self, ours: &Ours<Commitment>, part: u32) -> Option<Shared> {
        let (id, author) = (ours.id(), self.person);
        let place = (id.uuid(), part, author);
        let withdrawn = opened(ours, place, self.gone_epoch, self.gone_words.as_ref());
        let words: Opened<KeepingWords> =
            ours.open(id.uuid(), part, author, self.epoch, &self.words);
        let said = words.map(|words| said(&words));
        let is_there = withdrawn.is_some() || said.get().is_none_or(|said| !said.is_empty());
        let path = format!("/commitments/{id}/days/{}", self.day);
        is_there.then(|| Shared {
            what: "beside a commitment",
            author,
            day: self.day,
            part,
            shared_at: self.made_at,
            acts: format!("{path}/versions/{}", self.version),
            path,
            is_open: true,
            said,
            withdrawn,
        })
    }
}

impl SharedKind for MarkWords {
    type Record = Commitment;
    const NAME: &'static str = "words beside a mark";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Commitment>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let (day, version) = (which.day.parse::<NaiveDate>(), which.version.parse::<u32>());
        let (Ok(day), Ok(version)) = (day, version) else { return Ok(None) };
        let in_our_time = (1970..=9999).contains(&day.year());
        if !in_our_time || version > 0xff {
            return Ok(None);
        }
        let (id, part) = (ours.id(), part(day, version)?);
        let row = sqlx::query_as!(
            Row,
            r#"
            select k.day, k.version, k.person, k.epoch, k.words, k.made_at,
                   w.epoch as "gone_epoch?",
                   w.words as "gone_words?"
              from keeping k
              left join withdrawal w on w.entry = k.commitment and w.kind = 'words beside a mark'
                                    and w.part = ?5 and w.author = k.person
             where k.commitment = ?1 and k.day = ?2 and k.version = ?3 and k.person = ?4
            "#,
            id,
            day,
            version,
            author,
            part
        )
        .fetch_optional(db)
        .await?;
        Ok(row.and_then(|row| row.open(ours, part)))
    }

    /// The mark stays, with nothing written beside it, as its owner signs.
    async fn destroy(tx: &mut Tx, ours: &Ours<Commitment>, entry: &Shared) -> Result<()> {
        let (id, version, day) = (ours.id(), entry.part & 0xff, entry.day);
        let (words, epoch) =
            (ours.seal_emptied::<KeepingWords>(id.uuid(), entry.part)?, ours.epoch());
        let emptied = sqlx::query!(
            "update keeping set words = ?, epoch = ?
              where commitment = ? and day = ? and version = ?",
            words,
            epoch,
            id,
            day,
            version
        )
        .execute(tx.conn())
        .await?;
        if emptied.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    fn id(ours: &Ours<Commitment>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
