//! What the two share of the sections that were chosen, and of those days alone.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Choice, Packet, document};
use crate::{
    access::Partner,
    agreeing::Wording,
    day,
    db::Reader,
    error::Result,
    sealed::Opened,
    steps::{
        quality_time::date::{self, State as DateState},
        small_issues::concern::store as concern,
        therapy::{
            agenda::store as agenda,
            link::Section,
            plan::TherapyPlan,
            practice::{reflection::store::Reflected, store as practice},
            view::loaded::{self, Watched},
        },
    },
};

/// Each section that was chosen.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) agenda: Option<Vec<agenda::Told>>,
    /// The one that both agreed, or none.
    pub(super) plan: Option<Vec<Wording<TherapyPlan>>>,
    pub(super) practices: Option<Vec<(practice::Told, Vec<Reflected>)>>,
    pub(super) commitments: Option<Vec<Watched>>,
    pub(super) concerns: Option<Vec<concern::Kept>>,
    pub(super) dates: Option<Vec<Met>>,
}

/// A date that both had said yes to.
pub(super) struct Met {
    /// What.
    pub(super) what: Opened<String>,
    /// When it begins.
    pub(super) at: DateTime<Utc>,
    /// What became of it.
    pub(super) state: DateState,
}

/// The packet of this choice, as it stands now.
pub(super) async fn packet(db: &mut Reader, partner: &Partner, choice: &Choice) -> Result<Packet> {
    let gathered = gathered(db, partner, choice).await?;
    let mut people = [partner.person(), partner.partner()]
        .map(|person| (person, partner.name_of(person).to_owned()));
    people.sort_by(|(_, one), (_, other)| one.cmp(other));
    let (first, last) = (choice.first, choice.last);
    let couple =
        document::Couple { people, zone: partner.zone(), days: (first, last), now: partner.now() };
    let parts = document::parts(&couple, &gathered);
    Ok(Packet { first, last, people: couple.people.map(|(_, name)| name), parts })
}

async fn gathered(db: &mut Reader, partner: &Partner, choice: &Choice) -> Result<Gathered> {
    let since = day::begins(choice.first, partner.zone());
    let until = day::begins(choice.last + TimeDelta::days(1), partner.zone());
    let mut all = Gathered::default();
    for section in &choice.sections {
        match section {
            Section::Agenda => {
                all.agenda = Some(agenda::standing_on_it(db.conn(), partner).await?);
            }
            Section::Plan => all.plan = Some(loaded::plan(db, partner).await?),
            Section::Practice => {
                let mut practices = loaded::practices(db, partner, choice.first).await?;
                practices.retain(|(told, _)| told.made_at < until);
                all.practices = Some(practices);
            }
            Section::Commitments => {
                all.commitments = Some(loaded::commitments(db, partner, choice.first).await?);
            }
            Section::Concerns => {
                let mut concerns = loaded::concerns(db, partner, since).await?;
                concerns.retain(|kept| kept.made_at < until);
                all.concerns = Some(concerns);
            }
            Section::TimeTogether => all.dates = Some(met(db, partner, (since, until)).await?),
            Section::Pulse | Section::Talks | Section::HardMoments => {}
        }
    }
    Ok(all)
}

/// What both had said yes to, of these days.
async fn met(
    db: &mut Reader,
    partner: &Partner,
    (since, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Met>> {
    let all = date::shown::store::shown(db, partner, since).await?;
    let met = all.into_iter().filter_map(|kept| {
        let agreed = kept.history.accepted()?;
        let is_within = (since..until).contains(&agreed.starts_at);
        is_within.then(|| Met {
            what: kept.words(partner, agreed).map(|words| words.what),
            at: agreed.starts_at,
            state: kept.history.state(),
        })
    });
    Ok(met.collect())
}
