//! What both opened of their dates.

use chrono::{DateTime, Utc};

use crate::{
    access::{PersonId, Sees},
    db::Reader,
    error::Result,
    steps::quality_time::date::store::{Date, Kept, Row, gathered},
};

/// Of the last 200, those that were put forward since both opened this to whoever reads it, and are ahead or began since
/// `since`; in the order in which they begin.
pub async fn shown(
    db: &mut Reader,
    view: &impl Sees<Date>,
    since: DateTime<Utc>,
) -> Result<Vec<Kept>> {
    let (couple, from) = (view.couple(), view.since().map(|since| since.epoch));
    let rows = sqlx::query_as!(
        Row,
        r#"
        select v.date as id, v.version as "version!", v.author, v.starts_at, v.minutes, v.phones_away,
               v.epoch, v.words, v.made_at, a.person as "answered_by?: PersonId", a.answer as "answer?",
               o.person as "ended_by?: PersonId", o.outcome as "outcome?"
          from (select id from (select id from date where couple = ?1 order by made_at desc limit 200) n
                 where not exists (select 1 from date_version where date = n.id and epoch < ?2)
                   and exists (select 1 from date_version where date = n.id and starts_at >= ?3)) d
          join date_version v      on v.date = d.id
          left join date_answer a  on a.date = v.date and a.version = v.version
          left join date_outcome o on o.date = v.date
         order by v.date, v.version
        "#,
        couple,
        from,
        since
    )
    .fetch_all(db.conn())
    .await?;
    let mut dates = gathered(&rows)?;
    dates.retain(|kept| {
        kept.history.state().is_ahead() || kept.history.current().starts_at >= since
    });
    dates.sort_by_key(|kept| kept.history.current().starts_at);
    Ok(dates)
}
