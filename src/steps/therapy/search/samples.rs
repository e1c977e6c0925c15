//! What to ask and what to look for, as Ana comes to it.

use super::pages::SearchPage;
use crate::{
    access::Partner,
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<SearchPage>()
}

impl Sample for SearchPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("as it is", Self::new(&Partner::sample()))]
    }
}
