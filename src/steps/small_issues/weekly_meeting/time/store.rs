//! When the two have their meeting.

use chrono::{DateTime, Utc, Weekday};
use sqlx::SqliteConnection;

use super::{Act, Done, History, MeetingTime, Spoken};
use crate::{
    access::{CoupleId, Partner, Sharing},
    db::Tx,
    error::Result,
    sealed::{Opened, Sealed},
};

/// Everything that was done about it.
pub async fn history(db: &mut SqliteConnection, partner: &Partner) -> Result<History> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"select number as "number!", author, kind, weekday, minute, zone, epoch, words, made_at
             from meeting_time_act
            where couple = ?
            order by number"#,
        couple
    );
    let mut history = History::default();
    for row in rows.fetch_all(db).await? {
        let time = time(row.weekday, row.minute, row.zone.as_deref());
        let act = Act::parse(&row.kind, time);
        let spoken: Opened<Spoken> =
            partner.open(couple.uuid(), row.number, row.author, row.epoch, &row.words);
        let is_changed = spoken.get().zip(act).is_none_or(|(spoken, act)| !spoken.is_said_by(act));
        history.done.push(Done::new(row.author, act, row.made_at, is_changed));
    }
    Ok(history)
}

fn time(weekday: Option<u8>, minute: Option<u16>, zone: Option<&str>) -> Option<MeetingTime> {
    Some(MeetingTime {
        weekday: Weekday::try_from(weekday?).ok()?,
        minute: minute?,
        zone: zone?.parse().ok()?,
    })
}

/// What the rows say is agreed, and since when, for whoever holds no key: a calendar. Nothing is opened.
pub async fn plainly_agreed(
    db: &mut SqliteConnection,
    couple: CoupleId,
) -> Result<Option<(MeetingTime, DateTime<Utc>)>> {
    let rows = sqlx::query!(
        "select author, kind, weekday, minute, zone, made_at
           from meeting_time_act
          where couple = ?
          order by number",
        couple
    );
    let mut history = History::default();
    for row in rows.fetch_all(db).await? {
        let act = Act::parse(&row.kind, time(row.weekday, row.minute, row.zone.as_deref()));
        history.done.push(Done::new(row.author, act, row.made_at, false));
    }
    Ok(history.standing().agreed.zip(history.agreed_since()))
}

/// Adds what somebody does about it.
pub(super) async fn add(tx: &mut Tx, partner: &Sharing<Partner>, act: Act) -> Result<()> {
    let number = next(tx, partner).await?;
    let words = partner.seal(partner.couple().uuid(), number, &Spoken::of(act))?;
    insert(tx, partner, (number, act), &words).await
}

/// Adds that somebody ends what is agreed or proposed: one is enough, at any time.
pub(super) async fn end(tx: &mut Tx, partner: &Partner, act: Act) -> Result<()> {
    let number = next(tx, partner).await?;
    let words = partner.seal_emptied::<Spoken>(partner.couple().uuid(), number)?;
    insert(tx, partner, (number, act), &words).await
}

async fn next(tx: &mut Tx, partner: &Partner) -> Result<u32> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(number), 0) + 1 as "next!: u32" from meeting_time_act where couple = ?"#,
        couple
    )
    .fetch_one(tx.conn())
    .await?)
}

async fn insert(
    tx: &mut Tx,
    partner: &Partner,
    (number, act): (u32, Act),
    words: &Sealed,
) -> Result<()> {
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now: DateTime<Utc> = partner.now();
    let (kind, time) = (act.word(), act.time());
    let weekday = time.map(|time| time.weekday.num_days_from_monday());
    let minute = time.map(|time| time.minute);
    let zone = time.map(|time| time.zone.name());
    sqlx::query!(
        "insert into meeting_time_act
             (couple, number, author, kind, weekday, minute, zone, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        couple,
        number,
        author,
        kind,
        weekday,
        minute,
        zone,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
