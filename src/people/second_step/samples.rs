//! Pages of the second step.

use super::{
    NEEDS_SCRIPT,
    handlers::{BACKWARDS, COUNTS_NOT, NOT_THE_CODE, NOT_THIS_PASSKEY},
    pages::{CodePage, SecondStepPage, SignInCodePage, Ways},
    passkey::{NoSite, Passkey, Site},
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
        let site = |origin| Site::of(origin).expect("a site");
        let (home, old) = (site("https://home.example"), site("https://old.example"));
        let here: Result<Site, NoSite> = Ok(home.clone());
        let nowhere = Site::of("http://127.0.0.1:7878");
        let phone = |site| [Passkey::sample("My phone", site)];
        let ways = |app, passkeys, has_passkeys, here| Ways {
            app,
            passkeys,
            has_passkeys,
            here,
            challenge: b"sign this",
        };
        let typed = Typed::with_values(&[("code", "123456")]);
        let code = typed.with_faults(Faults::one("code", COUNTS_NOT));
        let answer = |why| Typed::default().with_faults(Faults::one("signed", why));
        let (mine, theirs) = (phone(&home), phone(&old));
        let app = ways(true, &[], false, &here);
        let passkey = ways(false, &mine, true, &here);
        let both = ways(true, &mine, true, &here);
        let empty = Typed::default;
        vec![
            ("empty", Self::new(&app, empty())),
            ("another code", Self::new(&app, code.clone())),
            ("a passkey", Self::new(&passkey, empty())),
            ("another passkey", Self::new(&passkey, answer(NOT_THIS_PASSKEY))),
            ("a passkey of which there may be a copy", Self::new(&passkey, answer(BACKWARDS))),
            ("either", Self::new(&both, empty())),
            ("either, another code", Self::new(&both, code)),
            ("either, without script", Self::new(&both, answer(NEEDS_SCRIPT))),
            ("a passkey of before", Self::new(&ways(false, &theirs, true, &here), empty())),
            ("a passkey, and a number now", Self::new(&ways(true, &mine, true, &nowhere), empty())),
            ("a changed passkey", Self::new(&ways(false, &[], true, &here), empty())),
            ("taken away", Self::new(&ways(false, &[], false, &here), empty())),
        ]
    }
}
