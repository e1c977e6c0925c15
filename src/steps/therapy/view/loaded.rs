//! What both opened, loaded: each section through its own view, or not at all.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::alone::Copies;
use crate::{
    access::{Linked, Sees},
    agreeing::{self, Wording},
    day,
    db::Reader,
    error::Result,
    sealed::Opened,
    steps::{
        accountability::{
            commitment::{self, Commitment},
            keeping::{self, Kept as Mark},
        },
        communication::turn_talk::tick::{self, TalkCopy},
        quality_time::date::{
            shown,
            store::{self as date, Date},
        },
        small_issues::concern::store::{self as concern, Raised},
        therapy::{
            agenda::store::{self as agenda, AgendaItem},
            comment::store::{self as comment, Told as Comment},
            copy::CopyOf,
            next_session::store as next_session,
            plan::TherapyPlan,
            practice::{
                self,
                reflection::store::Reflected,
                store::{Practice, Told as Practised},
            },
        },
    },
};

/// How far back the page can look, in weeks; where there was no session yet, the first unless another is asked for.
pub(super) const WINDOWS: [u8; 3] = [2, 4, 12];

/// What a therapist reads of a couple.
pub(super) struct Loaded {
    /// The first day that the page looks at.
    pub(super) first: NaiveDate,
    /// How many weeks that is; 0 if it is since the last session.
    pub(super) weeks: u8,
    /// There was a session since which the page can look.
    pub(super) since_last: bool,
    /// When the three meet next.
    pub(super) next: Option<next_session::Told>,
    /// What the therapist wrote.
    pub(super) comments: Vec<Comment>,
    pub(super) agenda: Option<Vec<agenda::Told>>,
    /// The one that both agreed, or none.
    pub(super) plan: Option<Vec<Wording<TherapyPlan>>>,
    pub(super) practices: Option<Vec<(Practised, Vec<Reflected>)>>,
    pub(super) commitments: Option<Vec<Watched>>,
    pub(super) concerns: Option<Vec<concern::Kept>>,
    pub(super) talks: Option<Vec<Opened<TalkCopy>>>,
    pub(super) dates: Option<Vec<date::Kept>>,
    /// What each of the two gives alone.
    pub(super) alone: Copies,
}

/// A commitment with the marks of these weeks, the newest first.
pub(in crate::steps::therapy) struct Watched {
    pub(in crate::steps::therapy) commitment: Commitment,
    pub(in crate::steps::therapy) marks: Vec<Mark>,
}

impl Loaded {
    /// Everything that is open, of so many weeks; of as many as are usual where there was no session yet.
    pub(super) async fn read(db: &mut Reader, linked: &Linked, weeks: u8) -> Result<Self> {
        let last = last_session(db, linked).await?;
        let (weeks, first) = window(linked.today(), weeks, last);
        let since = day::begins(first, linked.zone());
        let loaded = Self {
            first,
            weeks,
            since_last: last.is_some(),
            next: next_session::ahead(db.conn(), linked).await?,
            comments: Vec::new(),
            alone: Copies::read(db, linked, first).await?,
            agenda: match linked.view::<AgendaItem>() {
                Some(view) => Some(agenda::standing_on_it(db.conn(), &view).await?),
                None => None,
            },
            plan: match linked.view::<TherapyPlan>() {
                Some(view) => Some(plan(db, &view).await?),
                None => None,
            },
            practices: match linked.view::<Practice>() {
                Some(view) => Some(practices(db, &view, first).await?),
                None => None,
            },
            commitments: match linked.view::<Commitment>() {
                Some(view) => Some(commitments(db, &view, first).await?),
                None => None,
            },
            concerns: match linked.view::<Raised>() {
                Some(view) => Some(concerns(db, &view, since).await?),
                None => None,
            },
            talks: talks(db, linked, since).await?,
            dates: match linked.view::<Date>() {
                Some(view) => Some(shown::store::shown(db, &view, since).await?),
                None => None,
            },
        };
        let comments = comment::by_therapist(db, linked, &loaded.items()).await?;
        Ok(Self { comments, ..loaded })
    }

    /// Everything that the therapist may write on.
    fn items(&self) -> Vec<Uuid> {
        let agenda = self.agenda.iter().flatten().map(|it| it.id.uuid());
        let plan = self.plan.iter().flatten().map(|it| it.id.uuid());
        let practices = self.practices.iter().flatten().map(|(it, _)| it.id.uuid());
        let commitments = self.commitments.iter().flatten().map(|it| it.commitment.id.uuid());
        let concerns = self.concerns.iter().flatten().map(|it| it.id.uuid());
        let dates = self.dates.iter().flatten().map(|it| it.id.uuid());
        agenda
            .chain(plan)
            .chain(practices)
            .chain(commitments)
            .chain(concerns)
            .chain(dates)
            .collect()
    }
}

/// The day of the last session, if the page can look back so far.
async fn last_session(db: &mut Reader, linked: &Linked) -> Result<Option<NaiveDate>> {
    let last = next_session::last(db, linked).await?;
    let last = last.map(|at| at.with_timezone(&linked.zone()).date_naive());
    Ok(last.filter(|day| *day >= furthest(linked.today())))
}

async fn talks(
    db: &mut Reader,
    linked: &Linked,
    from: DateTime<Utc>,
) -> Result<Option<Vec<Opened<TalkCopy>>>> {
    match linked.view::<CopyOf<TalkCopy>>() {
        Some(view) => tick::store::shown(db, &view, from).await.map(Some),
        None => Ok(None),
    }
}

/// The first day that the page can look at. A session before that is none to look back to.
fn furthest(today: NaiveDate) -> NaiveDate {
    weeks_ago(today, WINDOWS[WINDOWS.len() - 1])
}

fn weeks_ago(today: NaiveDate, weeks: u8) -> NaiveDate {
    today - TimeDelta::weeks(weeks.into()) + TimeDelta::days(1)
}

/// How many weeks, 0 for those since the last session, and the first day of them.
fn window(today: NaiveDate, weeks: u8, last: Option<NaiveDate>) -> (u8, NaiveDate) {
    match (weeks, last) {
        (0, Some(last)) => (0, last),
        (0, None) => (WINDOWS[0], weeks_ago(today, WINDOWS[0])),
        (weeks, _) => (weeks, weeks_ago(today, weeks)),
    }
}

impl Loaded {
    /// How many weeks the page looks at, the one that is going on counted.
    pub(super) fn in_weeks(&self, today: NaiveDate) -> u8 {
        u8::try_from((today - self.first).num_weeks() + 1).unwrap_or(WINDOWS[WINDOWS.len() - 1])
    }
}

/// The one that both agreed, or none.
pub(in crate::steps::therapy) async fn plan(
    db: &mut Reader,
    view: &impl Sees<TherapyPlan>,
) -> Result<Vec<Wording<TherapyPlan>>> {
    let all = agreeing::store::latest::<TherapyPlan>(db.conn(), view).await?;
    Ok(agreeing::store::counts(&all).into_iter().cloned().collect())
}

/// With what each said of them.
pub(in crate::steps::therapy) async fn practices(
    db: &mut Reader,
    view: &impl Sees<Practice>,
    first: NaiveDate,
) -> Result<Vec<(Practised, Vec<Reflected>)>> {
    let all = practice::store::shown(db, view, first).await?;
    practice::reflection::store::with_reflections(db, view, all).await
}

/// Those that both agreed, with the marks since this day.
pub(in crate::steps::therapy) async fn commitments(
    db: &mut Reader,
    view: &impl Sees<Commitment>,
    first: NaiveDate,
) -> Result<Vec<Watched>> {
    let mut all = Vec::new();
    for commitment in commitment::store::on_the_table(db, view).await? {
        if commitment.agreed().is_some() {
            let marks = keeping::store::shown(db, view, &commitment, first).await?;
            all.push(Watched { commitment, marks });
        }
    }
    Ok(all)
}

/// Without what was withdrawn.
pub(in crate::steps::therapy) async fn concerns(
    db: &mut Reader,
    view: &impl Sees<Raised>,
    since: DateTime<Utc>,
) -> Result<Vec<concern::Kept>> {
    let mut all = concern::shown(db, view, since).await?;
    all.retain(|kept| kept.withdrawn.is_none());
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_looks_back_to_the_last_session_or_as_many_weeks_as_were_asked_for() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let (today, last) = (day("2026-03-12"), Some(day("2026-03-05")));
        assert_eq!(window(today, 0, last), (0, day("2026-03-05")));
        assert_eq!(window(today, 0, None), (2, day("2026-02-27")));
        assert_eq!(window(today, 4, last), (4, day("2026-02-13")));
        assert_eq!(furthest(today), window(today, 12, None).1);
    }
}
