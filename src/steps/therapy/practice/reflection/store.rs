//! How it was for each.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Reflection, Saying};
use crate::{
    access::{Ours, PersonId, Reads, Sees, Sharing},
    db::{Reader, Tx},
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::therapy::practice::{
        PracticeId,
        store::{Practice, Told},
    },
};

/// How it was for one of the two.
#[derive(Debug, Clone)]
pub struct Reflected {
    /// For whom.
    pub author: PersonId,
    /// What they say.
    pub words: Opened<Reflection>,
    /// How often they put it otherwise.
    pub revision: u32,
    /// When they said it first.
    pub made_at: DateTime<Utc>,
    /// It was withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    author: PersonId,
    revision: u32,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    fn told(self, reader: &impl Reads, id: PracticeId) -> Reflected {
        let (id, author) = (id.uuid(), self.author);
        Reflected {
            author,
            words: reader.open(id, 0, author, self.epoch, &self.words),
            revision: self.revision,
            made_at: self.made_at,
            withdrawn: opened(reader, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
        }
    }
}

impl Reflected {
    /// As it counts for whether it can still be said.
    pub const fn said(&self) -> (DateTime<Utc>, bool) {
        (self.made_at, self.withdrawn.is_some())
    }
}

/// How it was for each, whoever said it first before the other.
pub(in super::super) async fn reflections(
    db: &mut SqliteConnection,
    reader: &impl Sees<Practice>,
    id: PracticeId,
) -> Result<Vec<Reflected>> {
    let couple = reader.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select r.author, r.revision, r.epoch, r.words, r.made_at,
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from practice_reflection r
          join practice p on p.id = r.practice
          left join withdrawal w on w.entry = r.practice and w.kind = 'reflection on a practice'
                                and w.author = r.author
         where r.practice = ? and p.couple = ?
         order by r.made_at, r.author
        "#,
        id,
        couple
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(reader, id)).collect())
}

/// The same beside each of these.
pub async fn with_reflections(
    db: &mut Reader,
    reader: &impl Sees<Practice>,
    all: Vec<Told>,
) -> Result<Vec<(Told, Vec<Reflected>)>> {
    let mut told = Vec::with_capacity(all.len());
    for it in all {
        let said = reflections(db.conn(), reader, it.id).await?;
        told.push((it, said));
    }
    Ok(told)
}

/// Keeps how it was for this person. When they said it first stays as it was.
pub(in super::super) async fn reflect(
    tx: &mut Tx,
    ours: &Sharing<Ours<Practice>>,
    (saying, words): (Saying, &Reflection),
) -> Result<()> {
    let words = ours.seal(ours.id().uuid(), 0, words)?;
    let (id, author, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let query = match saying {
        Saying::First => sqlx::query!(
            "insert into practice_reflection (practice, author, revision, epoch, words, made_at)
             values (?, ?, 0, ?, ?, ?)",
            id,
            author,
            epoch,
            words,
            now
        ),
        Saying::Mended => sqlx::query!(
            "update practice_reflection set words = ?, epoch = ?, revision = revision + 1
              where practice = ? and author = ?",
            words,
            epoch,
            id,
            author
        ),
    };
    query.execute(tx.conn()).await?;
    Ok(())
}

/// What stands in it, for pages that know only entries.
fn said(words: &Reflection) -> Vec<Said> {
    let how = Said::chosen("", format!("{}.", words.how.label()));
    [how].into_iter().chain(Said::written("", &words.words)).collect()
}

impl SharedKind for Reflected {
    type Record = Practice;
    const NAME: &'static str = "reflection on a practice";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Practice>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let all = reflections(db, ours, ours.id()).await?;
        let path = format!("/practices/{}", ours.id());
        Ok(all.into_iter().find(|it| it.author == author).map(|it| Shared {
            what: "how it was to practise",
            author,
            part: 0,
            day: it.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: it.made_at,
            acts: format!("{path}/reflections"),
            path,
            is_open: true,
            said: it.words.map(|words| said(&words)),
            withdrawn: it.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Practice>, _: &Shared) -> Result<()> {
        let (id, author) = (ours.id(), ours.person());
        sqlx::query!(
            "update practice_reflection set words = x'' where practice = ? and author = ?",
            id,
            author
        )
        .execute(tx.conn())
        .await?;
        Ok(())
    }

    fn id(ours: &Ours<Practice>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
