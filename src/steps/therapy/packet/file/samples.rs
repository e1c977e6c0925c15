//! Taking pages for a therapist as a file, as Ana sees it.

use super::pages::FilePage;
use crate::{
    access::Partner,
    agreeing::{Answer, Reply},
    steps::therapy::packet::samples::answered,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<FilePage>()
}

impl Sample for FilePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let wording = answered(false, Reply::Said(Answer::Agreed));
        let page = |form| Self::new(&ana, &wording, form).expect("both agreed");
        let six = ("passphrase", "six plain words that were offered");
        let typed = Typed::with_values(&[("form", "pdf"), ("secret", "own"), six]);
        let mut faults = Faults::one("own_passphrase", "This has 9 characters");
        faults.add("password", "Please give your password once more");
        vec![
            ("fresh", page(Typed::with_values(&[six]))),
            ("not yet", page(typed.with_faults(faults))),
        ]
    }
}
