//! Pages of the second step.

use super::{
    handlers::{COUNTS_NOT, NOT_THE_CODE},
    pages::{CodePage, SecondStepPage, SignInCodePage},
    second_step::AppSecret,
};
use crate::{
    access::Member,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<SecondStepPage>(), show::<CodePage>(), show::<SignInCodePage>()].concat()
}

impl Sample for SecondStepPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, since) = (Member::sample(), Some(at("2026-03-02 07:10")));
        vec![
            ("she has none", Self::new(&ana, None)),
            ("she has one", Self::new(&ana, since)),
            ("before the two are a pair", Self::new(&Member::sample_alone(), None)),
        ]
    }
}

impl Sample for CodePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample().stepped_up();
        let secret = AppSecret::from_bytes(&[0x5a; 20]).expect("a secret");
        let typed = Typed::with_values(&[("code", "123 456")]);
        let wrong = typed.with_faults(Faults::one("code", NOT_THE_CODE));
        let shown = |form| Self::new(&ana, &secret, form).expect("a page");
        vec![("to scan", shown(Typed::default())), ("another code", shown(wrong))]
    }
}

impl Sample for SignInCodePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let typed = Typed::with_values(&[("code", "123456")]);
        let wrong = typed.with_faults(Faults::one("code", COUNTS_NOT));
        vec![("empty", Self::new(Typed::default())), ("another code", Self::new(wrong))]
    }
}
