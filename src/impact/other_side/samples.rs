//! The other side, as Ana comes to it.

use super::{
    Part, Reflection,
    pages::OtherSidePage,
    store::{PAGE, Told},
};
use crate::{
    access::{Partner, PersonId},
    entry::Withdrawal,
    impact::role::Role,
    sealed::Opened,
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<OtherSidePage>()
}

fn told(number: u128, author: PersonId) -> Told {
    let words = "That I can say sorry a hundred times and it stays as it is.";
    let part = Part { question: "helplessness".to_owned(), words: words.to_owned() };
    Told {
        id: id(number),
        author,
        words: Opened::Genuine(Reflection { parts: vec![part] }),
        made_at: at("2026-03-11 21:10"),
        withdrawn: None,
    }
}

impl Sample for OtherSidePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (his, hers) = (told(91, ana.partner()), told(92, ana.person()));
        let gone = Some(Opened::Genuine(Withdrawal { at: ana.now() }));
        let gone =
            Told { withdrawn: gone, words: Opened::ChangedOutside, ..told(93, ana.person()) };
        let changed = Told { words: Opened::ChangedOutside, ..told(94, ana.partner()) };
        let many = (0..).take(PAGE + 1).map(|nth| told(120 + nth, ana.partner())).collect();
        let all = vec![his.clone(), hers, gone];
        vec![
            ("nothing yet", Self::new(&ana, (None, None), Vec::new(), true)),
            ("of both, and she is writing", {
                Self::new(&ana, (Some(id(82)), Some(Role::Hurt)), all, true)
            }),
            ("changed outside", Self::new(&ana, (None, Some(Role::Broke)), vec![changed], true)),
            ("earlier ones", Self::new(&ana, (None, None), many, false)),
        ]
    }
}
