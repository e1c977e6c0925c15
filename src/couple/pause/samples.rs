//! The page of the pause, as Ana may find it.

use super::pages::PausePage;
use crate::{
    access::{Partner, Stage},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<PausePage>()
}

impl Sample for PausePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let mine = Stage::Open.pause(at("2026-03-10 21:40")).expect("one is enough");
        let theirs = mine.seen_by_the_other();
        let both = theirs.pause(at("2026-03-11 08:05")).expect("one is enough");
        let closed = Stage::Open.close(at("2026-03-11 08:05"));
        let page = |stage| Self::new(&Partner::sample().at_stage(stage));
        vec![
            ("open", page(Stage::Open)),
            ("hers", page(mine)),
            ("Ben's", page(theirs)),
            ("both have paused", page(both)),
            ("closed", page(closed)),
        ]
    }
}
