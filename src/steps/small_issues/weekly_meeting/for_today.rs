//! What of the weekly meeting is for today.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    WeeklyMeetingId,
    store::lately,
    time::{self, Rhythm},
};
use crate::{access::Partner, asking::still_asks, db::Reader, error::Result};

/// From then on the meeting comes before other things on its day.
const NEAR: TimeDelta = TimeDelta::hours(3);

/// What of it is for today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ForToday {
    /// It is under way.
    pub under_way: Option<WeeklyMeetingId>,
    /// When it is, today, as they both agreed.
    pub at: Option<DateTime<Utc>>,
    /// That is soon.
    pub is_near: bool,
    /// How often it is.
    pub rhythm: Rhythm,
    /// The other has said what they remember of the notes, lately, and this partner has not.
    pub notes: Option<WeeklyMeetingId>,
    /// The other proposes a time for it, lately.
    pub is_proposed: bool,
}

/// What of it is for today.
pub async fn today(db: &mut Reader, partner: &Partner, rhythm: Rhythm) -> Result<ForToday> {
    let (me, now, zone) = (partner.person(), partner.now(), partner.zone());
    let lately = lately(db, partner).await?;
    let times = time::store::history(db.conn(), partner).await?;
    let standing = times.standing();
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let has_met = lately.begun_at.is_some_and(|at| day(at) == partner.today());
    let next = standing.agreed.and_then(|time| time.next(now, rhythm));
    let at = next.filter(|at| day(*at) == partner.today() && !has_met);
    let proposed_at = times.asks(me, now);
    Ok(ForToday {
        under_way: lately.under_way,
        at,
        rhythm,
        is_near: at.is_some_and(|at| at - now <= NEAR),
        notes: lately.signed.filter(|(_, at)| still_asks(*at, now)).map(|(id, _)| id),
        is_proposed: proposed_at.is_some_and(|at| still_asks(at, now)),
    })
}
