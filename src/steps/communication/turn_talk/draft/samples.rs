//! Drafts of turns, as Ana writes them.

use super::{
    Answer, TurnDraft,
    pages::{PreviewPage, QuestionPage},
};
use crate::{
    access::Mine,
    sealed::Opened,
    steps::communication::turn_talk::{Act, LIMIT, Question, samples as talks},
    text::{Faults, Typed, passage},
    web::sample::{Sample, Shown, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<QuestionPage>(), show::<PreviewPage>()].concat()
}

fn draft(act: Act, answers: &[&str]) -> TurnDraft {
    let answers = answers.iter().copied().chain(std::iter::repeat(""));
    let answers = act.questions().iter().zip(answers).map(|(question, words)| {
        let answer = (!words.is_empty()).then(|| Opened::Genuine(Answer(words.to_owned())));
        (*question, answer)
    });
    let talk = (act != Act::Said).then(|| id(41));
    TurnDraft { id: id(42), act, talk, answers: answers.collect() }
}

fn said() -> TurnDraft {
    draft(Act::Said, &["you put the phone face down", "my stomach drop", "", "that you look up"])
}

fn back() -> TurnDraft {
    draft(Act::Reflected, &["that it took you back to last year, in a second"])
}

fn with(mut draft: TurnDraft, opened: Opened<Answer>) -> TurnDraft {
    draft.answers[0].1 = Some(opened);
    draft
}

fn unopened() -> [(&'static str, TurnDraft); 3] {
    [
        ("closed", with(said(), Opened::Locked)),
        ("changed outside", with(said(), Opened::ChangedOutside)),
        ("sealed before a reset", with(said(), Opened::BeforeReset)),
    ]
}

fn asked(draft: &TurnDraft, name: &str) -> (Question, Option<Question>) {
    draft.act.question(name).expect("a question")
}

impl Sample for QuestionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<TurnDraft>::sample(id(42));
        let page = |draft: &TurnDraft, name| Self::filled(&mine, draft, asked(draft, name));
        let long = "and then, ".repeat(LIMIT / 8);
        let fault = passage(&long, LIMIT).expect_err("too long");
        let typed = Typed::with_values(&[("words", &long)]);
        let typed = typed.with_faults(Faults::one("words", fault));
        let missing = draft(Act::NotQuite, &[]);
        let mut all = vec![
            ("nothing written", page(&draft(Act::Said, &[]), "when")),
            ("written before", page(&said(), "felt")),
            ("may be skipped", page(&said(), "because")),
            ("the last", page(&said(), "need")),
            ("saying it back", page(&back(), "hear").beside(&talks::said_by_ben())),
            ("what is missing", page(&missing, "missing")),
            ("too long", Self::new(&mine, &said(), asked(&said(), "when"), typed)),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft, "when"))));
        all
    }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<TurnDraft>::sample(id(42));
        let page = |draft: &TurnDraft| Self::new(&mine, draft);
        let long = Opened::Genuine(Answer("and then, ".repeat(LIMIT / 9)));
        let mut all = vec![
            ("to begin a talk", page(&said())),
            (
                "words that land badly",
                page(&draft(Act::Said, &["you always do that", "that it was only a joke"])),
            ),
            ("saying it back", page(&back())),
            ("a part is empty", page(&draft(Act::Said, &["you put the phone face down"]))),
            ("too long", page(&with(said(), long))),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft))));
        all
    }
}
