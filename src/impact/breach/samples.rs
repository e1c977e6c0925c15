//! What happened, as Ana comes to it.

use super::{
    Act, BreachWords, Kind, State,
    pages::{BreachPage, BreachesPage},
    store::{Breach, Kept, Version},
};
use crate::{
    access::{Ours, Partner, PersonId},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<BreachPage>(), show::<BreachesPage>()].concat()
}

fn ours() -> Ours<Breach> {
    Ours::sample(id(501))
}

fn version(number: u32, author: PersonId, title: &str) -> Version {
    Version {
        number,
        author,
        words: Opened::Genuine(BreachWords {
            title: title.to_owned(),
            kind: Kind::Lies,
            period: "Last autumn and winter".to_owned(),
        }),
        made_at: at("2026-03-10 20:00"),
    }
}

/// Suggested by this person.
fn by(author: PersonId) -> Kept {
    Kept {
        id: id(501),
        state: State::suggested(author),
        last: at("2026-03-11 20:00"),
        versions: vec![version(1, author, "The Fridays that were not at Tom’s")],
    }
}

/// With what these two did since.
fn after(mut kept: Kept, acts: &[(PersonId, Act)]) -> Kept {
    for (who, act) in acts {
        kept.state = kept.state.after(*who, *act).expect("theirs to do");
        if *act == Act::Suggested {
            kept.versions.push(version(kept.state.version, *who, "The messages, and the Fridays"));
        }
    }
    kept
}

impl Sample for BreachPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let (ana, ben) = (ours.person(), ours.partner());
        let show = |author, acts: &[_]| Self::new(&ours, &after(by(author), acts));
        let agreed = (ben, Act::Agreed);
        let changed = Kept {
            versions: vec![Version {
                words: Opened::ChangedOutside,
                ..version(1, ana, "Something")
            }],
            ..after(by(ana), &[agreed])
        };
        vec![
            ("Ben suggests it", show(ben, &[])),
            ("she suggests it", show(ana, &[])),
            ("agreed", show(ana, &[agreed])),
            ("other words of Ben’s", show(ana, &[(ben, Act::Suggested)])),
            ("other words of hers, later", show(ana, &[agreed, (ana, Act::Suggested)])),
            ("not like this", show(ana, &[(ben, Act::Declined)])),
            ("Ben would close it", show(ana, &[agreed, (ben, Act::AskedToClose)])),
            ("she would close it", show(ana, &[agreed, (ana, Act::AskedToClose)])),
            ("closed", show(ana, &[agreed, (ana, Act::AskedToClose), (ben, Act::Closed)])),
            ("she no longer agrees", show(ana, &[agreed, (ana, Act::NoLongerAgrees)])),
            ("Ben no longer agrees", show(ana, &[agreed, (ben, Act::NoLongerAgrees)])),
            ("changed outside", Self::new(&ours, &changed)),
        ]
    }
}

impl Sample for BreachesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (me, ben) = (ana.person(), ana.partner());
        let numbered = |kept: Kept, number| Kept { id: id(number), ..kept };
        let agreed = after(by(me), &[(ben, Act::Agreed)]);
        let closed = [(me, Act::AskedToClose), (ben, Act::Closed)];
        let closed = after(agreed.clone(), &closed);
        let ended = after(agreed.clone(), &[(ben, Act::NoLongerAgrees)]);
        let gone = Kept {
            versions: vec![Version { words: Opened::ChangedOutside, ..version(1, me, "") }],
            ..by(me)
        };
        let all = [by(ben), agreed, closed, ended, gone];
        let all: Vec<_> = (501..).zip(all).map(|(nth, kept)| numbered(kept, nth)).collect();
        let begun = Begun { id: id(81), what: For::Title(None) };
        vec![
            ("some of each", Self::new(&ana, &[begun], &all)),
            ("nothing yet", Self::new(&ana, &[], &[])),
            ("without a title", Self::new(&ana, &[], &[Kept { versions: Vec::new(), ..by(me) }])),
        ]
    }
}
