//! Pages of passkeys.

use super::{
    handlers::NOT_MADE,
    pages::{NewPasskeyPage, PasskeysPage},
    passkey::{Offer, Passkey, parse_name},
    site::Site,
    store::Kept,
};
use crate::{
    access::Member,
    people::second_step::NEEDS_SCRIPT,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<PasskeysPage>(), show::<NewPasskeyPage>()].concat()
}

fn home() -> Site {
    Site::of("https://home.example").expect("a site")
}

fn kept(number: u128, passkey: Option<Passkey>) -> Kept {
    Kept { id: id(number), passkey, made_at: at("2026-03-02 07:10") }
}

impl Sample for PasskeysPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, home, empty) = (Member::sample(), home(), Typed::default());
        let old = Site::of("https://old.example").expect("a site");
        let phone = || kept(1, Some(Passkey::sample("My phone", &home)));
        let moved = || kept(2, Some(Passkey::sample("The key on my ring", &old)));
        let two = [phone(), moved()];
        let faults = parse_name("").map_err(|why| Faults::one("name", why)).expect_err("no name");
        let wrong = empty.with_faults(faults);
        let here = Ok(home.clone());
        let shown = |kept: &[Kept], form: &Typed| Self::new(&ana, kept, &here, form.clone());
        vec![
            ("two, one of another server", shown(&two, &empty)),
            ("none", shown(&[], &empty)),
            ("without a name", shown(&[phone()], &wrong)),
            ("changed outside", shown(&[kept(3, None)], &empty)),
            ("a number", Self::new(&ana, &[], &Site::of("http://127.0.0.1:1"), empty.clone())),
            (
                "plain, with one",
                Self::new(&ana, &two, &Site::of("http://home.example"), empty.clone()),
            ),
            ("before the two are a pair", Self::new(&Member::sample_alone(), &[], &here, empty)),
        ]
    }
}

impl Sample for NewPasskeyPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let offer = Offer::new(&home(), "My phone", ana.name(), &[]).expect("an offer");
        let shown = |form| Self::new(&ana, &offer, form);
        let wrong = |why| Typed::default().with_faults(Faults::one("signed", why));
        vec![
            ("to be made", shown(Typed::default())),
            ("not made", shown(wrong(NOT_MADE))),
            ("without script", shown(wrong(NEEDS_SCRIPT))),
        ]
    }
}
