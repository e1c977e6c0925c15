//! Every wording of how the two take a time-out, and what became of it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Agreement;
use crate::{
    access::{Partner, PersonId, Sharing},
    agreeing::{Answer, Kept, Wording, WordingId},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::Sealed,
};

struct Row {
    id: WordingId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
}

impl Row {
    fn wording(self, partner: &Partner) -> Result<Wording<Agreement>> {
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

/// They lie in tables of their own, which came before that of all others: an answer is not signed there.
impl Kept for Agreement {
    async fn newest(
        db: &mut SqliteConnection,
        partner: &Partner,
    ) -> Result<Vec<Wording<Agreement>>> {
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

    async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Wording<Agreement>>> {
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

    async fn propose(&self, tx: &mut Tx, partner: &Sharing<Partner>) -> Result<()> {
        let id = WordingId::mint();
        let words = partner.seal(id.uuid(), 0, self)?;
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

    async fn answer(
        tx: &mut Tx,
        partner: &Sharing<Partner>,
        (wording, answer): (&Wording<Agreement>, Answer),
    ) -> Result<()> {
        let (id, person, answer, now) =
            (wording.id, partner.person(), answer.word(), partner.now());
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

    async fn take_back(tx: &mut Tx, wording: &Wording<Agreement>) -> Result<()> {
        let id = wording.id;
        sqlx::query!("delete from time_out_agreement where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    async fn end(tx: &mut Tx, partner: &Partner, wording: &Wording<Agreement>) -> Result<()> {
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
}
