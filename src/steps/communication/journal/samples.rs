//! Ana's journal.

use super::{
    Copied, Copies, PageForm, Words, journal,
    pages::{CorrectPage, Found, JournalListPage, NewPage, SearchPage, ShowPage},
    store::{Kept, PAGE},
};
use crate::{
    access::Member,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

pub(crate) const PLATES: &str = "I still lay the table on Fridays as if nothing had been.\n\nToday I noticed that I counted the \
                                 plates twice. Nobody asked me to.";

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<JournalListPage>(),
        show::<NewPage>(),
        show::<ShowPage>(),
        show::<CorrectPage>(),
        show::<SearchPage>(),
    ]
    .concat()
}

/// A page with this on it.
pub(crate) fn kept(number: u128, words: Opened<&str>) -> Kept {
    let copies = match &words {
        Opened::Locked => Opened::Locked,
        Opened::BeforeReset => Opened::BeforeReset,
        _ => Opened::Genuine(Copies::default()),
    };
    Kept {
        id: id(number),
        words: words.map(|text| Words { text: text.to_owned() }),
        copies,
        revision: 0,
        made_at: at("2026-03-10 22:15"),
    }
}

fn plates() -> Kept {
    kept(801, Opened::Genuine(PLATES))
}

impl Sample for JournalListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let two = |words: Opened<&'static str>| vec![plates(), kept(802, words)];
        let closed = || vec![kept(801, Opened::Locked), kept(802, Opened::Locked)];
        let rain = Opened::Genuine("Rain. The choir sang the slow one.");
        let many = (0..=PAGE).map(|nth| kept(801 + nth as u128, rain.clone())).collect();
        vec![
            ("two", Self::new(&ana, two(rain.clone()), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("closed", Self::new(&ana, closed(), true)),
            ("many", Self::new(&ana, many, true)),
            ("earlier ones", Self::new(&ana, two(rain.clone()), false)),
            ("changed outside", Self::new(&ana, two(Opened::ChangedOutside), true)),
            ("before a reset", Self::new(&ana, two(Opened::BeforeReset), true)),
            ("not in a couple", Self::new(&Member::sample_alone(), two(rain.clone()), true)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let empty = sent::<PageForm>(&[("text", " ")]);
        let empty = empty.with_faults(journal::words(" ").expect_err("nothing"));
        vec![
            ("an empty page", Self::new(&ana, Typed::default())),
            ("nothing was written", Self::new(&ana, empty)),
        ]
    }
}

impl Sample for ShowPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let copies = [("2026-03-11 21:40", 820), ("2026-03-12 08:00", 821)];
        let copies = copies.map(|(on, number)| Copied { copy: id(number), at: at(on) });
        let shared = Kept { copies: Opened::Genuine(Copies(copies.into())), ..plates() };
        let changed = Kept { copies: Opened::ChangedOutside, ..plates() };
        vec![
            ("a page", Self::new(&ana, plates())),
            ("shared twice", Self::new(&ana, shared)),
            ("closed", Self::new(&ana, kept(801, Opened::Locked))),
            ("before a reset", Self::new(&ana, kept(801, Opened::BeforeReset))),
            ("changed outside", Self::new(&ana, kept(801, Opened::ChangedOutside))),
            ("its copies were changed outside", Self::new(&ana, changed)),
            ("not in a couple", Self::new(&Member::sample_alone(), plates())),
        ]
    }
}

impl Sample for CorrectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let long = sent::<PageForm>(&[("text", &"and on ".repeat(journal::LIMIT / 6))]);
        let wrong = long.with_faults(journal::words(&long.form.text).expect_err("too long"));
        let page = |words| Self::filled(&ana, &kept(801, words));
        vec![
            ("a page", page(Opened::Genuine(PLATES))),
            ("too long", Self::new(&ana, id(801), wrong)),
            ("closed", page(Opened::Locked)),
            ("before a reset", page(Opened::BeforeReset)),
            ("changed outside", page(Opened::ChangedOutside)),
        ]
    }
}

impl Sample for SearchPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let typed = Typed::with_values(&[("words", "plates")]);
        let none = Typed::default().with_faults(Faults::one("words", "Please type a word"));
        let found = || {
            let mut found = Found { until: Some(at("2025-11-02 21:00")), ..Found::default() };
            let page = plates();
            let around = page.words.get().and_then(|words| words.around(&["plates".to_owned()]));
            found.add(&page, around);
            found
        };
        let page = |found| Self::new(&ana, typed.clone(), found);
        vec![
            ("found", page(found())),
            ("further back there is more", page(Found { further: Some(id(801)), ..found() })),
            (
                "nothing found",
                page(Found { until: Some(at("2025-11-02 21:00")), ..Found::default() }),
            ),
            ("some do not open", page(Found { has_unreadable: true, ..found() })),
            ("nothing typed", Self::new(&ana, none, Found::default())),
            ("closed", Self::closed(&ana, typed.clone())),
            ("nothing yet", Self::blank(&ana)),
        ]
    }
}
