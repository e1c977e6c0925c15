//! Noor comes with Ana's invite.

use super::pages::InvitePage;
use crate::{
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

/// The words that are offered, the same on each run.
const SIX: (&str, &str) = ("passphrase", "lamp river garden stone milk apple");
const ZONE: (&str, &str) = ("time_zone", "Europe/Berlin");

pub(crate) fn all() -> Vec<Shown> {
    show::<InvitePage>()
}

impl Sample for InvitePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Typed::with_values(&[SIX, ZONE]);
        let unread = empty.with_faults(Faults::one("read", super::handlers::NOT_READ));
        let page = |form| Self::new("Ana".to_owned(), form);
        vec![("empty", page(empty)), ("not read", page(unread))]
    }
}
