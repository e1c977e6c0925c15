//! One question, and the whole as the other will see it.

use askama::Template;

use super::{Answer, ImpactDraft, ImpactDraftId, LIMIT, Piece, Question, Unready};
use crate::{
    access::Partner,
    entry::Said,
    impact::statement::StatementId,
    sealed::Opened,
    steps::communication::wording::{self, Hint},
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/draft/question.html")]
pub(super) struct QuestionPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: ImpactDraftId,
    piece: Piece,
    question: Question,
    number: usize,
    of: usize,
    /// Where skipping leads.
    next: String,
    /// The one before.
    previous: Option<&'static str>,
    /// Where stopping leads.
    home: String,
    /// What the other wrote, which this answers.
    said: Option<Opened<Vec<Said>>>,
    /// What was written here before does not show: it is not written over unseen.
    hidden: Option<Unready>,
}

#[derive(Template)]
#[template(path = "impact/draft/preview.html")]
pub(in crate::impact) struct PreviewPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: ImpactDraftId,
    piece: Piece,
    statement: Option<StatementId>,
    home: String,
    answers: Vec<(Question, Option<Opened<Answer>>)>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
    /// Why it can not be shared yet.
    unready: Option<Unready>,
}

impl ImpactDraft {
    /// Where it belongs.
    fn home(&self) -> String {
        match self.statement {
            Some(statement) => format!("/impact-statements/{statement}"),
            None if self.piece == Piece::OtherSide => "/other-side".to_owned(),
            None => "/impact-statements".to_owned(),
        }
    }
}

impl QuestionPage {
    /// With what was written here before.
    pub(super) fn filled(
        partner: &Partner,
        draft: &ImpactDraft,
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
        draft: &ImpactDraft,
        (question, next): (Question, Option<Question>),
        form: Typed,
    ) -> Self {
        let all = draft.piece.questions();
        let at = all.iter().position(|q| q.name == question.name).unwrap_or(0);
        let here = format!("/impact-drafts/{}", draft.id);
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            form,
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            piece: draft.piece,
            question,
            number: at + 1,
            of: all.len(),
            next: next.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name)),
            previous: at.checked_sub(1).and_then(|at| all.get(at)).map(|question| question.name),
            home: draft.home(),
            said: None,
            hidden: None,
        }
    }

    /// With what the other wrote, to look at while writing.
    pub(super) fn beside(self, said: Option<Opened<Vec<Said>>>) -> Self {
        Self { said, ..self }
    }
}

impl PreviewPage {
    pub(in crate::impact) fn new(partner: &Partner, draft: &ImpactDraft, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            form,
            partner: partner.partner_name().to_owned(),
            id: draft.id,
            piece: draft.piece,
            statement: draft.statement,
            home: draft.home(),
            answers: draft.answers.clone(),
            hints: hints(draft),
            unready: draft.to_share().err(),
        }
    }
}

/// Of all answers together, each by itself.
fn hints(draft: &ImpactDraft) -> Vec<&'static Hint> {
    let answers = draft.answers.iter().filter_map(|(_, answer)| answer.as_ref()?.get());
    wording::found(&answers.map(|answer| answer.0.as_str()).collect::<Vec<_>>().join("\n"))
}
