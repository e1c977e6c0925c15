//! Every wording of how the two take a time-out, and what became of it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Agreement, Answer, Standing, Step, TimeOutAgreementId};
use crate::{
    access::{Partner, PersonId, Sharing},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// One wording, with what became of it.
#[derive(Debug, Clone)]
pub struct Wording {
    /// Which.
    pub id: TimeOutAgreementId,
    /// Who proposed it.
    pub author: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<Agreement>,
    /// What the other said, and when.
    pub answer: Option<(Answer, DateTime<Utc>)>,
    /// Who ended it or took it back, and when.
    pub ended: Option<(PersonId, DateTime<Utc>)>,
}

struct Row {
    id: TimeOutAgreementId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
}

/// The newest fifty, the newest first, and the one that was agreed last.
pub async fn newest(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Wording>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.epoch, a.words, a.made_at,
               y.answer  as "answer?",
               y.made_at as "answered_at?: DateTime<Utc>",
               e.person  as "ended_by?: PersonId",
               e.made_at as "ended_at?: DateTime<Utc>"
          from time_out_agreement a
          left join time_out_answer y        on y.agreement = a.id
          left join time_out_agreement_end e on e.agreement = a.id
         where a.id in (select id from time_out_agreement
                         where couple = ?1 order by made_at desc, id desc limit 50)
            or a.id = (select g.id
                         from time_out_agreement g
                         join time_out_answer y on y.agreement = g.id and y.answer = 'agreed'
                        where g.couple = ?1
                        order by g.made_at desc, g.id desc
                        limit 1)
         order by a.made_at desc, a.id desc
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| row.wording(partner)).collect()
}

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Wording>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.epoch, a.words, a.made_at,
               y.answer  as "answer?",
               y.made_at as "answered_at?: DateTime<Utc>",
               e.person  as "ended_by?: PersonId",
               e.made_at as "ended_at?: DateTime<Utc>"
          from time_out_agreement a
          left join time_out_answer y        on y.agreement = a.id
          left join time_out_agreement_end e on e.agreement = a.id
         where a.couple = ?
         order by a.made_at, a.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    rows.into_iter().map(|row| row.wording(partner)).collect()
}

impl Row {
    fn wording(self, partner: &Partner) -> Result<Wording> {
        let answer = self.answer.map(|word| {
            Answer::parse(&word).ok_or_else(|| Error::bug("an unknown answer to an agreement"))
        });
        Ok(Wording {
            id: self.id,
            author: self.author,
            made_at: self.made_at,
            words: partner.open(self.id.uuid(), 0, self.author, self.epoch, &self.words),
            answer: answer.transpose()?.zip(self.answered_at),
            ended: self.ended_by.zip(self.ended_at),
        })
    }
}

impl Wording {
    /// What became of it, for the rules.
    pub fn step(&self) -> Step {
        let answer = self.answer.map(|(answer, _)| answer);
        Step { author: self.author, answer, ended: self.ended.is_some() }
    }
}

/// Names the newest of all wordings, the newest first.
pub fn version(newest_first: &[Wording]) -> String {
    newest_first.first().map_or_else(|| "none".to_owned(), |wording| wording.id.to_string())
}

/// Which of these counts, and which waits.
pub fn standing(newest_first: &[Wording]) -> Standing {
    let steps: Vec<_> = newest_first.iter().map(Wording::step).collect();
    Standing::of(&steps)
}

/// Somebody proposes this wording.
pub(super) async fn propose(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &Agreement,
) -> Result<()> {
    let id = TimeOutAgreementId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into time_out_agreement (id, couple, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The other answers a wording of this couple.
pub(super) async fn answer(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (wording, answer): (&Wording, Answer),
) -> Result<()> {
    let (id, person, answer, now) = (wording.id, partner.person(), answer.word(), partner.now());
    sqlx::query!(
        "insert into time_out_answer (agreement, person, answer, made_at) values (?, ?, ?, ?)",
        id,
        person,
        answer,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Its author takes it back before an answer: nothing of it stays.
pub(super) async fn take_back(tx: &mut Tx, wording: &Wording) -> Result<()> {
    let id = wording.id;
    sqlx::query!("delete from time_out_agreement where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

/// One of the two ends it.
pub(super) async fn end(tx: &mut Tx, partner: &Partner, wording: &Wording) -> Result<()> {
    let (id, person, now) = (wording.id, partner.person(), partner.now());
    sqlx::query!(
        "insert into time_out_agreement_end (agreement, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
