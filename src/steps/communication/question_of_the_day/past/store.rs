//! The list of them, and the newest of today.

use chrono::{DateTime, Utc};

use crate::{
    access::Partner,
    day,
    db::Reader,
    error::Result,
    steps::communication::question_of_the_day::{AnswerId, OpenedId},
};

/// How many past questions a page shows.
pub const PAGE: usize = 20;

/// A question that both have answered.
#[derive(Debug)]
pub struct Past {
    /// The place in the list.
    pub id: OpenedId,
    /// Which card.
    pub question: String,
    /// Since when both can read both.
    pub opened_at: DateTime<Utc>,
    /// The reader's own answer; its page is `/answers/{id}`.
    pub answer: AnswerId,
}

/// Questions that both have answered, the newest first, after `before`: one more than [`PAGE`] if
/// there are more.
pub(in super::super) async fn past(
    db: &mut Reader,
    partner: &Partner,
    before: Option<OpenedId>,
) -> Result<Vec<Past>> {
    let (couple, person) = (partner.couple(), partner.person());
    Ok(sqlx::query_as!(
        Past,
        r#"
        select o.id, o.question, o.made_at as opened_at, a.id as answer
          from question_opened o
          join question_answer a on a.couple = o.couple and a.round = o.round
                                and a.question = o.question and a.author = ?2
         where o.couple = ?1
           and (o.made_at, o.id) < (coalesce((select made_at from question_opened where id = ?3), '9'),
                                    coalesce(?3, x'ff'))
         order by o.made_at desc, o.id desc
         limit 21
        "#,
        couple,
        person,
        before
    )
    .fetch_all(db.conn())
    .await?)
}

/// The newest question whose answers the other has opened on this partner's day, by answering it.
pub async fn opened_today(db: &mut Reader, partner: &Partner) -> Result<Option<Past>> {
    let since = day::begins(partner.today(), partner.zone());
    let (couple, me, other) = (partner.couple(), partner.person(), partner.partner());
    Ok(sqlx::query_as!(
        Past,
        "select o.id, o.question, o.made_at as opened_at, a.id as answer
           from question_opened o
           join question_answer a on a.couple = o.couple and a.round = o.round
                                 and a.question = o.question and a.author = ?2
          where o.couple = ?1 and o.made_at >= ?3 and o.opened_by = ?4
          order by o.made_at desc
          limit 1",
        couple,
        me,
        since,
        other
    )
    .fetch_optional(db.conn())
    .await?)
}
