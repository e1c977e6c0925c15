//! The question of the day, as Ana may find it.

use super::{
    AnswerId, Answered, Answers, Asked, Becomes, Card, Told,
    answer::{
        self, AnswerForm, CorrectionForm, OPENED,
        store::{Answer, Done, Waiting},
    },
    card, deck,
    pages::{CorrectPage, DeckPage, PastPage, QuestionPage, ThemePage},
    past::store::{PAGE, Past},
    themes,
};
use crate::{
    access::{Mine, Partner},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

const TRAM: &str = "The tram bell at the corner. It means that somebody is nearly home.";
const KETTLE: &str = "The kettle, just before it clicks.";

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<QuestionPage>(),
        show::<CorrectPage>(),
        show::<PastPage>(),
        show::<DeckPage>(),
        show::<ThemePage>(),
    ]
    .concat()
}

fn sound() -> &'static Card {
    card("small-joys-01").expect("it is in the deck")
}

fn told(number: u128, words: &str) -> Told {
    let (question, asked) = (sound().id.clone(), sound().text.clone());
    let answered = Answered { question, round: 0, asked, words: words.to_owned() };
    Told { id: id(number), words: Opened::Genuine(answered), withdrawn: None }
}

fn asked(on: &str) -> Asked {
    Asked { day: day(on), round: 0, card: sound(), picked_by: None }
}

/// Both have answered, Ben as the second.
pub(crate) fn opened() -> Past {
    past(0)
}

fn past(nth: usize) -> Past {
    let number = u128::try_from(nth).expect("a small number");
    Past {
        id: id(900 + number),
        question: deck()[nth].id.clone(),
        opened_at: at("2026-03-12 18:00"),
        answer: id(700 + number),
    }
}

fn open(yours: Told, theirs: Told, since: &str) -> Answers<Told> {
    Answers::Open { yours, theirs, since: at(since) }
}

fn withdrawn(told: &Told) -> Told {
    let at = at("2026-03-12 19:00");
    let withdrawn = Some(Opened::Genuine(Withdrawal { at }));
    Told { id: told.id, words: Opened::ChangedOutside, withdrawn }
}

/// Today, with what stands below it.
fn today(ana: &Partner, told: Answers<Told>) -> QuestionPage {
    let view = QuestionPage::new(ana, &asked("2026-03-12"), told, Typed::default());
    let lately = ["2026-03-11", "2026-03-10", "2026-03-09"].into_iter().zip(1..);
    let lately: Vec<_> =
        lately.map(|(on, nth)| Asked { card: &deck()[nth], ..asked(on) }).collect();
    let ids = |all: &[usize]| all.iter().map(|nth| deck()[*nth].id.clone()).collect();
    let done = Done { by_me: ids(&[1, 2]), by_both: ids(&[1]) };
    let waiting = [2, 30].map(|nth| Waiting { answer: id(740), question: deck()[nth].id.clone() });
    view.with_others(ana, &lately, &done, waiting.into())
}

/// A question that nobody has answered.
fn unwritten(ana: &Partner, form: Typed) -> QuestionPage {
    QuestionPage::new(ana, &asked("2026-03-12"), Answers::Unwritten, form)
}

impl Sample for QuestionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (hers, his) = (|| told(701, KETTLE), || told(702, TRAM));
        let changed = || Told { words: Opened::ChangedOutside, ..his() };
        let long = sent::<AnswerForm>(&[("words", &"A bell. ".repeat(answer::LIMIT / 7))]);
        let wrong = long.with_faults(answer::words(&long.form.words).expect_err("too long"));
        let taken = Asked { picked_by: Some(ana.partner()), ..asked("2026-03-12") };
        let first = unwritten(&ana, Typed::default());
        let past = |yours, theirs| {
            Self::of_answer(&ana, &sound().id, open(yours, theirs, "2026-03-12 18:30"))
        };
        let waits = Self::of_answer(&ana, "no-longer", Answers::YouWrote(hers()));
        vec![
            ("today", today(&ana, Answers::Unwritten)),
            ("hers waits", today(&ana, Answers::YouWrote(hers()))),
            ("both are open", today(&ana, open(hers(), his(), "2026-03-12 19:15"))),
            ("Ben took it", Self::new(&ana, &taken, Answers::Unwritten, Typed::default())),
            ("the first day", first.with_others(&ana, &[], &Done::default(), Vec::new())),
            ("too long", unwritten(&ana, wrong)),
            ("long ago", past(hers(), his())),
            ("hers waits since long", waits),
            ("Ben withdrew his", past(hers(), withdrawn(&his()))),
            ("she withdrew hers", past(withdrawn(&hers()), his())),
            ("changed outside", past(hers(), changed())),
        ]
    }
}

impl Sample for CorrectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine: Mine<Answer> = Mine::sample(id::<AnswerId>(701));
        let hers = told(701, KETTLE);
        let empty = sent::<CorrectionForm>(&[("becomes", "mended"), ("words", " ")]);
        let empty = empty.with_faults(answer::words(" ").expect_err("nothing is there"));
        let late = sent::<CorrectionForm>(&[("becomes", "unseen"), ("words", TRAM)]);
        let late = late.with_faults(Faults::one("becomes", OPENED));
        let changed = Told { words: Opened::ChangedOutside, ..hers.clone() };
        vec![
            ("not open yet", Self::filled(&mine, &hers, Becomes::Unseen)),
            ("opened a moment ago", Self::filled(&mine, &hers, Becomes::Mended)),
            ("both opened meanwhile", Self::new(&mine, &hers, Becomes::Mended, late)),
            ("not filled in", Self::new(&mine, &hers, Becomes::Mended, empty)),
            ("changed outside", Self::filled(&mine, &changed, Becomes::Unseen)),
        ]
    }
}

impl Sample for PastPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some = |count| (0..count).map(past).collect();
        vec![
            ("two", Self::new(&ana, some(2), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("many", Self::new(&ana, some(PAGE + 1), true)),
            ("earlier ones", Self::new(&ana, some(2), false)),
        ]
    }
}

impl Sample for DeckPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("all themes", Self::new(&Partner::sample()))]
    }
}

impl Sample for ThemePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, all) = (Partner::sample(), themes());
        let both = |by_both| Done { by_both, ..Done::default() };
        let some = both(all[0].cards.iter().take(3).map(|card| card.id.clone()).collect());
        let every = both(all[0].cards.iter().map(|card| card.id.clone()).collect());
        let none = Typed::default().with_faults(Faults::one("question", "Please choose one"));
        let page = |done: &Done, form| Self::new(&ana, (1, &all[0]), done, form);
        vec![
            ("some are answered", page(&some, Typed::default())),
            ("all are answered", page(&every, Typed::default())),
            ("none was chosen", page(&Done::default(), none)),
        ]
    }
}
