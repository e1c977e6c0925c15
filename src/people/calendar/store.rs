//! Who subscribes to a calendar, and what stands in it. It is read without any key: only what is plain.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sha2::{Digest as _, Sha256};

use super::{Address, CalendarId, Code, Occasion};
use crate::{
    access::{CoupleId, Member, PersonId},
    agreeing::Agreeable as _,
    db::{Reader, Tx},
    error::{Error, Result},
    people::security_log::{self, Event},
    progress::maintain::Maintain,
    sealed::Opened,
    steps::{
        quality_time::date::DateId,
        small_issues::weekly_meeting::{self, time::Rhythm},
        therapy::search::appointment::{AppointmentId, LENGTH},
    },
};

/// So far back what was planned stands in it, and so long what was called off.
const BACK: TimeDelta = TimeDelta::days(90);
/// So far ahead the weekly meetings stand in it.
const AHEAD: TimeDelta = TimeDelta::weeks(26);

/// Whose calendar an address opens.
#[derive(Debug, Clone, Copy)]
pub struct Subscribed {
    person: PersonId,
    /// Where they live.
    pub zone: Tz,
}

/// One's own calendar.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its address.
    pub address: Opened<Address>,
    /// Since when.
    pub made_at: DateTime<Utc>,
}

/// This member's, if they have one.
pub(super) async fn own(db: &mut Reader, member: &Member) -> Result<Option<Own>> {
    let person = member.person();
    let row = sqlx::query!("select id, words, made_at from calendar where person = ?", person);
    let row = row.fetch_optional(db.conn()).await?;
    Ok(row.map(|row| {
        let place = member.own_place::<Address>(row.id.uuid());
        let address = member.open_private_of(&place, row.made_at, &row.words);
        Own { address, made_at: row.made_at }
    }))
}

/// A new address for this member; the one before ends.
pub(super) async fn make(tx: &mut Tx, member: &Member) -> Result<()> {
    let (id, person, now, code) =
        (CalendarId::mint(), member.person(), member.now(), Code::random());
    delete(tx, person).await?;
    let hash = code.hash();
    let hash = hash.as_slice();
    let words = member.seal_private(&member.own_place::<Address>(id.uuid()), &code.address())?;
    sqlx::query!(
        "insert into calendar (id, person, code, words, made_at) values (?, ?, ?, ?, ?)",
        id,
        person,
        hash,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    security_log::store::insert(tx, person, Event::CalendarMade, now).await
}

/// Ends somebody's, if they have one: their address opens nothing any more.
pub async fn end(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    if delete(tx, person).await? {
        security_log::store::insert(tx, person, Event::CalendarEnded, now).await?;
    }
    Ok(())
}

async fn delete(tx: &mut Tx, person: PersonId) -> Result<bool> {
    let gone = sqlx::query!("delete from calendar where person = ?", person);
    Ok(gone.execute(tx.conn()).await?.rows_affected() > 0)
}

/// Whose calendar this code opens.
pub(super) async fn subscribed(db: &mut Reader, code: &Code) -> Result<Option<Subscribed>> {
    let hash = code.hash();
    let hash = hash.as_slice();
    let row = sqlx::query!(
        "select p.id, p.time_zone from calendar c join person p on p.id = c.person where c.code = ?",
        hash
    );
    let Some(row) = row.fetch_optional(db.conn()).await? else { return Ok(None) };
    let zone = row.time_zone.parse().map_err(|_| Error::bug("a time zone of nowhere"))?;
    Ok(Some(Subscribed { person: row.id, zone }))
}

/// What stands in it now; nothing once what the two share is closed.
pub(super) async fn occasions(
    db: &mut Reader,
    of: Subscribed,
    now: DateTime<Utc>,
) -> Result<Vec<Occasion>> {
    let person = of.person;
    let couple = sqlx::query_scalar!(
        "select couple from membership
          where person = ? and couple not in (select couple from closing)",
        person
    );
    let couple: Option<CoupleId> = couple.fetch_optional(db.conn()).await?;
    let Some(couple) = couple else { return Ok(Vec::new()) };
    let mut all = dates(db, couple, now).await?;
    all.extend(meetings(db, couple, now).await?);
    all.extend(appointments(db, couple, now).await?);
    all.sort_by(|a, b| (a.starts_at, &a.uid).cmp(&(b.starts_at, &b.uid)));
    Ok(all)
}

struct DateRow {
    id: DateId,
    planned: u32,
    newest: u32,
    starts_at: DateTime<Utc>,
    minutes: u32,
    made_at: DateTime<Utc>,
    called_off_at: Option<DateTime<Utc>>,
}

/// Dates that both said yes to: as they were planned last.
async fn dates(db: &mut Reader, couple: CoupleId, now: DateTime<Utc>) -> Result<Vec<Occasion>> {
    let since = now - BACK;
    let rows = sqlx::query_as!(
        DateRow,
        r#"
        with planned as (
            select v.date, max(v.version) as version
              from date d
              join date_version v on v.date = d.id
              join date_answer a  on a.date = v.date and a.version = v.version and a.answer = 'accepted'
             where d.couple = ?
             group by v.date
        )
        select v.date as "id!: DateId", v.version as "planned!: u32",
               (select max(version) from date_version where date = v.date) as "newest!: u32",
               v.starts_at, v.minutes, v.made_at,
               o.made_at as "called_off_at?: DateTime<Utc>"
          from planned p
          join date_version v on v.date = p.date and v.version = p.version
          left join date_outcome o on o.date = v.date and o.outcome = 'called off'
         where v.starts_at >= ?
        "#,
        couple,
        since
    );
    let rows = rows.fetch_all(db.conn()).await?;
    Ok(rows.into_iter().map(DateRow::occasion).collect())
}

impl DateRow {
    fn occasion(self) -> Occasion {
        let is_cancelled = self.called_off_at.is_some();
        Occasion {
            uid: self.id.to_string(),
            sequence: if is_cancelled { self.newest + 1 } else { self.planned },
            changed_at: self.called_off_at.unwrap_or(self.made_at),
            starts_at: self.starts_at,
            ends_at: self.starts_at + TimeDelta::minutes(self.minutes.into()),
            is_cancelled,
        }
    }
}

struct AppointmentRow {
    id: AppointmentId,
    starts_at: DateTime<Utc>,
    made_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

/// Appointments; what was moved is another one from then on.
async fn appointments(
    db: &mut Reader,
    couple: CoupleId,
    now: DateTime<Utc>,
) -> Result<Vec<Occasion>> {
    let since = now - BACK;
    let rows = sqlx::query_as!(
        AppointmentRow,
        r#"
        select a.id, a.starts_at, a.made_at,
               coalesce(e.made_at, w.made_at) as "ended_at?: DateTime<Utc>"
          from appointment a
          left join appointment_end e on e.appointment = a.id
          left join withdrawal w on w.entry = a.id and w.kind = 'appointment' and w.author = a.author
         where a.couple = ? and a.starts_at >= ?
        "#,
        couple,
        since
    );
    let rows = rows.fetch_all(db.conn()).await?;
    Ok(rows.into_iter().map(AppointmentRow::occasion).collect())
}

impl AppointmentRow {
    fn occasion(self) -> Occasion {
        Occasion {
            uid: self.id.to_string(),
            sequence: self.ended_at.is_some().into(),
            changed_at: self.ended_at.unwrap_or(self.made_at),
            starts_at: self.starts_at,
            ends_at: self.starts_at + LENGTH,
            is_cancelled: self.ended_at.is_some(),
        }
    }
}

/// The meetings since this time was agreed and of the weeks that come, each by itself: so every app keeps
/// their hour when the clocks change.
async fn meetings(db: &mut Reader, couple: CoupleId, now: DateTime<Utc>) -> Result<Vec<Occasion>> {
    let agreed = weekly_meeting::time::store::plainly_agreed(db.conn(), couple).await?;
    let Some((time, since)) = agreed else { return Ok(Vec::new()) };
    let monthly = plainly_monthly(db, couple).await?;
    let all = time.all_since(since.max(now - BACK)).take_while(|at| *at <= now + AHEAD);
    let all = all.filter(|at| {
        let is_monthly =
            monthly.iter().any(|(from, to)| from <= at && to.is_none_or(|to| *at < to));
        time.keeps(*at, if is_monthly { Rhythm::Monthly } else { Rhythm::Weekly })
    });
    let occasion = |starts_at: DateTime<Utc>| Occasion {
        uid: uid(couple, starts_at),
        sequence: 0,
        changed_at: since,
        starts_at,
        ends_at: starts_at + weekly_meeting::GOOD_LENGTH,
        is_cancelled: false,
    };
    Ok(all.map(occasion).collect())
}

/// From when until when the two kept only the monthly meeting, as the rows say it: who reads the calendar has no key.
async fn plainly_monthly(
    db: &mut Reader,
    couple: CoupleId,
) -> Result<Vec<(DateTime<Utc>, Option<DateTime<Utc>>)>> {
    let about = Maintain::NAME;
    let rows = sqlx::query!(
        r#"
        select y.made_at as "agreed_at: DateTime<Utc>", e.made_at as "ended_at?: DateTime<Utc>"
          from wording w
          join wording_answer y   on y.wording = w.id and y.answer = 'agreed'
          left join wording_end e on e.wording = w.id
         where w.couple = ? and w.about = ?
         order by w.number
        "#,
        couple,
        about
    );
    let rows = rows.fetch_all(db.conn()).await?;
    // One that another took the place of counted until then.
    let next = rows.iter().skip(1).map(|row| Some(row.agreed_at)).chain([None]);
    let kept = rows.iter().zip(next).map(|(row, next)| (row.agreed_at, row.ended_at.or(next)));
    Ok(kept.collect())
}

/// Stable, and of the couple's own, without saying which couple it is.
fn uid(couple: CoupleId, at: DateTime<Utc>) -> String {
    let of = [b"troth v1 meeting\0".as_slice(), couple.uuid().as_bytes()].concat();
    let hash = Sha256::digest([of.as_slice(), at.to_rfc3339().as_bytes()].concat());
    data_encoding::HEXLOWER.encode(&hash[..16])
}
