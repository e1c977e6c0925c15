//! The place Talk, before and after checking in.

use super::TalkPage;
use crate::{
    access::Partner,
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TalkPage>()
}

impl Sample for TalkPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        vec![
            ("not checked in yet", Self::new(&ana, false)),
            ("checked in today", Self::new(&ana, true)),
        ]
    }
}
