//! Pages of the recovery code.

use super::{
    handlers::{NOT_THE_CODE, NOT_TOGETHER},
    pages::{CodePage, RecoverPage, RecoveryPage},
};
use crate::{
    access::Member,
    people::password::NOT_YOUR_PASSWORD,
    sealed::RecoveryCode,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<RecoveryPage>(), show::<CodePage>(), show::<RecoverPage>()].concat()
}

impl Sample for RecoveryPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, since) = (Member::sample(), Some(at("2026-03-02 07:10")));
        let wrong = Typed::default().with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        vec![
            ("she has one", Self::new(&ana, since, Typed::default())),
            ("she has none", Self::new(&ana, None, Typed::default())),
            ("not her password", Self::new(&ana, None, wrong)),
        ]
    }
}

impl Sample for CodePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let code = RecoveryCode::from_bytes(&[0x5a; 20]).expect("a code");
        let typed = Typed::with_values(&[("code", "LNNF UWS2")]);
        let wrong = typed.with_faults(Faults::one("code", NOT_THE_CODE));
        vec![
            ("just made", Self::new(&Member::sample(), &code, Typed::default())),
            ("right after signing up", Self::new(&Member::sample_alone(), &code, Typed::default())),
            ("typed otherwise", Self::new(&Member::sample(), &code, wrong)),
        ]
    }
}

impl Sample for RecoverPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let words = "lamp river garden stone milk apple";
        let typed =
            Typed::with_values(&[("name", "Ana"), ("secret", "words"), ("passphrase", words)]);
        let wrong = typed.with_faults(Faults::one("code", NOT_TOGETHER));
        vec![("empty", Self::new(typed)), ("another code", Self::new(wrong))]
    }
}
