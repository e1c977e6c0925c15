//! Good moments of Ana and Ben.

use super::{
    GoodMoment, Of,
    pages::{GoodMomentsPage, Timeline},
};
use crate::{
    access::{Partner, PersonId},
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<GoodMomentsPage>()
}

fn moment(of: Of, author: PersonId, on: &str, words: &str) -> GoodMoment {
    let (day, at) = (day(on), at(&format!("{on} 20:00")));
    GoodMoment { of, author, day, at, words: Opened::Genuine(words.to_owned()) }
}

/// Some of both.
pub(crate) fn some() -> Vec<GoodMoment> {
    let (ana, date) = (Partner::sample(), Of::Date(id(61)));
    vec![
        moment(date, ana.person(), "2026-03-08", "You laughed at the burnt pancake."),
        moment(date, ana.partner(), "2026-03-08", "Your cold hands in my pockets."),
        moment(Of::CheckIn, ana.partner(), "2026-02-20", "For waiting up."),
        moment(Of::CheckIn, ana.person(), "2026-02-19", "For ringing at ten."),
    ]
}

impl Sample for GoodMomentsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let date = Of::Date(id(61));
        let page = |all, earlier, a_year_ago, is_first| {
            Self::new(&ana, Timeline { all, earlier, a_year_ago, is_first })
        };
        let ago = vec![moment(date, ana.partner(), "2025-03-14", "The heron on the weir.")];
        let changed = GoodMoment {
            words: Opened::ChangedOutside,
            ..moment(date, ana.partner(), "2026-03-08", "")
        };
        let before = Some(day("2025-12-30"));
        vec![
            ("three months", page(some(), before, Vec::new(), true)),
            ("and one from a year ago", page(some(), before, ago, true)),
            ("nothing yet", page(Vec::new(), None, Vec::new(), true)),
            ("nothing lately", page(Vec::new(), before, Vec::new(), true)),
            ("earlier ones", page(some(), None, Vec::new(), false)),
            ("changed outside", page(vec![changed], None, Vec::new(), true)),
        ]
    }
}
