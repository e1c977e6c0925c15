//! Whom the two could ask, as Ana comes to it.

use super::{
    ContactForm, ContactWords,
    pages::{ContactPage, ContactsPage, FormPage, OffPage},
    store::{Contact, PAGE, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    steps::therapy::search::End,
    web::sample::{Sample, Shown, at, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ContactsPage>(), show::<OffPage>(), show::<FormPage>(), show::<ContactPage>()].concat()
}

fn told(is_hers: bool, number: u128) -> Told {
    let ana = Partner::sample();
    let (name, reach, note) = if is_hers {
        (
            "Dr. Noor Weber",
            "030 555 01 23\nBergstraße 4, second floor",
            "Sees couples on Thursdays.",
        )
    } else {
        ("The counselling centre at the lock", "mail@lock.example", "")
    };
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        words: genuine(ContactWords {
            name: name.to_owned(),
            reach: reach.to_owned(),
            note: note.to_owned(),
        }),
        made_at: at("2026-03-10 20:00"),
        withdrawn: None,
        end: None,
        before: None,
    }
}

fn changed(told: Told) -> Told {
    Told { words: Opened::ChangedOutside, ..told }
}

fn off(told: Told, next: Option<u128>) -> Told {
    let by = Partner::sample().partner();
    Told { end: Some(End { by, at: at("2026-03-11 20:00"), next: next.map(id) }), ..told }
}

fn withdrawn(told: Told) -> Told {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 20:00") }));
    changed(Told { withdrawn, ..told })
}

impl Sample for ContactsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let listed = vec![told(true, 801), told(false, 802), changed(told(false, 803))];
        let gone = vec![off(told(false, 804), None), withdrawn(told(true, 805))];
        let many = (0..=PAGE as u128).map(|nth| off(told(nth % 2 == 0, 810 + nth), None)).collect();
        vec![
            ("three", Self::new(&ana, listed, gone)),
            ("nobody yet", Self::new(&ana, Vec::new(), Vec::new())),
            ("many off the list", Self::new(&ana, vec![told(true, 801)], many)),
        ]
    }
}

impl Sample for OffPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let all = vec![
            off(told(false, 804), None),
            withdrawn(told(true, 805)),
            changed(off(told(true, 806), None)),
        ];
        vec![("earlier ones", Self::new(&Partner::sample(), all))]
    }
}

impl Sample for FormPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let empty = sent::<ContactForm>(&[("reach", "030 555")]);
        let faults = empty.form.parse().expect_err("no name was written");
        let not_whole = empty.with_faults(faults);
        vec![
            ("empty", Self::empty(&ana)),
            ("no name", Self::new(&ana, None, &not_whole)),
            ("to change", Self::filled(&ana, &told(false, 802))),
            ("to change, changed outside", Self::filled(&ana, &changed(told(false, 802)))),
        ]
    }
}

impl Sample for ContactPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = Ours::<Contact>::sample(id(801));
        let page = |told| Self::new(&ours, told);
        vec![
            ("hers", page(told(true, 801))),
            ("Ben’s, changed by him", page(Told { before: Some(id(802)), ..told(false, 801) })),
            ("before it was changed", page(off(told(true, 801), Some(802)))),
            ("off the list", page(off(told(false, 801), None))),
            ("withdrawn", page(withdrawn(told(true, 801)))),
            ("changed outside", page(changed(told(false, 801)))),
        ]
    }
}
