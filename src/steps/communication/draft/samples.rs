//! Drafts, as Ana writes them.

use super::{
    Draft, For, LIMIT, Part, Written,
    pages::{PartPage, PreviewPage},
};
use crate::{
    access::Mine,
    sealed::Opened,
    steps::communication::wording::Refusal,
    text::{Faults, Typed, passage},
    web::sample::{Sample, Shown, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<PartPage>(), show::<PreviewPage>()].concat()
}

fn draft(what: For, written: &[&str]) -> Draft {
    let written = written.iter().copied().chain(std::iter::repeat(""));
    let parts = what.parts().iter().zip(written).map(|(part, words)| {
        let written = (!words.is_empty()).then(|| Opened::Genuine(Written(words.to_owned())));
        (*part, written)
    });
    Draft { id: id(81), what, parts: parts.collect() }
}

fn question() -> Draft {
    draft(For::Question, &["Did you ever think of me on those Fridays?"])
}

fn answer(words: &str) -> Draft {
    draft(For::Answer(id(82)), &[words])
}

fn telling(written: &[&str]) -> Draft {
    draft(For::Telling, written)
}

fn with(mut draft: Draft, opened: Opened<Written>) -> Draft {
    draft.parts[0].1 = Some(opened);
    draft
}

fn unopened() -> [(&'static str, Draft); 3] {
    [
        ("closed", with(question(), Opened::Locked)),
        ("changed outside", with(question(), Opened::ChangedOutside)),
        ("sealed before a reset", with(question(), Opened::BeforeReset)),
    ]
}

fn asked(draft: &Draft, name: &str) -> (usize, Part, Option<Part>) {
    draft.what.part(name).expect("a part")
}

impl Sample for PartPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<Draft>::sample(id(81));
        let page = |draft: &Draft, name| Self::filled(&mine, draft, asked(draft, name));
        let refused = |words: &str, fault: String| {
            let typed = Typed::with_values(&[("words", words)]);
            let typed = typed.with_faults(Faults::one("words", fault));
            Self::new(&mine, &question(), asked(&question(), "question"), typed)
        };
        let long = "and then, ".repeat(LIMIT / 8);
        let too_long = passage(&long, LIMIT).expect_err("too long");
        let his = Opened::Genuine("Do you still love me?".to_owned());
        let mut all = vec![
            ("a question", page(&draft(For::Question, &[]), "question")),
            ("written before", page(&question(), "question")),
            ("an answer", page(&answer(""), "answer").beside(Some(his))),
            (
                "an answer to what was changed outside",
                page(&answer(""), "answer").beside(Some(Opened::ChangedOutside)),
            ),
            ("something to tell, its first part", page(&telling(&[]), "what")),
            (
                "something to tell, its third part",
                page(&telling(&["I owe my brother money"]), "why"),
            ),
            ("too long", refused(&long, too_long)),
            (
                "asks for a password",
                refused("What is your PIN?", Refusal::Secret.sentence().to_owned()),
            ),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft, "question"))));
        all
    }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<Draft>::sample(id(81));
        let page = |draft: &Draft| Self::new(&mine, draft);
        let mut all = vec![
            ("a question", page(&question())),
            ("an answer", page(&answer("Yes, and I still went"))),
            (
                "something to tell",
                page(&telling(&["I owe my brother money", "May", "", "I pay it back by June"])),
            ),
            ("words that land badly", page(&answer("You are overreacting, it was only a joke"))),
            ("nothing written", page(&draft(For::Question, &[]))),
        ];
        all.extend(unopened().map(|(state, draft)| (state, page(&draft))));
        all
    }
}
