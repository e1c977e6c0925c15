//! The agenda, as Ana comes to it.

use super::{
    Act, ItemForm, ItemWords,
    pages::{AgendaPage, ItemPage, NewItemPage, PastPage},
    store::{AgendaItem, Aside, PAGE, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    steps::therapy::{
        next_session,
        search::appointment::{self, NextSession},
    },
    text::Typed,
    web::sample::{Sample, Shown, at, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<AgendaPage>(), show::<PastPage>(), show::<NewItemPage>(), show::<ItemPage>()].concat()
}

fn told(is_hers: bool, number: u128) -> Told {
    let ana = Partner::sample();
    let (what, hard) = if is_hers {
        ("What I do when the phone lies on the table, face down.", true)
    } else {
        ("How we tell the children.", false)
    };
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        words: genuine(ItemWords { what: what.to_owned(), hard }),
        made_at: at("2026-03-10 20:00"),
        withdrawn: None,
    }
}

fn changed(told: Told) -> Told {
    Told { words: Opened::ChangedOutside, ..told }
}

fn withdrawn(told: Told) -> Told {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 20:00") }));
    changed(Told { withdrawn, ..told })
}

impl Sample for AgendaPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let words = |words: &str| genuine(words.to_owned());
        let next = appointment::samples::told(true, 831, "2026-03-19 16:00");
        let changed_too =
            appointment::store::Told { words: Opened::ChangedOutside, ..next.clone() };
        let [next, changed_too] = [next, changed_too].map(|told| Some(NextSession::of(&ana, told)));
        let session = Some(next_session::samples::told());
        let session = NextSession::soonest(&ana, None, session);
        let aside = vec![
            Aside::Concern(id(410), words("Your brother asked me about it.")),
            Aside::Question(id(420), words("Did you think of leaving?")),
        ];
        let all = vec![told(true, 651), told(false, 652), changed(told(false, 653))];
        let talked = Some((ana.partner(), at("2026-03-11 18:00")));
        let past = vec![(told(false, 654), talked), (withdrawn(told(true, 655)), None)];
        let many = (0..=PAGE as u128).map(|nth| (told(nth % 2 == 0, 660 + nth), talked)).collect();
        vec![
            ("before a session", Self::new(&ana, (all, aside), (past, next))),
            ("nothing yet", Self::new(&ana, (Vec::new(), Vec::new()), (Vec::new(), None))),
            (
                "a session with Noor",
                Self::new(&ana, (Vec::new(), Vec::new()), (Vec::new(), session)),
            ),
            (
                "many behind them",
                Self::new(&ana, (vec![told(true, 651)], Vec::new()), (many, changed_too)),
            ),
        ]
    }
}

impl Sample for PastPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let past = [told(false, 654), withdrawn(told(true, 655)), changed(told(false, 656))];
        let past = past.map(|told| (told, None)).into();
        vec![("earlier ones", Self::new(&Partner::sample(), past))]
    }
}

impl Sample for NewItemPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let empty = sent::<ItemForm>(&[("what", " ")]);
        let faults = empty.form.parse().expect_err("nothing was written");
        vec![
            ("empty", Self::new(&ana, Typed::default())),
            ("nothing written", Self::new(&ana, empty.with_faults(faults))),
        ]
    }
}

impl Sample for ItemPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = Ours::<AgendaItem>::sample(id(651));
        let talked = (ours.person(), Act::Talked, at("2026-03-11 18:00"));
        let back = (ours.partner(), Act::PutBack, at("2026-03-12 08:00"));
        let page = |told, acts: &[_]| Self::new(&ours, told, acts);
        vec![
            ("hers", page(told(true, 651), &[])),
            ("Ben’s, talked about", page(told(false, 651), &[talked])),
            ("put back", page(told(true, 651), &[talked, back])),
            ("withdrawn", page(withdrawn(told(true, 651)), &[])),
            ("changed outside", page(changed(told(false, 651)), &[])),
        ]
    }
}
