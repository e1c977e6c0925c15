//! One's own calendar, as Ana comes to it.

use super::{Address, pages::CalendarPage, store::Own};
use crate::{
    access::Member,
    sealed::Opened,
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<CalendarPage>()
}

impl Sample for CalendarPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |address: Option<Opened<Address>>| {
            let own = address.map(|address| Own { address, made_at: at("2026-03-10 20:00") });
            Self::new(&Member::sample(), "https://us.example", own)
        };
        let code = "k3x7q2m5t4n6r8w1v9c0b2h4j6l8p0sd".to_owned();
        vec![
            ("off", page(None)),
            ("on", page(Some(Opened::Genuine(Address { code })))),
            ("on, and closed", page(Some(Opened::Locked))),
            ("changed outside", page(Some(Opened::ChangedOutside))),
        ]
    }
}
