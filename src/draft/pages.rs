//! One part of a draft, and the whole as the other will see it.

use askama::Template;
use chrono::NaiveDate;

use super::{
    Draft, DraftId, For, Part, Takes, Unready, Written,
    beside::{Around, Beside},
    called::{called, then},
};
use crate::{
    access::Partner,
    impact::{role::Role, statement::hint_for},
    sealed::Opened,
    steps::{
        accountability::commitment::CommitmentId,
        communication::{
            question_box::Mark,
            wording::{self, Hint},
        },
        small_issues::feeling::FAMILIES,
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "draft/part.html")]
pub(super) struct PartPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DraftId,
    what: For,
    part: Part,
    /// What helps to begin.
    hint: &'static str,
    number: usize,
    of: usize,
    /// Where skipping leads.
    next: String,
    /// Where back leads, and its words.
    back: (String, &'static str),
    /// What is looked at while writing.
    beside: Option<Beside>,
    /// What this page shows of what is kept.
    seen: String,
    /// What was written here since the form was opened.
    meanwhile: Option<String>,
    /// What was written here before does not show: it is not written over unseen.
    hidden: Option<Unready>,
}

#[derive(Template)]
#[template(path = "draft/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DraftId,
    what: For,
    /// Where back leads, and its words.
    back: (String, &'static str),
    /// What it stands beside.
    beside: Option<Beside>,
    /// Which version of it this look was among.
    version: String,
    /// The commitments that its author may link.
    links: Vec<(CommitmentId, Opened<String>)>,
    /// What this look shows: nothing else is shared.
    seen: String,
    /// What becomes of it once it is shared.
    then: String,
    /// Each part as the other will read it.
    parts: Vec<(Part, Option<Opened<Written>>)>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
    /// Why it can not be shared yet.
    unready: Option<Unready>,
    /// Nothing more is said in the talk that it was written for.
    is_past: bool,
}

/// The title stays in the history of the browser, and tells nobody what is being written.
fn frame(partner: &Partner, what: For) -> Frame {
    let (place, title) = match what {
        For::Said(_) | For::Reflected(_) | For::NotQuite(_) | For::Closed(_) => {
            (Place::Talk, "Talk in turns")
        }
        For::Question
        | For::Answer(_)
        | For::Telling
        | For::Card
        | For::TimeOut
        | For::Openness
        | For::Concern
        | For::OfTheDay(_) => (Place::Talk, "Talk"),
        For::Statement
        | For::Reply(_)
        | For::Missing(_)
        | For::OtherSide
        | For::Title(_)
        | For::SetbackPlan
        | For::Phase
        | For::Milestone
        | For::Maintain
        | For::TherapyPlan => (Place::More, "The way"),
        For::Accountability | For::More(..) => (Place::Together, "Together"),
    };
    Frame::of(partner, place, title)
}

impl PartPage {
    /// With what was written here before.
    pub(super) fn filled(
        partner: &Partner,
        draft: &Draft,
        asked: (usize, Part, Option<Part>),
    ) -> Self {
        let before = draft.written(asked.1.name);
        let words = before.and_then(Opened::get).map_or("", |written| written.0.as_str());
        let usual = draft.what.usual(asked.1, partner.today()).filter(|_| before.is_none());
        let words = usual.as_deref().unwrap_or(words);
        let form = Typed::with_values(&[("words", words), ("seen", draft.kept(asked.1.name))]);
        Self { hidden: Unready::hides(before), ..Self::new(partner, draft, asked, form) }
    }

    pub(super) fn new(
        partner: &Partner,
        draft: &Draft,
        (at, part, next): (usize, Part, Option<Part>),
        form: Typed,
    ) -> Self {
        let parts = draft.what.parts();
        let here = format!("/drafts/{}", draft.id);
        let previous = at.checked_sub(1).and_then(|at| parts.get(at));
        Self {
            frame: frame(partner, draft.what),
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            what: draft.what,
            part,
            hint: part.hint,
            number: at + 1,
            of: parts.len(),
            next: next.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name)),
            back: match previous {
                Some(previous) => (format!("{here}/answers/{}", previous.name), "Back"),
                None => (draft.what.home(), called(draft.what)),
            },
            beside: None,
            seen: form.value("seen").to_owned(),
            meanwhile: None,
            form,
            hidden: None,
        }
    }

    /// With what the other said, to look at while writing.
    pub(super) fn beside(self, beside: Option<Beside>) -> Self {
        Self { beside, ..self }
    }

    /// Beside what was written here since the form was opened.
    pub(super) fn meanwhile(self, now: &Draft, today: NaiveDate) -> Self {
        let there = now.written(self.part.name);
        let shown = |there: &Opened<Written>| {
            there.get().map(|there| self.part.takes.shown(&there.0, today))
        };
        let meanwhile = there.map_or(Some(String::new()), shown);
        Self { seen: now.kept(self.part.name).to_owned(), meanwhile, ..self }
    }

    /// In the words for somebody who stands there in what happened.
    pub(super) fn for_role(self, role: Option<Role>) -> Self {
        let of_the_impact = self.what.speaks_of_the_impact();
        let hint = if of_the_impact { hint_for(self.part, role) } else { self.hint };
        Self { hint, ..self }
    }

    /// What is being written.
    pub(super) fn what(&self) -> For {
        self.what
    }

    fn is_sentence(&self) -> bool {
        self.what.is_of_sentences()
    }
}

impl PreviewPage {
    /// As it is looked at first.
    pub(super) fn first(partner: &Partner, draft: &Draft) -> Self {
        Self::new(partner, draft, Typed::with_values(&[("mark", Mark::Now.word())]))
    }

    pub(super) fn new(partner: &Partner, draft: &Draft, form: Typed) -> Self {
        let to_share = draft.to_share();
        let today = partner.today();
        let parts = draft.parts.iter().map(|(part, written)| {
            let shown = |it: Written| Written(part.takes.shown(&it.0, today));
            (*part, written.clone().map(|written| written.map(shown)))
        });
        Self {
            frame: frame(partner, draft.what),
            form,
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            what: draft.what,
            back: (draft.what.home(), called(draft.what)),
            beside: None,
            version: String::new(),
            links: Vec::new(),
            seen: to_share.as_ref().map(super::ToShare::seen).unwrap_or_default(),
            then: then(draft.what, partner.partner_name()),
            parts: parts.collect(),
            hints: hints(draft),
            unready: to_share.err(),
            is_past: false,
        }
    }

    /// Beside what has versions, and that alone: what the other said was read while writing.
    pub(super) fn among(self, around: Around) -> Self {
        let beside = around.beside.filter(|_| !around.version.is_empty());
        Self {
            beside,
            version: around.version,
            links: around.links,
            is_past: around.is_past,
            ..self
        }
    }
}

/// Of all parts together: in a turn a phrase belongs to the sentence that its part begins.
fn hints(draft: &Draft) -> Vec<&'static Hint> {
    let written = draft.parts.iter().filter(|(part, _)| part.takes.limit().is_some());
    let parts = written.filter_map(|(part, written)| {
        let words = &written.as_ref()?.get()?.0;
        Some(if draft.what.is_of_sentences() {
            format!("{} {words}", part.lead)
        } else {
            words.clone()
        })
    });
    wording::found(&parts.collect::<Vec<_>>().join("\n"))
}
