//! What a part of the meeting has on the table by itself, before anybody writes a line.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    Part, Phase, Topic,
    store::{self, Kept},
};
use crate::{
    access::Partner,
    db::Reader,
    error::Result,
    impact::statement::{self, store::Listed as Carried},
    steps::{
        accountability::{
            commitment::{self, Commitment},
            keeping::{self, store::Marked},
        },
        quality_time::{
            date::{self, store::Ahead as DateAhead},
            good_moment::{self, GoodMoment, Season},
        },
        small_issues::{
            concern::{self, store::Kept as Concern},
            hard_date::{self, Ahead as HardDay},
        },
    },
};

/// A week, where there was no meeting before.
const WEEK: Days = Days::new(7);
/// So far back a meeting looks at most.
const LONGEST: Days = Days::new(28);
/// So far ahead the coming week looks: a week that begins some days from now has room in it.
const AHEAD: u8 = 10;

/// What is on the table.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// Thanks, and good moments after dates.
    pub(super) good: Vec<GoodMoment>,
    /// What is agreed.
    pub(super) commitments: Vec<Commitment>,
    /// How that went, and what the other saw.
    pub(super) marked: Vec<Marked>,
    /// What is raised and open.
    pub(super) concerns: Vec<Concern>,
    /// What they talk about.
    pub(super) concern: Option<Concern>,
    /// What one of the two carries, and what went round three times without being understood.
    pub(super) gone_round: Vec<Carried>,
    /// Dates that come.
    pub(super) dates: Vec<DateAhead>,
    /// Hard days that come, and that both read.
    pub(super) hard_days: Vec<HardDay>,
    /// The meeting before, with what each asked in it.
    pub(super) before: Option<Kept>,
}

/// The days that a meeting looks back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Week {
    /// The first.
    pub(super) first: NaiveDate,
    /// The last: the day of the meeting.
    pub(super) last: NaiveDate,
}

impl Week {
    /// From the last meeting on, or a week, and four weeks at most.
    fn before(last: NaiveDate, met: Option<NaiveDate>) -> Self {
        let met = met.unwrap_or(last - WEEK);
        Self { first: met.max(last - LONGEST), last }
    }

    fn season(self) -> Season {
        Season { first: self.first, end: self.last + Days::new(1) }
    }
}

/// The days that this meeting looks back at.
pub(super) async fn week(db: &mut Reader, partner: &Partner, kept: &Kept) -> Result<Week> {
    let day = |at: DateTime<Utc>| at.with_timezone(&partner.zone()).date_naive();
    let met = store::last_before(db, partner, kept.history.begun_at).await?;
    let last = match kept.standing().phase {
        Phase::Closed => kept.history.closed_at().unwrap_or(kept.history.begun_at),
        Phase::UnderWay | Phase::Rests => partner.now(),
    };
    Ok(Week::before(day(last), met.map(day)))
}

/// What this part has on the table.
pub(super) async fn of_part(
    db: &mut Reader,
    partner: &Partner,
    (kept, week, part): (&Kept, Week, Part),
) -> Result<Agenda> {
    let mut agenda = Agenda::default();
    match part {
        Part::Thanks | Part::WentWell => {
            agenda.good = good_moment::within(db, partner, week.season()).await?;
        }
        Part::Commitments => of_commitments(db, partner, &mut agenda).await?,
        Part::Concern => {
            agenda.concerns = concern::store::open(db, partner).await?;
            agenda.concern = talked_about(db, partner, kept).await?;
            let met = store::last_before(db, partner, kept.history.begun_at).await?;
            let since = met.unwrap_or_default();
            agenda.gone_round = statement::store::gone_round(db, partner, since).await?;
        }
        Part::WeekAhead => {
            let soon = partner.now() + Days::new(AHEAD.into());
            let dates = date::store::ahead(db, partner).await?.into_iter();
            agenda.dates = dates.filter(|it| it.starts_at <= soon).collect();
            let days = hard_date::store::ahead(db, partner, AHEAD).await?.into_iter();
            agenda.hard_days = days.filter(|it| it.whose.is_shared()).collect();
        }
        Part::Ask => agenda.before = store::last_closed(db, partner).await?,
    }
    Ok(agenda)
}

/// What stands in the notes of it.
pub(super) async fn of_notes(
    db: &mut Reader,
    partner: &Partner,
    (kept, week): (&Kept, Week),
) -> Result<Agenda> {
    let closed_at = kept.history.closed_at().unwrap_or_else(|| partner.now());
    let mut agenda = Agenda {
        good: good_moment::within(db, partner, week.season()).await?,
        concern: talked_about(db, partner, kept).await?,
        ..Agenda::default()
    };
    // As it stood then, whatever was said since.
    agenda.good.retain(|it| it.at <= closed_at);
    let days = (week.first, week.last + Days::new(1));
    agenda.marked = keeping::store::in_days(db, partner, days, closed_at).await?;
    let ids: Vec<_> = agenda.marked.iter().map(|marked| marked.commitment).collect();
    agenda.commitments = commitment::store::some(db, partner, &ids).await?;
    Ok(agenda)
}

async fn of_commitments(db: &mut Reader, partner: &Partner, agenda: &mut Agenda) -> Result<()> {
    agenda.commitments = commitment::store::on_the_table(db, partner).await?;
    agenda.commitments.retain(|commitment| commitment.agreed().is_some());
    agenda.marked = keeping::store::of_the_table(db, partner).await?;
    Ok(())
}

async fn talked_about(db: &mut Reader, partner: &Partner, kept: &Kept) -> Result<Option<Concern>> {
    match kept.standing().topic {
        Topic::Concern(id) => concern::store::of(db.conn(), partner, id).await,
        Topic::Open | Topic::Nothing => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_looks_back_to_the_one_before_and_four_weeks_at_most() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let last = day("2026-03-12");
        for (met, first) in [
            (None, "2026-03-05"),
            (Some("2026-03-10"), "2026-03-10"),
            (Some("2026-02-20"), "2026-02-20"),
            (Some("2025-11-01"), "2026-02-12"),
        ] {
            assert_eq!(Week::before(last, met.map(day)), Week { first: day(first), last });
        }
    }
}
