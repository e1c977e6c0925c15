//! The list, as it is for everybody.

use super::pages::ListPage;
use crate::{
    access::Partner,
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ListPage>()
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("the list", Self::new(&Partner::sample()))]
    }
}
