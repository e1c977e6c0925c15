//! Drafts about the impact, as Ana writes them.

use super::{
    Answer, ImpactDraft, LIMIT, Piece, Question,
    pages::{PreviewPage, QuestionPage},
};
use crate::{
    access::Mine,
    impact::statement::samples as statements,
    sealed::Opened,
    text::{Faults, Typed, passage},
    web::sample::{Sample, Shown, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<QuestionPage>(), show::<PreviewPage>()].concat()
}

fn draft(piece: Piece, answers: &[&str]) -> ImpactDraft {
    let answers = answers.iter().copied().chain(std::iter::repeat(""));
    let answers = piece.questions().iter().zip(answers).map(|(question, words)| {
        let answer = (!words.is_empty()).then(|| Opened::Genuine(Answer(words.to_owned())));
        (*question, answer)
    });
    let answers_one = matches!(piece, Piece::Reply | Piece::Missing);
    let statement = answers_one.then(|| id(81));
    ImpactDraft { id: id(82), piece, statement, answers: answers.collect() }
}

fn carried() -> ImpactDraft {
    let body = "I wake at four and count the Fridays.";
    draft(
        Piece::Statement,
        &[body, "", "The summer in the garden: I don’t know whether it was real."],
    )
}

fn with(mut draft: ImpactDraft, opened: Opened<Answer>) -> ImpactDraft {
    draft.answers[0].1 = Some(opened);
    draft
}

fn unopened() -> [(&'static str, ImpactDraft); 3] {
    [
        ("closed", with(carried(), Opened::Locked)),
        ("changed outside", with(carried(), Opened::ChangedOutside)),
        ("sealed before a reset", with(carried(), Opened::BeforeReset)),
    ]
}

fn asked(draft: &ImpactDraft, name: &str) -> (Question, Option<Question>) {
    draft.piece.question(name).expect("a question")
}

impl Sample for QuestionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<ImpactDraft>::sample(id(82));
        let page = |draft: &ImpactDraft, name| Self::filled(&mine, draft, asked(draft, name));
        let long = "and then, ".repeat(LIMIT / 8);
        let fault = passage(&long, LIMIT).expect_err("too long");
        let typed = Typed::with_values(&[("words", &long)]);
        let typed = typed.with_faults(Faults::one("words", fault));
        let (reply, missing) = (draft(Piece::Reply, &[]), draft(Piece::Missing, &[]));
        let said = Some(Opened::Genuine(statements::carried().said()));
        let mut all = vec![
            ("nothing written", page(&draft(Piece::Statement, &[]), "body")),
            ("written before", page(&carried(), "past")),
            ("the last", page(&carried(), "future")),
            ("what she understands", page(&reply, "understand").beside(said)),
            ("beside words that were changed", {
                page(&reply, "understand").beside(Some(Opened::ChangedOutside))
            }),
            ("what is missing", page(&missing, "missing")),
            ("the other side", page(&draft(Piece::OtherSide, &[]), "guilt")),
            ("too long", Self::new(&mine, &carried(), asked(&carried(), "body"), typed)),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft, "body"))));
        all
    }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<ImpactDraft>::sample(id(82));
        let page = |draft: &ImpactDraft| Self::new(&mine, draft, Typed::default());
        let faults = Faults::one("time", "This time has passed. Please choose a later one");
        let late = Typed::with_values(&[("day", "2026-03-12"), ("time", "08:00")]);
        let badly =
            draft(Piece::Reply, &["At least you know now. I’m sorry, but it was hard for me."]);
        let mut all = vec![
            ("to deliver", page(&carried())),
            ("no time chosen", Self::new(&mine, &carried(), late.with_faults(faults))),
            ("what she understands", page(&draft(Piece::Reply, &["that you lie awake"]))),
            ("words that land badly", page(&badly)),
            ("nothing yet", page(&draft(Piece::Statement, &[]))),
            ("the other side", page(&draft(Piece::OtherSide, &["", "the lake"]))),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft))));
        all
    }
}
