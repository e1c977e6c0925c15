//! The place Talk, before and after checking in.

use super::TalkPage;
use crate::{
    access::Partner,
    steps::communication::turn_talk,
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TalkPage>()
}

impl Sample for TalkPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        vec![
            ("not checked in yet", Self::new(&ana, false, None)),
            ("checked in today", Self::new(&ana, true, None)),
            (
                "a talk that is her turn",
                Self::new(&ana, true, Some(turn_talk::samples::her_turn())),
            ),
        ]
    }
}
