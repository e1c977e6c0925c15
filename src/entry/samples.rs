//! Withdrawing and keeping, as Ana comes to it.

use super::{
    Kept, KeptCopy, Said, Shared,
    pages::{KeepPage, KeptCopiesPage, WithdrawPage},
    store::PAGE,
};
use crate::{
    access::{Partner, PersonId},
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<WithdrawPage>(), show::<KeepPage>(), show::<KeptCopiesPage>()].concat()
}

fn said() -> Vec<Said> {
    let note = "I left the desk at six and the whole way home I didn’t have to think up a reason.";
    let written = Said::written("Note", note);
    let felt = Said::chosen("How close", "Fairly close");
    [felt, Said::chosen("Feeling", "grateful, strongly")].into_iter().chain(written).collect()
}

fn check_in(author: PersonId) -> Shared {
    Shared {
        what: "a check-in",
        author,
        day: day("2026-03-11"),
        part: 0,
        shared_at: at("2026-03-11 21:10"),
        path: "/check-ins".to_owned(),
        acts: "/check-ins/00000000-0000-0000-0000-00000000002b".to_owned(),
        is_open: true,
        said: Opened::Genuine(said()),
        withdrawn: None,
    }
}

fn copy(ana: &Partner, number: u128) -> KeptCopy {
    let kept = Kept::of(&check_in(ana.partner()), "Ben", &said());
    let made_at = at("2026-03-12 07:40");
    KeptCopy { id: id(number), made_at, kept: Opened::Genuine(kept) }
}

impl Sample for WithdrawPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let own = check_in(ana.person());
        let unseen = Shared { is_open: false, what: "after a date", ..own.clone() };
        let changed = Shared { said: Opened::ChangedOutside, ..own.clone() };
        vec![
            ("a check-in", Self::new(&ana, &own)),
            ("not opened yet", Self::new(&ana, &unseen)),
            ("changed outside", Self::new(&ana, &changed)),
        ]
    }
}

impl Sample for KeepPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let of_ben = check_in(ana.partner());
        let changed = Shared { said: Opened::ChangedOutside, ..of_ben.clone() };
        vec![
            ("a check-in", Self::new(&ana, &of_ben)),
            ("changed outside", Self::new(&ana, &changed)),
        ]
    }
}

impl Sample for KeptCopiesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let copies = |count: u128| (0..count).map(|number| copy(&ana, 71 + number));
        let as_if = |kept: Opened<Kept>| {
            copies(2).map(|copy| KeptCopy { kept: kept.clone(), ..copy }).collect()
        };
        let many = copies(PAGE as u128 + 1).collect();
        vec![
            ("two", Self::new(&ana, copies(2).collect(), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("locked", Self::new(&ana, as_if(Opened::Locked), true)),
            ("changed outside", Self::new(&ana, as_if(Opened::ChangedOutside), true)),
            ("many", Self::new(&ana, many, true)),
            ("earlier ones", Self::new(&ana, copies(2).collect(), false)),
        ]
    }
}
