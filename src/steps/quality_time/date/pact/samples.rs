//! A parked thought, as Ana parks it.

use super::pages::ParkedPage;
use crate::{
    access::Partner,
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ParkedPage>()
}

impl Sample for ParkedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("parked", Self::new(&Partner::sample()))]
    }
}
