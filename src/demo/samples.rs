//! All parts, as Ana sees them.

use super::parts::PartsPage;
use crate::{
    access::{Appearance, Member},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<PartsPage>()
}

impl Sample for PartsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let member = |appearance| Member::sample().with_appearance(appearance);
        vec![
            ("as the device says", Self::new(&member(Appearance::Device))),
            ("light", Self::new(&member(Appearance::Light))),
            ("dark", Self::new(&member(Appearance::Dark))),
        ]
    }
}
