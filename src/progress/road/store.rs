//! What stands on the road. It reads across: each feature opens its own words.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::Done;
use crate::{
    access::Partner,
    agreeing,
    day::begins,
    db::Reader,
    error::Result,
    impact::breach::{self, BreachId},
    progress::milestone::Milestone,
    sealed::Opened,
    steps::accountability::commitment::{self, CommitmentId},
};

/// Something that has a name.
#[derive(Debug, Clone)]
pub(super) enum Stone {
    /// What happened got a title that both agreed to.
    Named(BreachId, Opened<String>),
    /// Its chapter was closed by both.
    Closed(BreachId, Opened<String>),
    /// The first talk that both closed.
    FirstTalk,
    /// What one of the two promised, and the other agreed to; whether it is the reader's.
    Agreed(CommitmentId, Opened<String>, bool),
    /// What both say that they reached.
    Reached(Opened<String>),
}

/// The first moment of a day, and the first after another, by the reader's clock.
type Moments = (DateTime<Utc>, DateTime<Utc>);

/// The moments from the first of these days to the last.
fn moments(partner: &Partner, (first, last): (NaiveDate, NaiveDate)) -> Moments {
    (begins(first, partner.zone()), begins(last + Days::new(1), partner.zone()))
}

/// Everything that has a name, from one day to another.
pub(super) async fn stones(
    db: &mut Reader,
    partner: &Partner,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<(NaiveDate, Stone)>> {
    let (zone, within) = (partner.zone(), moments(partner, days));
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let mut stones = titles(db, partner, within).await?;
    stones.extend(first_talk(db, partner, within).await?);
    stones.extend(promises(db, partner, within).await?);
    let mut stones: Vec<_> = stones.into_iter().map(|(at, stone)| (day(at), stone)).collect();
    let reached = agreeing::store::agreed_within::<Milestone>(db, partner, days).await?;
    stones.extend(
        reached
            .into_iter()
            .map(|(day, words)| (day, Stone::Reached(words.map(|milestone| milestone.what)))),
    );
    Ok(stones)
}

async fn titles(
    db: &mut Reader,
    partner: &Partner,
    (from, to): Moments,
) -> Result<Vec<(DateTime<Utc>, Stone)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select b.id,
               (select min(made_at) from breach_act where breach = b.id and act = 'agreed')
                   as "named_at!: DateTime<Utc>",
               (select max(made_at) from breach_act where breach = b.id and act = 'closed')
                   as "closed_at?: DateTime<Utc>"
          from breach b
         where b.couple = ?
           and exists (select 1 from breach_act where breach = b.id and act = 'agreed')
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut stones = Vec::new();
    for row in rows {
        let is_here = |at: DateTime<Utc>| from <= at && at < to;
        if !is_here(row.named_at) && !row.closed_at.is_some_and(is_here) {
            continue;
        }
        let Some(kept) = breach::store::read(db, partner, row.id).await? else { continue };
        let Some(agreed) = kept.agreed() else { continue };
        let title = agreed.words.clone().map(|words| words.title);
        let is_closed = kept.state.stage == breach::Stage::Closed;
        let closed_at = row.closed_at.filter(|at| is_closed && is_here(*at));
        stones.extend(closed_at.map(|at| (at, Stone::Closed(row.id, title.clone()))));
        if is_here(row.named_at) {
            stones.push((row.named_at, Stone::Named(row.id, title)));
        }
    }
    Ok(stones)
}

async fn first_talk(
    db: &mut Reader,
    partner: &Partner,
    (from, to): Moments,
) -> Result<Option<(DateTime<Utc>, Stone)>> {
    let couple = partner.couple();
    let first = sqlx::query_scalar!(
        r#"
        select at as "at!: DateTime<Utc>"
          from done_together
         where couple = ? and what = 'talk'
         order by at
         limit 1
        "#,
        couple
    )
    .fetch_optional(db.conn())
    .await?;
    let first = first.filter(|at| from <= *at && *at < to);
    Ok(first.map(|at| (at, Stone::FirstTalk)))
}

async fn promises(
    db: &mut Reader,
    partner: &Partner,
    (from, to): Moments,
) -> Result<Vec<(DateTime<Utc>, Stone)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select c.id as "id!", c.owner as "owner!", min(a.made_at) as "agreed_at!: DateTime<Utc>"
          from commitment c
          join commitment_answer a on a.commitment = c.id and a.answer = 'agreed'
         where c.couple = ?1
         group by c.id
        having min(a.made_at) >= ?2 and min(a.made_at) < ?3
        "#,
        couple,
        from,
        to
    )
    .fetch_all(db.conn())
    .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let promises = commitment::store::promises(db, partner, &ids).await?;
    let stones = rows.into_iter().zip(promises).map(|(row, (id, promise))| {
        (row.agreed_at, Stone::Agreed(id, promise, row.owner == partner.person()))
    });
    Ok(stones.collect())
}

/// What the two did together, from one day to another: each meeting, talk and date with its day.
pub(super) async fn done(
    db: &mut Reader,
    partner: &Partner,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<(NaiveDate, Done)>> {
    let (couple, (from, to)) = (partner.couple(), moments(partner, days));
    let rows = sqlx::query!(
        r#"
        select what as "what!", at as "at!: DateTime<Utc>"
          from done_together
         where couple = ? and at >= ? and at < ?
        "#,
        couple,
        from,
        to
    )
    .fetch_all(db.conn())
    .await?;
    let done = rows.into_iter().map(|row| {
        let done = match row.what.as_str() {
            "meeting" => Done::Meeting,
            "talk" => Done::Talk,
            _ => Done::Date,
        };
        (row.at.with_timezone(&partner.zone()).date_naive(), done)
    });
    Ok(done.collect())
}

/// The day on which the road begins: that of the first thing on it, if there is one.
pub(super) async fn begins_on(db: &mut Reader, partner: &Partner) -> Result<Option<NaiveDate>> {
    let couple = partner.couple();
    let row = sqlx::query!(
        r#"
        select (select min(at) from (
                   select at from done_together where couple = ?1
                   union all
                   select a.made_at from breach b join breach_act a on a.breach = b.id and a.act = 'agreed'
                    where b.couple = ?1
                   union all
                   select a.made_at from commitment c
                     join commitment_answer a on a.commitment = c.id and a.answer = 'agreed'
                    where c.couple = ?1)) as "at?: DateTime<Utc>",
               (select min(w.day) from wording w
                  join wording_answer y on y.wording = w.id and y.answer = 'agreed'
                 where w.couple = ?1 and w.about = 'milestone'
                   and not exists (select 1 from wording_end where wording = w.id)) as "day?: NaiveDate"
        "#,
        couple
    )
    .fetch_one(db.conn())
    .await?;
    let at = row.at.map(|at| at.with_timezone(&partner.zone()).date_naive());
    Ok([at, row.day].into_iter().flatten().min())
}
