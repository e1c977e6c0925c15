//! When the two have their meeting.

use chrono::{DateTime, Utc, Weekday};
use sqlx::SqliteConnection;

use super::{Act, Done, History, MeetingTime, Spoken};
use crate::{
    access::{CoupleId, Partner, Sharing},
    db::Tx,
    error::{Error, Result},
    sealed::Opened,
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
        let act = act.ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        let spoken: Opened<Spoken> =
            partner.open(couple.uuid(), row.number, row.author, row.epoch, &row.words);
        let is_changed = spoken.get().is_none_or(|spoken| spoken.act() != Some(act));
        history.done.push(Done { who: row.author, act, at: row.made_at, is_changed });
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
        let act = act.ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        history.done.push(Done { who: row.author, act, at: row.made_at, is_changed: false });
    }
    let since = history.done.last().map(|done| done.at);
    Ok(history.standing().agreed.zip(since))
}

/// Adds what somebody does about it.
pub(super) async fn add(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    history: &History,
    act: Act,
) -> Result<()> {
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now: DateTime<Utc> = partner.now();
    let number = u32::try_from(history.done.len()).map_err(|e| Error::Internal(e.into()))? + 1;
    let words = partner.seal(couple.uuid(), number, &Spoken::of(act))?;
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
