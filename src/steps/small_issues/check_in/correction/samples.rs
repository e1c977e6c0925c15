//! Correcting, as Ana comes to it.

use super::{
    CorrectionForm, Past,
    pages::{CorrectPage, VersionsPage},
};
use crate::{
    access::{Ours, Partner},
    entry::WAITED,
    sealed::Opened,
    steps::small_issues::check_in::{
        Audience, CheckIn, Closeness, Said, SharedCheckIn,
        samples::{changed_outside, locked, mine, of_ben, own, own_with_more, shared, withdrawn},
    },
    text::Faults,
    web::sample::{Sample, Shown, at, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<CorrectPage>(), show::<VersionsPage>()].concat()
}

impl Sample for CorrectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |check_in: CheckIn| Self::filled(&mine(&check_in), &check_in);
        let fresh = CheckIn { made_at: ana.now(), audience: Audience::Both, ..own(&ana) };
        let late = Faults::one("becomes", WAITED);
        let sent = sent::<CorrectionForm>(&[("closeness", "3"), ("note", "I was tired.")]);
        let waited = Self::new(&mine(&shared(&ana)), &shared(&ana), sent.with_faults(late));
        vec![
            ("only for Ana", page(own_with_more(&ana))),
            ("shared a moment ago", page(fresh)),
            ("shared yesterday", page(shared(&ana))),
            ("a quarter of an hour has passed", waited),
            ("locked", page(locked(own(&ana)))),
            ("changed outside", page(changed_outside(shared(&ana)))),
        ]
    }
}

impl Sample for VersionsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let later = |said: Opened<Said>| {
            vec![Past { made_at: at("2026-03-12 07:30"), said, details: None }]
        };
        let close = || Opened::Genuine(Said { closeness: Closeness::Close });
        let page = |first: &CheckIn, later| {
            Self::new(&Ours::<SharedCheckIn>::sample(first.id), first, later)
        };
        vec![
            ("Ben changed his", page(&of_ben(&ana), later(close()))),
            ("hers", page(&shared(&ana), later(close()))),
            ("never changed", page(&shared(&ana), Vec::new())),
            ("withdrawn", page(&withdrawn(&of_ben(&ana)), Vec::new())),
            ("changed outside", page(&of_ben(&ana), later(Opened::ChangedOutside))),
        ]
    }
}
