//! Pages of the password.

use super::{
    NOT_OF_NOW, NOT_YOUR_PASSWORD,
    pages::{AgainPage, ChangePage},
};
use crate::{
    access::Member,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ChangePage>(), show::<AgainPage>()].concat()
}

impl Sample for ChangePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let words = "lamp river garden stone milk apple";
        let chosen = Typed::with_values(&[("secret", "words"), ("passphrase", words)]);
        let wrong = chosen.with_faults(Faults::one("current_password", NOT_OF_NOW));
        let none = chosen.with_faults(Faults::one("secret", "Please choose"));
        vec![
            ("empty", Self::new(&ana, chosen)),
            ("not her password of now", Self::new(&ana, wrong)),
            ("nothing chosen", Self::new(&Member::sample_alone(), none)),
        ]
    }
}

impl Sample for AgainPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let back = Typed::with_values(&[("back", "/pairing")]);
        let wrong = back.with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        vec![
            ("empty", Self::new(&Member::sample(), Typed::default())),
            ("before the two are a pair", Self::new(&Member::sample_alone(), back)),
            ("a wrong password", Self::new(&Member::sample_alone(), wrong)),
        ]
    }
}
