//! Hard days that are shared, as Ana comes to them.

use super::{
    Answer, Told, answer,
    pages::{PreviewPage, SharedPage, SharedPages},
    store::PAGE,
};
use crate::{
    access::{Partner, PersonId, Stage},
    entry::Withdrawal,
    sealed::Opened,
    steps::{
        communication::wording,
        small_issues::hard_date::{
            Words,
            samples::{kept, the_fair},
        },
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<PreviewPage>(), show::<SharedPage>(), show::<SharedPages>()].concat()
}

fn told(number: u128, author: PersonId) -> Told {
    Told {
        id: id(number),
        author,
        on: the_fair().on,
        words: Opened::Genuine(the_fair()),
        made_at: at("2026-03-01 21:40"),
        withdrawn: None,
    }
}

fn gone() -> Opened<Withdrawal> {
    Opened::Genuine(Withdrawal { at: at("2026-03-12 18:00") })
}

fn withdrawn(told: &Told) -> Told {
    Told { words: Opened::ChangedOutside, withdrawn: Some(gone()), ..told.clone() }
}

fn said(number: u32, author: PersonId, on: &str) -> answer::Told {
    let words = Answer { day: day(on), there: true, what: "I take the afternoon off.".to_owned() };
    let words = Opened::Genuine(words);
    answer::Told { number, author, words, made_at: at("2026-03-10 08:00"), withdrawn: None }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |words| Self::new(&ana, &kept(840, words));
        let blames = "At least you could have rung. You always come late.".to_owned();
        let paused = Partner::sample().at_stage(Stage::Open.close(at("2026-03-11 08:05")));
        vec![
            ("a day", page(Opened::Genuine(the_fair()))),
            ("nothing is shared now", Self::new(&paused, &kept(840, Opened::Genuine(the_fair())))),
            ("words that land badly", page(Opened::Genuine(Words { helps: blames, ..the_fair() }))),
            ("closed", page(Opened::Locked)),
            ("before a reset", page(Opened::BeforeReset)),
            ("changed outside", page(Opened::ChangedOutside)),
        ]
    }
}

impl Sample for SharedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (me, ben) = (ana.person(), ana.partner());
        let page = |told, answers| Self::new(&ana, told, answers, Typed::default());
        let (last, next) = ("2025-03-14", "2026-03-14");
        let changed = Told { words: Opened::ChangedOutside, ..told(851, ben) };
        let taken_back = answer::Told { withdrawn: Some(gone()), ..said(2, ben, next) };
        let odd = answer::Told { words: Opened::ChangedOutside, ..said(1, ben, next) };
        let form = |what| Typed::with_values(&[("answer", "words"), ("what", what)]);
        let empty = form("").with_faults(Faults::one("what", "Write what you will do that day"));
        let read =
            wording::to_read(&form("You always want me there"), &["what"]).unwrap_or_default();
        vec![
            ("of Ben’s", page(told(851, ben), vec![])),
            (
                "of Ben’s, answered",
                page(told(851, ben), vec![said(1, me, last), said(2, me, next)]),
            ),
            ("hers, answered", page(told(850, me), vec![said(1, ben, last), said(2, ben, next)])),
            ("an answer was withdrawn", page(told(850, me), vec![said(1, ben, next), taken_back])),
            ("an answer was changed", page(told(850, me), vec![odd])),
            ("nothing was written", Self::new(&ana, told(851, ben), vec![], empty)),
            ("words that land badly", Self::new(&ana, told(851, ben), vec![], read)),
            ("he withdrew it", page(withdrawn(&told(851, ben)), vec![])),
            ("she withdrew it", page(withdrawn(&told(850, me)), vec![said(1, ben, next)])),
            ("changed outside", page(changed, vec![])),
        ]
    }
}

impl Sample for SharedPages {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let two = || vec![withdrawn(&told(851, ana.partner())), told(850, ana.person())];
        let many = (0..=PAGE).map(|nth| told(850 + nth as u128, ana.partner())).collect();
        let changed = vec![Told { words: Opened::ChangedOutside, ..told(850, ana.partner()) }];
        vec![
            ("two", Self::new(&ana, two(), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("many", Self::new(&ana, many, true)),
            ("earlier ones", Self::new(&ana, two(), false)),
            ("changed outside", Self::new(&ana, changed, true)),
        ]
    }
}
