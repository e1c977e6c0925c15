//! Every question of the two, with every answer.

use std::collections::HashMap;

use super::{Entry, Given, Marked, Paced};
use crate::{
    access::Partner, couple::export::Who, db::Reader, entry::store::opened, error::Result,
    steps::communication::question_box::QuestionId,
};

/// Every question, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select q.id, q.author, q.epoch, q.words, q.made_at,
               w.epoch as "gone_epoch?: u32",
               w.words as "gone_words?: crate::sealed::Sealed"
          from box_question q
          left join withdrawal w on w.entry = q.id and w.kind = 'question in the box'
                                and w.part = 0 and w.author = q.author
         where q.couple = ?
         order by q.made_at, q.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let (mut marks, mut paces) = (marks(db, partner).await?, paces(db, partner).await?);
    let mut answers = answers(db, partner).await?;
    let entries = rows.into_iter().map(|row| {
        let (id, author) = (row.id.uuid(), row.author);
        let withdrawn = opened(partner, (id, 0, author), row.gone_epoch, row.gone_words.as_ref());
        let is_there = withdrawn.is_none();
        Entry {
            id: row.id,
            author: Who::of(partner, author),
            made_at: row.made_at,
            words: is_there.then(|| partner.open(id, 0, author, row.epoch, &row.words)),
            withdrawn,
            marks: marks.remove(&row.id).unwrap_or_default(),
            paces: paces.remove(&row.id).unwrap_or_default(),
            answers: answers.remove(&row.id).unwrap_or_default(),
        }
    });
    Ok(entries.collect())
}

async fn marks(db: &mut Reader, partner: &Partner) -> Result<HashMap<QuestionId, Vec<Marked>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select m.question as "question: QuestionId", m.mark, m.made_at
          from box_question q
          join box_mark m on m.question = q.id
         where q.couple = ?
         order by m.question, m.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut marks: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let mark = Marked { mark: row.mark, made_at: row.made_at };
        marks.entry(row.question).or_default().push(mark);
    }
    Ok(marks)
}

async fn paces(db: &mut Reader, partner: &Partner) -> Result<HashMap<QuestionId, Vec<Paced>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select p.question as "question: QuestionId", p.pace, p.by_day, p.made_at
          from box_question q
          join box_pace p on p.question = q.id
         where q.couple = ?
         order by p.question, p.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut paces: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let pace = Paced { pace: row.pace, by_day: row.by_day, made_at: row.made_at };
        paces.entry(row.question).or_default().push(pace);
    }
    Ok(paces)
}

async fn answers(db: &mut Reader, partner: &Partner) -> Result<HashMap<QuestionId, Vec<Given>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select a.question as "question: QuestionId", a.number as "number!", a.author, a.epoch,
               a.words, a.made_at,
               w.epoch as "gone_epoch?: u32",
               w.words as "gone_words?: crate::sealed::Sealed"
          from box_question q
          join box_answer a      on a.question = q.id
          left join withdrawal w on w.entry = a.question and w.kind = 'answer in the box'
                                and w.part = a.number and w.author = a.author
         where q.couple = ?
         order by a.question, a.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut answers: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let (id, place) = (row.question.uuid(), (row.question.uuid(), row.number, row.author));
        let withdrawn = opened(partner, place, row.gone_epoch, row.gone_words.as_ref());
        let is_there = withdrawn.is_none();
        answers.entry(row.question).or_default().push(Given {
            number: row.number,
            author: Who::of(partner, row.author),
            made_at: row.made_at,
            words: is_there
                .then(|| partner.open(id, row.number, row.author, row.epoch, &row.words)),
            withdrawn,
        });
    }
    Ok(answers)
}
