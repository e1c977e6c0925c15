//! The page of the closing, as Ana may find it.

use super::pages::ClosingPage;
use crate::{
    access::{Partner, Stage},
    people::password::NOT_YOUR_PASSWORD,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ClosingPage>()
}

impl Sample for ClosingPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let closed = Stage::Open.close(at("2026-03-11 08:05"));
        let wrong = Typed::default().with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        let page = |stage| Self::new(&Partner::sample().at_stage(stage), Typed::default());
        vec![
            ("open", page(Stage::Open)),
            ("a wrong password", Self::new(&Partner::sample(), wrong)),
            ("closed by her", page(closed)),
            ("closed by Ben", page(closed.seen_by_the_other())),
        ]
    }
}
