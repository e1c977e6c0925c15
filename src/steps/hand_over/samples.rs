//! Giving the phone over, as Ana comes to it.

use super::HandOverPage;
use crate::{
    access::Ours,
    steps::{
        communication::turn_talk::store::TurnTalk,
        small_issues::weekly_meeting::store::WeeklyMeeting,
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<HandOverPage>()
}

impl Sample for HandOverPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let talk = || Ours::<TurnTalk>::sample(id(61));
        let meeting = Ours::<WeeklyMeeting>::sample(id(801));
        let wrong = Typed::with_values(&[("own_device", "yes")])
            .with_faults(Faults::one("password", "This is not the password of Ben"));
        vec![
            ("the other’s turn", Self::new(&talk(), Typed::default())),
            ("a wrong password", Self::new(&talk(), wrong)),
            ("in a weekly meeting", Self::new(&meeting, Typed::default())),
        ]
    }
}
