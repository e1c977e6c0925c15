//! Pages of a reset: Ana has lost her password, or has not.

use super::{
    handlers::{OPENS_NOTHING, UNREAD},
    pages::{EarlierPage, LinksPage, ResetPage},
    store::NewestLink,
};
use crate::{
    access::{Member, Resets},
    people::password::NOT_YOUR_PASSWORD,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ResetPage>(), show::<LinksPage>(), show::<EarlierPage>()].concat()
}

/// As she finds it after these links.
fn ana(made: &str, used: Option<&str>) -> Member {
    let seeds = u32::from(used.is_some());
    Member::sample().with_resets(Resets { made_at: Some(at(made)), used_at: used.map(at), seeds })
}

impl Sample for ResetPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let words = "lamp river garden stone milk apple";
        let typed = Typed::with_values(&[("secret", "words"), ("passphrase", words)]);
        let unread = typed.with_faults(Faults::one("read", UNREAD));
        let none = typed.with_faults(Faults::one("secret", "Please choose"));
        vec![
            ("empty", Self::new("Ana".to_owned(), typed)),
            ("not read", Self::new("Ana".to_owned(), unread)),
            ("nothing chosen", Self::new("Ana".to_owned(), none)),
        ]
    }
}

impl Sample for LinksPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let link = |is_open| Some(NewestLink { expires_at: at("2026-03-13 08:15"), is_open });
        let made = || ana("2026-03-11 08:15", None);
        let used = || ana("2026-03-02 08:15", Some("2026-03-03 07:40"));
        let again = ana("2026-03-11 08:15", Some("2026-03-03 07:40"));
        vec![
            ("one is open", Self::new(&made(), link(true))),
            ("one was used", Self::new(&used(), link(false))),
            ("she waits for Ben", Self::new(&used().waiting(), link(false))),
            ("one was used, another is open", Self::new(&again, link(true))),
            ("one ran out", Self::new(&made(), link(false))),
            ("none was ever made", Self::new(&Member::sample(), None)),
            ("before the two are a pair", Self::new(&Member::sample_alone(), None)),
        ]
    }
}

impl Sample for EarlierPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = ana("2026-03-02 08:15", Some("2026-03-03 07:40"));
        let typed = Typed::with_values(&[("code", "LNNF UWS2")]);
        let nothing = typed.with_faults(Faults::one("old_password", OPENS_NOTHING));
        let wrong = typed.with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        vec![
            ("empty", Self::new(&ana, Typed::default())),
            ("it opens nothing", Self::new(&ana, nothing)),
            ("not her password of now", Self::new(&ana, wrong)),
        ]
    }
}
