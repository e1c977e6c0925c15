//! The question, as Ana comes to it.

use super::{Role, pages::RolePage};
use crate::{
    access::Partner,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<RolePage>()
}

impl Sample for RolePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |before| Self::filled(&ana, before);
        let nothing = Typed::default().with_faults(Faults::one("role", "Please choose one"));
        vec![
            ("not asked before", page(None)),
            ("chosen before", page(Some(Opened::Genuine(Role::Hurt)))),
            ("nothing chosen", Self::new(&ana, nothing)),
            ("closed", page(Some(Opened::Locked))),
            ("changed outside", page(Some(Opened::ChangedOutside))),
            ("sealed before a reset", page(Some(Opened::BeforeReset))),
        ]
    }
}
