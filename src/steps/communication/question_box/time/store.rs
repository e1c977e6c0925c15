//! Times that were begun, and how long they are.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Length, OfToday, Time, USUAL, record};
use crate::{
    access::{Partner, PersonId, Sharing},
    couple::export::Who,
    db::{Reader, Tx},
    error::Result,
};

/// Where today's time stands.
pub(in super::super) async fn of_today(db: &mut Reader, partner: &Partner) -> Result<OfToday> {
    last(db.conn(), partner).await
}

/// The same, as it is while it is begun or ended.
pub(in super::super) async fn of_today_in(tx: &mut Tx, partner: &Partner) -> Result<OfToday> {
    last(tx.conn(), partner).await
}

async fn last(db: &mut SqliteConnection, partner: &Partner) -> Result<OfToday> {
    let couple = partner.couple();
    let row = sqlx::query!(
        r#"
        select t.begun_by, t.minutes, t.made_at, e.made_at as "ended_at?: DateTime<Utc>"
          from box_time t
          left join box_time_end e on e.couple = t.couple and e.number = t.number
         where t.couple = ?
         order by t.number desc
         limit 1
        "#,
        couple
    )
    .fetch_optional(db)
    .await?;
    let last = row.map(|row| Time {
        by: row.begun_by,
        begun_at: row.made_at,
        minutes: row.minutes,
        is_ended: row.ended_at.is_some(),
    });
    Ok(OfToday::by(last, partner.now(), partner.zone()))
}

/// Begins it, for so many minutes.
pub(in super::super) async fn begin(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    minutes: u32,
) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into box_time (couple, number, begun_by, minutes, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from box_time where couple = ?1",
        couple,
        person,
        minutes,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// It is enough for today.
pub(in super::super) async fn end(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into box_time_end (couple, number, person, made_at)
         select couple, max(number), ?2, ?3 from box_time where couple = ?1 group by couple",
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// How long it is, and whether one would like another length.
pub(in super::super) async fn length(db: &mut Reader, partner: &Partner) -> Result<Length> {
    length_now(db.conn(), partner).await
}

/// The same, as it is while something is done about it.
pub(in super::super) async fn length_in(tx: &mut Tx, partner: &Partner) -> Result<Length> {
    length_now(tx.conn(), partner).await
}

async fn length_now(db: &mut SqliteConnection, partner: &Partner) -> Result<Length> {
    let couple = partner.couple();
    let row = sqlx::query!(
        r#"
        select (select l.minutes
                  from box_length l
                  join box_length_answer a on a.couple = l.couple and a.number = l.number
                 where l.couple = ?1 and a.answer = 'agreed'
                 order by l.number desc limit 1)      as "agreed?: u32",
               w.person                               as "wished_by?: PersonId",
               w.minutes                              as "wish?: u32"
          from (select 1)
          left join box_length w on w.couple = ?1
                                and w.number = (select max(number) from box_length where couple = ?1)
                                and not exists (select 1 from box_length_answer
                                                 where couple = ?1 and number = w.number)
        "#,
        couple
    )
    .fetch_one(db)
    .await?;
    Ok(Length { agreed: row.agreed.unwrap_or(USUAL), wish: row.wished_by.zip(row.wish) })
}

/// One would like it to be so long; a wish that nobody answered makes room.
pub(in super::super) async fn wish(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    minutes: u32,
) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into box_length (couple, number, person, minutes, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from box_length where couple = ?1",
        couple,
        person,
        minutes,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The other says yes to it, or leaves it as it is.
pub(in super::super) async fn answer(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    is_agreed: bool,
) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    let answer = if is_agreed { "agreed" } else { "left" };
    sqlx::query!(
        "insert into box_length_answer (couple, number, person, answer, made_at)
         select couple, max(number), ?2, ?3, ?4 from box_length where couple = ?1 group by couple",
        couple,
        person,
        answer,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Every time that was begun, the oldest first: for the record that one takes along.
pub async fn taken_along(db: &mut Reader, partner: &Partner) -> Result<Vec<record::Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select t.begun_by, t.minutes, t.made_at,
               e.person as "ended_by?: PersonId", e.made_at as "ended_at?: DateTime<Utc>"
          from box_time t
          left join box_time_end e on e.couple = t.couple and e.number = t.number
         where t.couple = ?
         order by t.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let entries = rows.into_iter().map(|row| record::Entry {
        begun_by: Who::of(partner, row.begun_by),
        made_at: row.made_at,
        minutes: row.minutes,
        ended: row
            .ended_by
            .zip(row.ended_at)
            .map(|(by, made_at)| record::Ended { by: Who::of(partner, by), made_at }),
    });
    Ok(entries.collect())
}

/// Every other length that one of the two wished for, the oldest first.
pub async fn lengths_taken_along(
    db: &mut Reader,
    partner: &Partner,
) -> Result<Vec<record::Wished>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select l.person, l.minutes, l.made_at as "made_at: DateTime<Utc>", a.answer as "answer?: String"
          from box_length l
          left join box_length_answer a on a.couple = l.couple and a.number = l.number
         where l.couple = ?
         order by l.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let wishes = rows.into_iter().map(|row| record::Wished {
        by: Who::of(partner, row.person),
        minutes: row.minutes,
        made_at: row.made_at,
        answer: row.answer,
    });
    Ok(wishes.collect())
}
