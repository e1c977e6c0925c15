//! Corrections, and every version of a shared check-in.

use chrono::{DateTime, Utc};

use super::{Correction, Past, Version};
use crate::{
    access::{Mine, Ours, PersonId, Sharing},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::{Sealed, Words},
    steps::small_issues::check_in::{Audience, CheckIn, SharedCheckIn, saving::store::Kept},
};

/// Whoever corrects their own check-in, for its readers.
pub(super) enum Author {
    /// For themselves: at any time.
    Alone(Mine<CheckIn>),
    /// For both: while the couple is open.
    ForBoth(Sharing<Mine<CheckIn>>),
}

impl Author {
    /// # Errors
    /// As [`Sharing::of`].
    pub(super) fn of(mine: Mine<CheckIn>, audience: Audience) -> Result<Self> {
        match audience {
            Audience::OnlyMe => Ok(Self::Alone(mine)),
            Audience::Both => Sharing::of(mine).map(Self::ForBoth),
        }
    }

    fn seal<W: Words>(&self, words: &W) -> Result<Kept> {
        match self {
            Self::Alone(mine) => Kept::private(mine, mine.id(), words),
            Self::ForBoth(sharing) => Kept::shared(sharing, sharing.id(), words),
        }
    }

    fn seal_version(&self, number: u32, version: &Version) -> Result<Sealed> {
        match self {
            Self::Alone(_) => Err(Error::bug("what is only one's own has no versions")),
            Self::ForBoth(sharing) => sharing.seal(sharing.id().uuid(), number, version),
        }
    }
}

impl std::ops::Deref for Author {
    type Target = Mine<CheckIn>;

    fn deref(&self) -> &Mine<CheckIn> {
        match self {
            Self::Alone(mine) => mine,
            Self::ForBoth(sharing) => sharing,
        }
    }
}

/// Writes a correction down.
pub(super) async fn insert(
    tx: &mut Tx,
    mine: &Author,
    before: &CheckIn,
    (correction, after): (Correction, &Version),
) -> Result<()> {
    match (correction, before.changed) {
        (Correction::Nothing, _) => Ok(()),
        (Correction::Version, changed) => {
            insert_version(tx, mine, changed.map_or(2, |(number, _)| number + 1), after).await
        }
        (Correction::Mended { .. }, Some((number, _))) => {
            mend_version(tx, mine, number, after).await
        }
        (Correction::Mended { said, details }, None) => {
            if said {
                mend_said(tx, mine, after).await?;
            }
            if details { mend_details(tx, mine, after).await } else { Ok(()) }
        }
    }
}

async fn insert_version(tx: &mut Tx, mine: &Author, number: u32, after: &Version) -> Result<()> {
    let (id, epoch, now) = (mine.id(), mine.epoch(), mine.now());
    let words = mine.seal_version(number, after)?;
    sqlx::query!(
        "insert into check_in_version (check_in, version, epoch, words, made_at)
         values (?, ?, ?, ?, ?)",
        id,
        number,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn mend_version(tx: &mut Tx, mine: &Author, number: u32, after: &Version) -> Result<()> {
    let (id, epoch) = (mine.id(), mine.epoch());
    let words = mine.seal_version(number, after)?;
    sqlx::query!(
        "update check_in_version set epoch = ?, words = ? where check_in = ? and version = ?",
        epoch,
        words,
        id,
        number
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn mend_said(tx: &mut Tx, mine: &Author, after: &Version) -> Result<()> {
    let id = mine.id();
    let Kept { epoch, words, .. } = mine.seal(&after.said)?;
    sqlx::query!("update check_in set epoch = ?, words = ? where id = ?", epoch, words, id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// When they were added stays as it was: a correction is told to nobody.
async fn mend_details(tx: &mut Tx, mine: &Author, after: &Version) -> Result<()> {
    let (id, now) = (mine.id(), mine.now());
    let Some(details) = &after.details else {
        sqlx::query!("delete from check_in_detail where check_in = ?", id)
            .execute(tx.conn())
            .await?;
        return Ok(());
    };
    let Kept { epoch, words, .. } = mine.seal(details)?;
    sqlx::query!(
        "insert into check_in_detail (check_in, epoch, words, made_at) values (?, ?, ?, ?)
             on conflict (check_in) do update set epoch = excluded.epoch, words = excluded.words",
        id,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

struct Row {
    version: u32,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
}

/// Its author and every version of it after the first, the oldest first.
pub(super) async fn later(db: &mut Reader, ours: &Ours<SharedCheckIn>) -> Result<Vec<Past>> {
    let id = ours.id();
    let rows = sqlx::query_as!(
        Row,
        "select v.version, c.author, v.epoch, v.words, v.made_at
           from check_in_version v join check_in c on c.id = v.check_in
          where v.check_in = ?
          order by v.version",
        id
    )
    .fetch_all(db.conn())
    .await?;
    let past = rows.into_iter().map(|row| {
        let opened = ours.open(id.uuid(), row.version, row.author, row.epoch, &row.words);
        let (said, details) = Version::parts(opened);
        Past { made_at: row.made_at, said, details }
    });
    Ok(past.collect())
}
