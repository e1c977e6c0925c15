//! The page of a new password.

use super::{handlers::NOT_YOUR_PASSWORD, pages::ChangePage};
use crate::{
    access::Member,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ChangePage>()
}

impl Sample for ChangePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let words = "lamp river garden stone milk apple";
        let chosen = Typed::with_values(&[("secret", "words"), ("passphrase", words)]);
        let wrong = chosen.with_faults(Faults::one("current_password", NOT_YOUR_PASSWORD));
        let none = chosen.with_faults(Faults::one("secret", "Please choose"));
        vec![
            ("empty", Self::new(&ana, chosen)),
            ("not her password of now", Self::new(&ana, wrong)),
            ("nothing chosen", Self::new(&Member::sample_alone(), none)),
        ]
    }
}
