//! The place Talk, before and after checking in.

use super::TalkPage;
use crate::{
    access::Partner,
    steps::communication::{time_out::samples as time_outs, turn_talk},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TalkPage>()
}

impl Sample for TalkPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let question = "Which small sound makes a day better for you?";
        vec![
            (
                "not checked in yet",
                Self { question, ..Self::new(&ana, false, None, &time_outs::agreed()) },
            ),
            ("checked in today", Self::new(&ana, true, None, &time_outs::nothing())),
            (
                "a talk that is her turn",
                Self::new(&ana, true, Some(turn_talk::samples::her_turn()), &time_outs::nothing()),
            ),
            ("Ben takes a time-out", Self::new(&ana, true, None, &time_outs::bens())),
            ("she takes a time-out", Self::new(&ana, true, None, &time_outs::hers())),
        ]
    }
}
