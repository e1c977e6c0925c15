//! Every wording of what takes both, and what became of it.

use std::future::Future;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Agreeable, Answer, Answered, Standing, Step, WordingId};
use crate::{
    access::{Partner, PersonId, Sharing},
    db::{Reader, Tx},
    error::Result,
    sealed::{Opened, Sealed},
};

/// One wording, with what became of it.
#[derive(Debug, Clone)]
pub struct Wording<W> {
    /// Which.
    pub id: WordingId,
    /// Who proposed it.
    pub author: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<W>,
    /// What the other said, and when. An answer that they did not sign is none.
    pub answer: Option<(Answer, DateTime<Utc>)>,
    /// Who ended it, and when.
    pub ended: Option<(PersonId, DateTime<Utc>)>,
}

/// Where its wordings lie: with all others, unless it says where.
pub trait Kept: Agreeable {
    /// The newest fifty wordings, the newest first, and the one that was agreed last.
    fn newest(
        db: &mut SqliteConnection,
        partner: &Partner,
    ) -> impl Future<Output = Result<Vec<Wording<Self>>>> + Send {
        newest(db, partner)
    }

    /// All of them, the oldest first.
    fn all(
        db: &mut Reader,
        partner: &Partner,
    ) -> impl Future<Output = Result<Vec<Wording<Self>>>> + Send {
        all(db, partner)
    }

    /// Somebody proposes this wording.
    fn propose(
        &self,
        tx: &mut Tx,
        partner: &Sharing<Partner>,
    ) -> impl Future<Output = Result<()>> + Send {
        propose(tx, partner, self)
    }

    /// The other answers a wording of this couple.
    fn answer(
        tx: &mut Tx,
        partner: &Sharing<Partner>,
        said: (&Wording<Self>, Answer),
    ) -> impl Future<Output = Result<()>> + Send {
        answer(tx, partner, said)
    }

    /// Its author takes it back before an answer: nothing of it stays.
    fn take_back(tx: &mut Tx, wording: &Wording<Self>) -> impl Future<Output = Result<()>> + Send {
        take_back(tx, wording)
    }

    /// One of the two ends it.
    fn end(
        tx: &mut Tx,
        partner: &Partner,
        wording: &Wording<Self>,
    ) -> impl Future<Output = Result<()>> + Send {
        end(tx, partner, wording)
    }
}

struct Row {
    id: WordingId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    answer_epoch: Option<u32>,
    answer: Option<Sealed>,
    answered_at: Option<DateTime<Utc>>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
}

/// So many are read at once, besides the one that counts.
const NEWEST: i64 = 50;
const ALL: i64 = -1;

async fn newest<W: Agreeable>(
    db: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Vec<Wording<W>>> {
    rows(db, partner, NEWEST).await
}

async fn all<W: Agreeable>(db: &mut Reader, partner: &Partner) -> Result<Vec<Wording<W>>> {
    let mut all = rows(db.conn(), partner, ALL).await?;
    all.reverse();
    Ok(all)
}

async fn rows<W: Agreeable>(
    db: &mut SqliteConnection,
    partner: &Partner,
    limit: i64,
) -> Result<Vec<Wording<W>>> {
    let (couple, about) = (partner.couple(), W::NAME);
    let rows = sqlx::query_as!(
        Row,
        r#"
        select w.id, w.author, w.epoch, w.words, w.made_at,
               y.epoch   as "answer_epoch?: u32",
               y.words   as "answer?: Sealed",
               y.made_at as "answered_at?: DateTime<Utc>",
               e.person  as "ended_by?: PersonId",
               e.made_at as "ended_at?: DateTime<Utc>"
          from wording w
          left join wording_answer y on y.wording = w.id
          left join wording_end e    on e.wording = w.id
         where w.id in (select id from wording
                         where couple = ?1 and about = ?2
                         order by made_at desc, id desc limit ?3)
            or w.id = (select g.id
                         from wording g
                         join wording_answer y on y.wording = g.id and y.answer = 'agreed'
                        where g.couple = ?1 and g.about = ?2
                        order by g.made_at desc, g.id desc
                        limit 1)
         order by w.made_at desc, w.id desc
        "#,
        couple,
        about,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.wording(partner)).collect())
}

impl Row {
    fn wording<W: Agreeable>(self, partner: &Partner) -> Wording<W> {
        let (id, other) = (self.id.uuid(), partner.other_than(self.author));
        let answered = self.answer.zip(self.answer_epoch).and_then(|(words, epoch)| {
            let opened = partner.open::<Answered>(id, 1, other, epoch, &words);
            opened.get().map(|answered| answered.answer)
        });
        Wording {
            id: self.id,
            author: self.author,
            made_at: self.made_at,
            words: partner.open(id, 0, self.author, self.epoch, &self.words),
            answer: answered.zip(self.answered_at),
            ended: self.ended_by.zip(self.ended_at),
        }
    }
}

impl<W> Wording<W> {
    /// What became of it, for the rules.
    pub fn step(&self) -> Step {
        let answer = self.answer.map(|(answer, _)| answer);
        Step { author: self.author, answer, ended: self.ended.is_some() }
    }
}

/// Names the newest of all wordings, the newest first.
pub fn version<W>(newest_first: &[Wording<W>]) -> String {
    newest_first.first().map_or_else(|| "none".to_owned(), |wording| wording.id.to_string())
}

/// Which of these counts, and which waits.
pub fn standing<W>(newest_first: &[Wording<W>]) -> Standing {
    let steps: Vec<_> = newest_first.iter().map(Wording::step).collect();
    Standing::of(&steps)
}

async fn propose<W: Agreeable>(tx: &mut Tx, partner: &Sharing<Partner>, words: &W) -> Result<()> {
    let (id, about) = (WordingId::mint(), W::NAME);
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into wording (id, couple, about, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        about,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn answer<W>(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (wording, answer): (&Wording<W>, Answer),
) -> Result<()> {
    let (id, person, word, now) = (wording.id, partner.person(), answer.word(), partner.now());
    let (words, epoch) = (partner.seal(id.uuid(), 1, &Answered { answer })?, partner.epoch());
    // One that they did not sign made way for nothing.
    sqlx::query!(
        "insert into wording_answer (wording, person, answer, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)
             on conflict (wording) do update set person = excluded.person, answer = excluded.answer,
                 epoch = excluded.epoch, words = excluded.words, made_at = excluded.made_at",
        id,
        person,
        word,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn take_back<W>(tx: &mut Tx, wording: &Wording<W>) -> Result<()> {
    let id = wording.id;
    sqlx::query!("delete from wording_answer where wording = ?", id).execute(tx.conn()).await?;
    sqlx::query!("delete from wording where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

async fn end<W>(tx: &mut Tx, partner: &Partner, wording: &Wording<W>) -> Result<()> {
    let (id, person, now) = (wording.id, partner.person(), partner.now());
    sqlx::query!(
        "insert into wording_end (wording, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
