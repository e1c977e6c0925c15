//! Drafts, as Ana writes them.

use std::collections::HashMap;

use super::{
    Draft, For, Part, Written,
    beside::{Around, Beside},
    pages::{PartPage, PreviewPage},
};
use crate::{
    access::Mine,
    entry::Said,
    impact::statement::samples as statements,
    sealed::Opened,
    steps::communication::{
        question_of_the_day::{Drawn, deck},
        turn_talk::{LIMIT, samples as talks},
        wording::Refusal,
    },
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
    Draft { id: id(81), what, parts: parts.collect(), kept: HashMap::new() }
}

fn said() -> Draft {
    let words = ["you put the phone face down", "my stomach drop", "", "that you look up"];
    draft(For::Said(None), &words)
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

fn carried() -> Draft {
    let body = "I wake at four and count the Fridays.";
    let past = "The summer in the garden: I don’t know whether it was real.";
    draft(For::Statement, &[body, "", past])
}

fn with(mut draft: Draft, opened: Opened<Written>) -> Draft {
    draft.parts[0].1 = Some(opened);
    draft
}

fn unopened() -> [(&'static str, Draft); 3] {
    [
        ("closed", with(question(), Opened::Locked)),
        ("changed outside", with(carried(), Opened::ChangedOutside)),
        ("sealed before a reset", with(said(), Opened::BeforeReset)),
    ]
}

fn asked(draft: &Draft, name: &str) -> (usize, Part, Option<Part>) {
    draft.what.part(name).expect("a part")
}

fn typed(words: &str, fault: String) -> Typed {
    Typed::with_values(&[("words", words)]).with_faults(Faults::one("words", fault))
}

fn asks(said: Opened<Vec<Said>>) -> Beside {
    Beside::open("Ben asks".to_owned(), vec![said])
}

fn wrote(said: Opened<Vec<Said>>) -> Beside {
    Beside::closed("What Ben wrote".to_owned(), vec![said])
}

fn spoke() -> Beside {
    let turns = talks::said_by_ben().into_iter().map(|turn| turn.words.map(|words| words.said()));
    Beside::open("What Ben said".to_owned(), turns.collect())
}

fn one_line(words: &str) -> Opened<Vec<Said>> {
    Opened::Genuine(Said::written("", words).into_iter().collect())
}

fn page(draft: &Draft, name: &str) -> PartPage {
    PartPage::filled(&Mine::<Draft>::sample(id(81)), draft, asked(draft, name))
}

fn again(draft: &Draft, name: &str, form: Typed) -> PartPage {
    PartPage::new(&Mine::<Draft>::sample(id(81)), draft, asked(draft, name), form)
}

fn of_talks() -> Vec<(&'static str, PartPage)> {
    let long = "and then, ".repeat(LIMIT / 8);
    let too_long = typed(&long, passage(&long, LIMIT).expect_err("too long"));
    let back = page(&draft(For::Reflected(id(41)), &[]), "hear");
    vec![
        ("to begin a talk", page(&draft(For::Said(None), &[]), "when")),
        ("a feeling, written before", page(&said(), "felt")),
        ("may be skipped", page(&said(), "because")),
        ("what is needed", page(&said(), "need")),
        ("the last, to be chosen", page(&said(), "strength")),
        ("saying it back", back.beside(Some(spoke()))),
        ("what is missing in it", page(&draft(For::NotQuite(id(41)), &[]), "missing")),
        ("too long", again(&said(), "when", too_long)),
    ]
}

fn of_questions() -> Vec<(&'static str, PartPage)> {
    let secret = typed("What is your PIN?", Refusal::Secret.sentence().to_owned());
    let to_ben = |said| page(&answer(""), "answer").beside(Some(asks(said)));
    vec![
        ("a question", page(&draft(For::Question, &[]), "question")),
        ("a question, written before", page(&question(), "question")),
        ("asks for a password", again(&question(), "question", secret)),
        ("an answer", to_ben(one_line("Do you still love me?"))),
        ("an answer to what was changed outside", to_ben(Opened::ChangedOutside)),
        ("something to tell, its first part", page(&telling(&[]), "what")),
        ("something to tell, its third part", page(&telling(&["I owe my brother money"]), "why")),
    ]
}

fn of_the_impact() -> Vec<(&'static str, PartPage)> {
    let reply = draft(For::Reply(id(81)), &[]);
    let to_ben = |said| page(&reply, "understand").beside(Some(wrote(said)));
    vec![
        ("what she carries", page(&draft(For::Statement, &[]), "body")),
        ("what she carries, the last", page(&carried(), "future")),
        ("what she understands", to_ben(Opened::Genuine(statements::carried().said()))),
        ("beside words that were changed", to_ben(Opened::ChangedOutside)),
        ("what is still missing", page(&draft(For::Missing(id(81)), &[]), "missing")),
        ("the other side", page(&draft(For::OtherSide, &[]), "guilt")),
    ]
}

fn time_out_of(words: &[&str]) -> Draft {
    draft(For::TimeOut, words)
}

fn openness() -> Draft {
    let words = ["On Sundays I tell you whom I had lunch with", "So that you need not wonder"];
    draft(For::Openness, &[words[0], words[1], "2026-03-12", "2026-05-20"])
}

fn title() -> Draft {
    draft(For::Title(Some(id(501))), &["The Fridays, always the Fridays", "lies", "last winter"])
}

fn card() -> Draft {
    draft(For::Card, &["Sit beside me", "", "A phone that buzzes", "", "", "Harbour"])
}

fn of_the_day() -> Draft {
    let drawn = Drawn { card: &deck()[7], round: 0 };
    draft(For::OfTheDay(drawn), &["You always ask too late"])
}

fn suggests() -> Beside {
    Beside::open("What Ben suggests".to_owned(), vec![one_line("The Fridays at the lake")])
}

fn of_what_is_chosen() -> Vec<(&'static str, PartPage)> {
    let nothing = typed("", "Please choose one, or stop here: your draft is kept".to_owned());
    let soon = typed("soon", "Please choose a day".to_owned());
    vec![
        ("a card, its first part", page(&draft(For::Card, &[]), "helps")),
        ("a card, its last part", page(&card(), "signal")),
        ("how long a time-out is", page(&time_out_of(&["Lighthouse", "30"]), "minutes")),
        ("nothing chosen", again(&time_out_of(&["Lighthouse"]), "returns", nothing)),
        ("a day", page(&openness(), "from")),
        ("no day", again(&openness(), "review", soon)),
        ("an answer to a question of the day", page(&of_the_day(), "words")),
        ("a title beside another", page(&title(), "title").beside(Some(suggests()))),
        ("what kind", page(&title(), "kind")),
        ("chosen elsewhere meanwhile", {
            let asked = page(&time_out_of(&["Lighthouse", "30"]), "minutes");
            let now = time_out_of(&["Lighthouse", "60"]);
            asked.meanwhile(&now, "2026-03-12".parse().expect("a day"))
        }),
    ]
}

impl Sample for PartPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let unopened =
            unopened().map(|(state, draft)| (state, page(&draft, draft.parts[0].0.name)));
        [of_talks(), of_questions(), of_the_impact(), of_what_is_chosen(), unopened.into()]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn looks_at_what_is_chosen() -> [(&'static str, PreviewPage); 6] {
    let mine = Mine::<Draft>::sample(id(81));
    let page = |draft: &Draft| PreviewPage::first(&mine, draft);
    let far = Faults::one("review", "Please choose a day within eight weeks");
    let far = PreviewPage::new(&mine, &openness(), Typed::default().with_faults(far));
    let around = Around { beside: Some(suggests()), version: "2".to_owned(), ..Around::default() };
    let time_out = time_out_of(&["Lighthouse", "30", "who took it", "", "24"]);
    [
        ("a card", page(&card())),
        ("how they take a time-out", page(&time_out)),
        ("openness", page(&openness())),
        ("openness for too long", far),
        ("another title", page(&title()).among(around)),
        ("an answer to a question of the day", page(&of_the_day())),
    ]
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Mine::<Draft>::sample(id(81));
        let page = |draft: &Draft| Self::first(&mine, draft);
        let long = Opened::Genuine(Written("and then, ".repeat(LIMIT / 9)));
        let late = Typed::with_values(&[("day", "2026-03-12"), ("time", "08:00")]);
        let faults = Faults::one("time", "This time has passed. Please choose a later one");
        let changed =
            Faults::one("draft", "What you wrote has changed. Please look at it once more");
        let badly = ["At least you know now. I’m sorry, but it was hard for me."];
        let mut all = vec![
            ("to begin a talk", page(&said())),
            ("saying it back", {
                page(&draft(For::Reflected(id(41)), &["that it took you back to last year"]))
            }),
            ("its talk is over", {
                let draft = draft(For::Reflected(id(41)), &["that it took you back to last year"]);
                page(&draft).among(Around { is_past: true, ..Around::default() })
            }),
            ("a part is empty", page(&draft(For::Said(None), &["you put the phone face down"]))),
            ("too long", page(&with(said(), long))),
            ("a question", page(&question())),
            ("an answer", page(&answer("Yes, and I still went"))),
            ("something to tell", {
                page(&telling(&["I owe my brother money", "May", "", "I pay it back by June"]))
            }),
            ("words that land badly", page(&answer("You are overreacting, it was only a joke"))),
            ("to deliver", page(&carried())),
            ("no time chosen", Self::new(&mine, &carried(), late.with_faults(faults))),
            ("it has changed meanwhile", {
                Self::new(&mine, &question(), Typed::default().with_faults(changed))
            }),
            ("what she understands, badly", page(&draft(For::Reply(id(81)), &badly))),
            ("nothing written", page(&draft(For::Question, &[]))),
            ("nothing carried", page(&draft(For::Statement, &[]))),
            ("the other side", page(&draft(For::OtherSide, &["", "the lake"]))),
        ];
        all.extend(looks_at_what_is_chosen());
        all.extend(unopened().map(|(state, draft)| (state, page(&draft))));
        all
    }
}
