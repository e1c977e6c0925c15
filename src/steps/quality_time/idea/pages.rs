//! The jar, the form of an idea, ideas of the two, and one of them.

use askama::Template;

use super::{
    Energy, Filter, IdeaId, IdeaWords, Money, Spot, Time, deck, mixed,
    store::{OwnIdea, PAGE, Told},
};
use crate::{
    access::{Ours, Partner},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::quality_time::date::plan::limit,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Ideas";

#[derive(Template)]
#[template(path = "steps/quality_time/idea/list.html")]
pub(super) struct IdeasPage {
    frame: Frame,
    partner: String,
    /// What is chosen, in words.
    chosen: Typed,
    choices: Vec<Choice>,
    ideas: Vec<Idea>,
    /// The address of the next ones, if there are more.
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/idea/new.html")]
pub(super) struct NewIdeaPage {
    frame: Frame,
    partner: String,
    form: Typed,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/idea/own.html")]
pub(super) struct OwnIdeasPage {
    frame: Frame,
    partner: String,
    items: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<IdeaId>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/idea/idea.html")]
pub(super) struct IdeaPage {
    frame: Frame,
    partner: String,
    item: Item,
}

/// Something that can be chosen: its name, what it is called, and each value with its label.
struct Choice {
    name: &'static str,
    label: &'static str,
    values: Vec<(&'static str, &'static str)>,
}

/// An idea in the jar.
struct Idea {
    id: String,
    what: Opened<String>,
    /// What it needs, and whose it is.
    line: String,
    is_own: bool,
}

/// An idea of one of the two.
struct Item {
    id: IdeaId,
    is_own: bool,
    words: Opened<IdeaWords>,
    needs: String,
    byline: String,
    withdrawn: Option<Opened<String>>,
}

/// What can be chosen, in the order in which it is asked.
fn choices() -> Vec<Choice> {
    macro_rules! values {
        ($one:ident) => {
            $one::ALL.iter().map(|one| (one.word(), one.label())).collect()
        };
    }
    vec![
        Choice { name: "time", label: "Time, at most", values: values!(Time) },
        Choice { name: "money", label: "Money, at most", values: values!(Money) },
        Choice { name: "place", label: "Place", values: values!(Spot) },
        Choice { name: "energy", label: "Energy", values: values!(Energy) },
    ]
}

impl IdeasPage {
    pub(super) fn new(partner: &Partner, own: &[Told], (filter, from): (Filter, usize)) -> Self {
        let own = own.iter().filter(|told| {
            let needs = told.words.get().map(|words| words.needs).unwrap_or_default();
            filter.admits(needs)
        });
        let own = own.map(|told| Idea::of_the_two(partner, told));
        let ours = deck().iter().filter(|card| filter.admits(card.needs));
        let ours = ours.map(|card| Idea {
            id: card.id.clone(),
            what: Opened::Genuine(card.text.clone()),
            line: card.needs.sentence(),
            is_own: false,
        });
        let all = mixed(own.chain(ours).collect(), partner.today(), |idea| &idea.id);
        let more = (all.len() > from.saturating_add(PAGE)).then(|| address(filter, from + PAGE));
        let names = ["time", "money", "place", "energy"];
        let chosen: Vec<_> = names.into_iter().zip(filter.0.words()).collect();
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            chosen: Typed::with_values(&chosen),
            choices: choices(),
            ideas: all.into_iter().skip(from).take(PAGE).collect(),
            more,
        }
    }

    /// Whether something is chosen.
    fn is_narrowed(&self) -> bool {
        self.choices.iter().any(|choice| !self.chosen.value(choice.name).is_empty())
    }
}

/// Of the ideas that fit, from this one on.
fn address(filter: Filter, from: usize) -> String {
    let path = "/ideas?".to_owned();
    let after = path.len();
    let mut query = form_urlencoded::Serializer::for_suffix(path, after);
    let chosen = ["time", "money", "place", "energy"].into_iter().zip(filter.0.words());
    query.extend_pairs(chosen.filter(|(_, word)| !word.is_empty()));
    query.append_pair("from", &from.to_string()).finish()
}

impl Idea {
    fn of_the_two(partner: &Partner, told: &Told) -> Self {
        let is_own = told.author == partner.person();
        let needs = told.words.get().map(|words| words.needs.sentence()).unwrap_or_default();
        let whose = if is_own { "Your idea" } else { partner.partner_name() };
        let line = if needs.is_empty() { whose.to_owned() } else { format!("{whose}. {needs}") };
        let what = told.words.clone().map(|words| words.what);
        Self { id: told.id.to_string(), what, line, is_own: true }
    }
}

impl NewIdeaPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
            choices: choices(),
        }
    }
}

impl Item {
    fn of(partner: &Partner, told: Told) -> Self {
        let is_own = told.author == partner.person();
        let on = told.made_at.with_timezone(&partner.zone()).date_naive();
        let who = if is_own { "You" } else { partner.partner_name() };
        Self {
            id: told.id,
            is_own,
            needs: told.words.get().map(|words| words.needs.sentence()).unwrap_or_default(),
            words: told.words,
            byline: format!("{who} put this in {}", day::on(on, partner.today())),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }
}

impl OwnIdeasPage {
    pub(super) fn new(partner: &Partner, mut all: Vec<Told>) -> Self {
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            last: all.last().filter(|_| more).map(|told| told.id),
            items: all.into_iter().map(|told| Item::of(partner, told)).collect(),
        }
    }
}

impl IdeaPage {
    pub(super) fn new(ours: &Ours<OwnIdea>, told: Told) -> Self {
        Self {
            frame: Frame::of(ours, Place::Together, TITLE),
            partner: ours.partner_name().to_owned(),
            item: Item::of(ours, told),
        }
    }
}
