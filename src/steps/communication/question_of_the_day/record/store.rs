//! Every question that this partner has answered, with the other's answer once both have.

use chrono::{DateTime, Utc};

use super::{Answer, Entry};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    entry::store::opened,
    error::Result,
    sealed::{Opened, Sealed},
    steps::communication::question_of_the_day::{AnswerId, Answered},
};

struct Row {
    id: AnswerId,
    author: PersonId,
    round: u32,
    question: String,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// All of them, in the order in which they were answered.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let (couple, person) = (partner.couple(), partner.person());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.round, a.question, a.epoch, a.words, a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from question_answer own
          join question_answer a on a.couple = own.couple and a.round = own.round
                                and a.question = own.question
          left join withdrawal w on w.entry = a.id and w.kind = 'answer to a question'
                                and w.author = a.author
         where own.couple = ? and own.author = ?
         order by own.made_at, own.id, a.made_at, a.id
        "#,
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?;
    let questions = rows.chunk_by(|a, b| (a.round, &a.question) == (b.round, &b.question));
    let entries = questions.filter_map(|rows| {
        let first = rows.first()?;
        let answers = rows.iter().map(|row| row.answer(partner)).collect();
        Some(Entry { question: first.question.clone(), round: first.round, answers })
    });
    Ok(entries.collect())
}

impl Row {
    fn answer(&self, partner: &Partner) -> Answer {
        let (id, author) = (self.id.uuid(), self.author);
        let withdrawn = opened(partner, (id, 0, author), self.gone_epoch, self.gone_words.as_ref());
        Answer {
            id: self.id,
            author: Who::of(partner, author),
            made_at: self.made_at,
            words: withdrawn.is_none().then(|| self.words(partner)),
            withdrawn,
        }
    }

    /// Put beside another question outside the app, they are not genuine.
    fn words(&self, partner: &Partner) -> Opened<Answered> {
        let opened: Opened<Answered> =
            partner.open(self.id.uuid(), 0, self.author, self.epoch, &self.words);
        match opened {
            Opened::Genuine(it) if (&it.question, it.round) != (&self.question, self.round) => {
                Opened::ChangedOutside
            }
            opened => opened,
        }
    }
}
