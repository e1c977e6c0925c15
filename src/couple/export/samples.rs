//! Taking one's words along.

use super::{Record, pages::ExportPage};
use crate::{
    access::{Former, Partner},
    people::password::NOT_YOUR_PASSWORD,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ExportPage>()
}

/// What Ana took along from another server: one check-in, and one that somebody changed.
pub(crate) fn record() -> Record {
    let text = include_str!("sample.json");
    serde_json::from_str(text).expect("a record")
}

impl Sample for ExportPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let words = "tulip window river candle meadow north";
        let typed = Typed::with_values(&[
            ("holds", "my words"),
            ("secret", "words"),
            ("passphrase", words),
        ]);
        let wrong = typed.with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        let mut faults = Faults::one("holds", "Please choose what you want to take along");
        faults.add("own_passphrase", "This has 3 characters; please use at least 15");
        let own = Typed::with_values(&[("secret", "own"), ("passphrase", words)]);
        let (kept, gone) = (Former::sample(true), Former::sample(false));
        let six = Typed::with_values(&[("passphrase", words)]);
        vec![
            ("from before", Self::of_before(&kept, six.clone())),
            ("from before, let go", Self::of_before(&gone, six.clone())),
            ("empty", Self::new(&ana, six)),
            ("a wrong password", Self::new(&ana, wrong)),
            ("too short", Self::new(&ana, own.with_faults(faults))),
        ]
    }
}
