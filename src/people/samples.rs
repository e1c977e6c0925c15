//! Signing in, opening what is private, and settings.

use super::{
    handlers::{NOT_TOGETHER, WRONG_TODAY},
    pages::{MorePage, SettingsPage, SignInPage, UnlockPage},
    password::NOT_YOUR_PASSWORD,
};
use crate::{
    access::{Appearance, KeyNews, Member},
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<SignInPage>(), show::<UnlockPage>(), show::<MorePage>(), show::<SettingsPage>()]
        .concat()
}

impl Sample for SignInPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let typed = Typed::with_values(&[("name", "Ana"), ("own_device", "yes")]);
        let wrong = typed.with_faults(Faults::one("password", NOT_TOGETHER));
        vec![("empty", Self::new(Typed::default())), ("a wrong password", Self::new(wrong))]
    }
}

impl Sample for UnlockPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let back = Typed::with_values(&[("back", "/check-ins")]);
        let wrong = back.with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        let ana = Member::sample().closed();
        vec![
            ("empty", Self::new(&ana, back)),
            ("a wrong password", Self::new(&ana, wrong)),
            ("before the two are a pair", Self::new(&Member::sample_alone(), Typed::default())),
        ]
    }
}

impl Sample for MorePage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("what is only hers is open", Self::new(&Member::sample(), false)),
            ("what is only hers is closed", Self::new(&Member::sample().closed(), false)),
            ("Ben's key has changed", {
                let news = KeyNews::Partner("Ben".to_owned());
                Self::new(&Member::sample().with_key_news(news), false)
            }),
            ("of the demo", Self::new(&Member::sample(), true)),
        ]
    }
}

impl Sample for SettingsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample().with_appearance(Appearance::Dark);
        let form = || Typed::with_values(&[("time_zone", "Europe/Berlin"), ("appearance", "dark")]);
        let mut faults = Faults::one("time_zone", "Please choose a time zone");
        faults.add("appearance", "Please choose one");
        let wrong = Typed::default().with_faults(faults);
        vec![
            ("hers", Self::new(&ana, form(), false)),
            ("saved", Self::new(&ana, form(), false).saved(true)),
            ("with a time before", Self::new(&ana, form(), true)),
            ("a wrong password today", {
                let form = form().with_faults(Faults::one("time_zone", WRONG_TODAY));
                Self::new(&ana, form, false)
            }),
            ("nothing chosen", Self::new(&ana, wrong, false)),
            ("before the two are a pair", Self::new(&Member::sample_alone(), form(), false)),
        ]
    }
}
