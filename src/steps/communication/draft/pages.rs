//! One part of a draft, and the whole as the other will see it.

use askama::Template;

use super::{Draft, DraftId, For, LIMIT, Part, Written};
use crate::{
    access::Partner,
    sealed::Opened,
    steps::communication::{
        question_box::Mark,
        turn_talk::draft::Unready,
        wording::{self, Hint},
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/draft/part.html")]
pub(super) struct PartPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DraftId,
    part: Part,
    number: usize,
    of: usize,
    /// Where skipping leads.
    next: String,
    /// Where back leads, and its words.
    back: (String, &'static str),
    /// What the other asked.
    beside: Option<Opened<String>>,
    /// What was written here before does not show: it is not written over unseen.
    hidden: Option<Unready>,
}

#[derive(Template)]
#[template(path = "steps/communication/draft/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DraftId,
    /// Where back leads, and its words.
    back: (String, &'static str),
    /// Where it is shared.
    action: String,
    /// Of a question: what it can be.
    marks: &'static [Mark],
    /// What becomes of it once it is shared.
    then: String,
    parts: Vec<(Part, Option<Opened<Written>>)>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
    /// Why it can not be shared yet.
    unready: Option<Unready>,
}

/// What it is for: where that is, and what it is called.
fn back(what: For) -> (String, &'static str) {
    match what {
        For::Question => ("/question-box".to_owned(), "Question box"),
        For::Answer(question) => (format!("/questions/{question}"), "The question"),
        For::Telling => ("/tellings".to_owned(), "Something I want to tell you"),
    }
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
        let form = Typed::with_values(&[("words", words)]);
        let hidden = match before {
            None | Some(Opened::Genuine(_)) => None,
            Some(Opened::Locked) => Some(Unready::IsClosed),
            Some(Opened::BeforeReset) => Some(Unready::BeforeReset),
            Some(Opened::ChangedOutside) => Some(Unready::WasChanged),
        };
        Self { hidden, ..Self::new(partner, draft, asked, form) }
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
            frame: Frame::of(partner, Place::Talk, "Talk"),
            form,
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            part,
            number: at + 1,
            of: parts.len(),
            next: next.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name)),
            back: match previous {
                Some(previous) => (format!("{here}/answers/{}", previous.name), "Back"),
                None => back(draft.what),
            },
            beside: None,
            hidden: None,
        }
    }

    /// With what the other asked, to look at while writing.
    pub(super) fn beside(self, beside: Option<Opened<String>>) -> Self {
        Self { beside, ..self }
    }
}

impl PreviewPage {
    pub(super) fn new(partner: &Partner, draft: &Draft) -> Self {
        let other = partner.partner_name();
        let (action, then, marks) = match draft.what {
            For::Question => (
                "/questions".to_owned(),
                format!(
                    "{other} chooses how and when to answer. An answer stays closed until you open it."
                ),
                &Mark::OF_A_NEW_ONE[..],
            ),
            For::Telling => (
                "/tellings".to_owned(),
                format!(
                    "{other} sees only that you want to tell something, and chooses when to open it. You are not told when that is."
                ),
                &[][..],
            ),
            For::Answer(question) => (
                format!("/questions/{question}/answers"),
                format!("It stays closed until {other} opens it. You are not told when that is."),
                &[][..],
            ),
        };
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk"),
            form: Typed::with_values(&[("mark", Mark::Now.word())]),
            partner: other.to_owned(),
            id: draft.id,
            back: back(draft.what),
            action,
            marks,
            then,
            parts: draft.parts.clone(),
            hints: hints(draft),
            unready: draft.to_share().err(),
        }
    }

    /// Where whoever lets a draft go comes to.
    pub(super) const fn home(what: For) -> &'static str {
        match what {
            For::Question | For::Answer(_) => "/question-box",
            For::Telling => "/tellings",
        }
    }
}

/// Of all parts together.
fn hints(draft: &Draft) -> Vec<&'static Hint> {
    let parts = draft.parts.iter().filter_map(|(_, written)| Some(&*written.as_ref()?.get()?.0));
    wording::found(&parts.collect::<Vec<_>>().join("\n"))
}
