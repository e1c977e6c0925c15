//! Everything that happened, and one of it.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Act, BreachId, BreachWords, Stage, State,
    store::{Asks, Breach, Kept, Version},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, store::Begun},
    sealed::Opened,
    web::page::{Frame, Place},
};

const TITLE: &str = "What happened";

impl Asks {
    /// On Today, in a sentence.
    pub fn line(self, other: &str) -> String {
        match self {
            Self::Title => format!("{other} suggests a title for what happened."),
            Self::Closing => {
                format!("{other} asks you something about a title under “What happened”.")
            }
        }
    }
}

#[derive(Template)]
#[template(path = "impact/breach/list.html")]
pub(super) struct BreachesPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    open: Vec<Item>,
    closed: Vec<Item>,
    ended: Vec<Item>,
}

struct Item {
    id: BreachId,
    title: Option<Opened<String>>,
    line: String,
}

#[derive(Template)]
#[template(path = "impact/breach/breach.html")]
pub(super) struct BreachPage {
    frame: Frame,
    partner: String,
    id: BreachId,
    version: u32,
    line: String,
    agreed: Option<Told>,
    offered: Option<Told>,
    earlier: Vec<Told>,
    /// If one of the two asks to close it: whether that is the reader.
    closing: Option<bool>,
    stage: Stage,
    can_end: bool,
    can_suggest: bool,
    can_close: bool,
}

/// A version, as it is shown.
struct Told {
    number: u32,
    words: Opened<BreachWords>,
    byline: String,
    is_own: bool,
}

impl BreachesPage {
    pub(super) fn new(partner: &Partner, drafts: &[Begun], all: &[Kept]) -> Self {
        let those = |wanted: &dyn Fn(State) -> bool| {
            let wanted = all.iter().filter(|kept| wanted(kept.state));
            wanted.map(|kept| Item::of(partner, kept)).collect()
        };
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, "/what-happened"),
            open: those(&|state| state.stage == Stage::Open),
            closed: those(&|state| state.stage == Stage::Closed),
            ended: those(&|state| matches!(state.stage, Stage::Ended(_))),
        }
    }
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let shown = kept.agreed().or(kept.offered());
        Self {
            id: kept.id,
            title: shown.map(|version| version.words.clone().map(|words| words.title)),
            line: line(partner, kept),
        }
    }
}

/// Where it stands, in a sentence without its stop.
fn line(partner: &Partner, kept: &Kept) -> String {
    let (state, other) = (kept.state, partner.partner_name());
    let is_me = |by| by == partner.person();
    let on = on(partner, kept.last);
    let is_agreed = state.agreed.is_some();
    match (state.stage, state.offered_by, state.closing) {
        (Stage::Closed, ..) => format!("You closed this together {on}"),
        (Stage::Ended(by), ..) if is_me(by) => "You no longer agree to this title".to_owned(),
        (Stage::Ended(_), ..) => format!("{other} no longer agrees to this title"),
        (_, Some(by), _) if is_agreed && is_me(by) => format!(
            "You suggested another title. Until {other} agrees, the one you both agreed to stays"
        ),
        (_, Some(_), _) if is_agreed => format!(
            "{other} suggests another title. Until you agree, the one you both agreed to stays"
        ),
        (_, Some(by), _) if is_me(by) => format!("It counts once {other} agrees, too"),
        (_, Some(_), _) => format!("{other} suggests this. It counts once you agree, too"),
        (_, _, Some(by)) if is_me(by) => format!("You asked {other} to close it together"),
        (_, _, Some(_)) => format!("{other} would like to close it with you"),
        _ if is_agreed => "You both agreed to this title".to_owned(),
        _ => "There is no title yet that you both agree to".to_owned(),
    }
}

impl BreachPage {
    pub(super) fn new(breach: &Ours<Breach>, kept: &Kept) -> Self {
        let (state, me) = (kept.state, breach.person());
        let told = |version: &Version| Told::of(breach, version);
        let newest = state.offered_by.map(|_| state.version);
        let is_earlier = |version: &&Version| {
            Some(version.number) != state.agreed && Some(version.number) != newest
        };
        Self {
            frame: Frame::of(breach, Place::More, TITLE),
            partner: breach.partner_name().to_owned(),
            id: kept.id,
            version: state.version,
            line: line(breach, kept),
            agreed: kept.agreed().map(told),
            offered: kept.offered().map(told),
            earlier: kept.versions.iter().filter(is_earlier).map(told).collect(),
            closing: state.closing.map(|by| by == me),
            stage: state.stage,
            can_end: state.can(me, Act::NoLongerAgrees),
            can_suggest: state.can(me, Act::Suggested),
            can_close: state.can(me, Act::AskedToClose),
        }
    }
}

impl Told {
    /// Its words can be read.
    fn is_there(&self) -> bool {
        self.words.get().is_some()
    }

    fn of(partner: &Partner, version: &Version) -> Self {
        let is_own = version.author == partner.person();
        let who = if is_own { "You" } else { partner.partner_name() };
        Self {
            number: version.number,
            words: version.words.clone(),
            byline: format!("{who} suggested this {}", on(partner, version.made_at)),
            is_own,
        }
    }
}

fn on(partner: &Partner, at: DateTime<Utc>) -> String {
    day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
}
