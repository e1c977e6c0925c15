//! One question of a turn, and the whole as the other will see it.

use askama::Template;

use super::{Answer, TurnDraft, TurnDraftId, Unready};
use crate::{
    access::Partner,
    entry::Said,
    sealed::Opened,
    steps::{
        communication::{
            turn_talk::{LIMIT, Question, TurnTalkId, turn::store::Told},
            wording::{self, Hint},
        },
        small_issues::feeling::FAMILIES,
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/question.html")]
pub(super) struct QuestionPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: TurnDraftId,
    question: Question,
    number: usize,
    of: usize,
    /// Where skipping leads.
    next: String,
    /// The one before.
    previous: Option<&'static str>,
    /// What the other said, which this answers.
    said: Vec<Opened<Vec<Said>>>,
    /// What was written here before does not show: it is not written over unseen.
    hidden: Option<Unready>,
}

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    partner: String,
    id: TurnDraftId,
    talk: Option<TurnTalkId>,
    answers: Vec<(Question, Option<Opened<Answer>>)>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
    /// Why it can not be shared yet.
    unready: Option<Unready>,
}

impl QuestionPage {
    /// With what was written here before.
    pub(super) fn filled(
        partner: &Partner,
        draft: &TurnDraft,
        asked: (Question, Option<Question>),
    ) -> Self {
        let before = draft.answer(asked.0.name);
        let words = before.and_then(Opened::get).map_or("", |answer| answer.0.as_str());
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
        draft: &TurnDraft,
        (question, next): (Question, Option<Question>),
        form: Typed,
    ) -> Self {
        let all = draft.act.questions();
        let at = all.iter().position(|q| q.name == question.name).unwrap_or(0);
        let here = format!("/turn-drafts/{}", draft.id);
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk in turns"),
            form,
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            question,
            number: at + 1,
            of: all.len(),
            next: next.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name)),
            said: Vec::new(),
            previous: at.checked_sub(1).and_then(|at| all.get(at)).map(|question| question.name),
            hidden: None,
        }
    }
}

impl QuestionPage {
    /// With what the other said, to look at while writing.
    pub(super) fn beside(self, said: &[Told]) -> Self {
        let there = said.iter().filter(|turn| turn.withdrawn.is_none());
        let lines = there.map(|turn| turn.words.clone().map(|spoken| spoken.said()));
        Self { said: lines.collect(), ..self }
    }
}

impl PreviewPage {
    pub(super) fn new(partner: &Partner, draft: &TurnDraft) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk in turns"),
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            talk: draft.talk,
            answers: draft.answers.clone(),
            hints: hints(draft),
            unready: draft.to_share().err(),
        }
    }
}

/// Of all answers together: a phrase belongs to the sentence that its question begins.
fn hints(draft: &TurnDraft) -> Vec<&'static Hint> {
    let answers = draft.answers.iter().filter_map(|(question, answer)| {
        Some(format!("{} {}", question.lead, answer.as_ref()?.get()?.0))
    });
    wording::found(&answers.collect::<Vec<_>>().join("\n"))
}
