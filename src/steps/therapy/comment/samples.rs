//! What Noor wrote for Ana and Ben.

use super::{
    About,
    pages::CommentsPage,
    store::{PAGE, Told},
};
use crate::{
    access::Partner,
    entry::Withdrawal,
    sealed::Opened,
    steps::therapy::link::Section,
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<CommentsPage>()
}

/// What she wrote on something of this section.
pub(crate) fn told(nth: u128, section: Section) -> Told {
    Told {
        id: id(900 + nth),
        author: id(5),
        name: "Noor".to_owned(),
        about: About { section, item: uuid::Uuid::from_u128(600 + nth) },
        words: genuine("Take ten minutes each, and let the other finish.".to_owned()),
        made_at: at("2026-03-12 18:50"),
        changed_at: None,
        withdrawn: None,
        is_of_unknown: false,
    }
}

/// The same in each of its other states.
pub(crate) fn others() -> Vec<Told> {
    let withdrawn = |withdrawn| Told {
        words: Opened::ChangedOutside,
        withdrawn: Some(withdrawn),
        ..told(3, Section::Plan)
    };
    vec![
        Told { changed_at: Some(at("2026-03-12 18:55")), ..told(2, Section::Agenda) },
        withdrawn(Opened::Genuine(Withdrawal { at: at("2026-03-12 18:58") })),
        withdrawn(Opened::ChangedOutside),
        Told { words: Opened::ChangedOutside, ..told(4, Section::Commitments) },
        Told {
            words: Opened::ChangedOutside,
            is_of_unknown: true,
            ..told(5, Section::TimeTogether)
        },
    ]
}

impl Sample for CommentsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |all| Self::new(&Partner::sample(), all);
        let many = (0..=PAGE as u128).map(|nth| told(nth, Section::Practice)).collect();
        vec![
            ("one", page(vec![told(1, Section::Agenda)])),
            ("nothing yet", page(Vec::new())),
            ("in each state", page(others())),
            ("many", page(many)),
        ]
    }
}
