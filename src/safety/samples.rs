//! What everybody may read.

use super::{
    helpline::Helplines,
    pages::{HelpPage, LeavingPage, RightForUsPage},
};
use crate::web::sample::{Sample, Shown, show};

const SHORT: &str = "[[emergency]]\nwhere = \"Everywhere\"\nreach = \"112\"\n[[country]]\n\
    name = \"Near you\"\n[[country.line]]\nname = \"The house at the corner\"\n\
    for = \"Everybody\"\nreach = \"Ring twice\"\nchecked = \"2026-03-12\"\n";

pub(crate) fn all() -> Vec<Shown> {
    [show::<HelpPage>(), show::<RightForUsPage>(), show::<LeavingPage>()].concat()
}

impl Sample for HelpPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let short = Helplines::parse(SHORT).expect("a list");
        vec![
            ("as it comes", Self::new(&Helplines::built_in())),
            ("with a list of one's own", Self::new(&short)),
        ]
    }
}

impl Sample for RightForUsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("for everybody", Self::new())]
    }
}

impl Sample for LeavingPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("as it comes", Self::new("https://www.wikipedia.org/")),
            ("with another page", Self::new("http://weather.example/today")),
        ]
    }
}
