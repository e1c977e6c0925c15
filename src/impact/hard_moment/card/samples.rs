//! Cards, as Ana comes to them.

use super::{Card, pages::CardsPage, store::Written};
use crate::{
    access::Partner,
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<CardsPage>()
}

/// Ana’s.
pub(crate) fn hers() -> Card {
    Card {
        cue: "Friday evenings, when the key is late in the door".to_owned(),
        signs: "I tidy up what is tidy".to_owned(),
        helps: "Come into the room. Sit down. Your hand, if I hold mine out".to_owned(),
        does_not: "“That is over now”".to_owned(),
        myself: "Once round the block, with the radio on".to_owned(),
        signal: "Harbour".to_owned(),
    }
}

/// Ben’s: shorter.
pub(crate) fn his() -> Card {
    Card {
        signs: "I make jokes, or none at all".to_owned(),
        helps: "Say that I may stay in the room".to_owned(),
        ..Card::default()
    }
}

fn written(by_ana: bool, number: u128) -> Written {
    let ana = Partner::sample();
    Written {
        id: id(number),
        author: if by_ana { ana.person() } else { ana.partner() },
        words: genuine(if by_ana { hers() } else { his() }),
        made_at: at("2026-03-08 11:00"),
        withdrawn: None,
    }
}

fn withdrawn(by_ana: bool, number: u128) -> Written {
    let at = at("2026-03-10 08:00");
    let withdrawn = Some(Opened::Genuine(Withdrawal { at }));
    Written { words: Opened::ChangedOutside, withdrawn, ..written(by_ana, number) }
}

impl Sample for CardsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let damaged = |card| Written { words: Opened::ChangedOutside, ..card };
        let both = (vec![written(true, 71), written(true, 72)], vec![written(false, 73)]);
        let gone = (vec![withdrawn(true, 74)], vec![withdrawn(false, 75)]);
        let changed = (vec![damaged(written(true, 76))], vec![damaged(written(false, 77))]);
        let page = |(state, cards, keeps): (_, _, _)| {
            let begun = Begun { id: id(81), what: For::Card };
            let drafts: &[_] = if keeps { &[begun] } else { &[] };
            (state, Self::new(&ana, cards, drafts, keeps))
        };
        [
            ("both have one", both, true),
            ("none yet", (Vec::new(), Vec::new()), false),
            ("Ben alone", (Vec::new(), vec![written(false, 73)]), false),
            ("withdrawn", gone, false),
            ("changed outside", changed, false),
        ]
        .map(page)
        .into()
    }
}
