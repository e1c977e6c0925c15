//! Everything that happened, one of it, and the form of a title.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    BreachId, BreachWords, Kind, Stage, State,
    breach::{Act, PERIOD_LIMIT, TITLE_LIMIT},
    store::{Breach, Kept, Version},
};
use crate::{
    access::{Ours, Partner},
    day,
    sealed::Opened,
    steps::communication::wording::Hint,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "What happened";

#[derive(Template)]
#[template(path = "impact/breach/list.html")]
pub(super) struct BreachesPage {
    frame: Frame,
    partner: String,
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
#[template(path = "impact/breach/form.html")]
pub(super) struct FormPage {
    frame: Frame,
    partner: String,
    form: Typed,
    /// Which, and the version that was read, where other words are suggested.
    other: Option<(BreachId, String)>,
    /// What was suggested while these words were written.
    newer: Option<Told>,
    hints: Vec<&'static Hint>,
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
    pub(super) fn new(partner: &Partner, all: &[Kept]) -> Self {
        let those = |wanted: &dyn Fn(State) -> bool| {
            let wanted = all.iter().filter(|kept| wanted(kept.state));
            wanted.map(|kept| Item::of(partner, kept)).collect()
        };
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
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

impl FormPage {
    pub(super) fn first(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
            other: None,
            newer: None,
            hints: Vec::new(),
        }
    }

    /// For other words, as they were typed.
    pub(super) fn other(partner: &Partner, id: BreachId, form: Typed) -> Self {
        let version = form.value("version").to_owned();
        Self { other: Some((id, version)), ..Self::first(partner, form) }
    }

    /// Beside words that were suggested meanwhile: whoever sends it now has them before their eyes.
    pub(super) fn beside(self, partner: &Partner, newer: &Version) -> Self {
        let other = self.other.map(|(id, _)| (id, newer.number.to_string()));
        Self { other, newer: Some(Told::of(partner, newer)), ..self }
    }

    /// For other words, beginning with the last that were suggested.
    pub(super) fn with_words(partner: &Partner, kept: &Kept) -> Self {
        let version = kept.state.version.to_string();
        let last = kept.versions.last().and_then(|last| last.words.get());
        let values = last.map_or_else(Vec::new, |words| {
            vec![("title", &*words.title), ("kind", words.kind.word()), ("period", &*words.period)]
        });
        let values: Vec<_> = values.into_iter().chain([("version", &*version)]).collect();
        Self::other(partner, kept.id, Typed::with_values(&values))
    }

    /// With what may land badly.
    pub(super) fn with_hints(self, hints: Vec<&'static Hint>) -> Self {
        Self { hints, ..self }
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
