//! The page of making one's account safe again.

use super::{emergency_reset::ResetForm, pages::ResetPage};
use crate::{
    access::{Member, Partner},
    people::password::NOT_OF_NOW,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, sent, show},
};

/// The words that are offered, the same on each run.
const SIX: (&str, &str) = ("passphrase", "lamp river garden stone milk apple");

pub(crate) fn all() -> Vec<Shown> {
    show::<ResetPage>()
}

/// A form that does not go through, with what is wrong.
fn wrong(fields: &[(&str, &str)]) -> Typed {
    let (sent, mut faults) = (sent::<ResetForm>(fields), Faults::none());
    assert!(sent.form.parse(&["Ana"], &mut faults).is_none(), "something is wrong");
    sent.with_faults(faults)
}

impl Sample for ResetPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let all = [("part", "sign out"), ("part", "new password"), ("part", "new code"), SIX];
        let ticked = Typed::with_values(&all);
        let not_hers = ticked.with_faults(Faults::one("current_password", NOT_OF_NOW));
        vec![
            ("everything ticked", Self::new(&ana, ticked)),
            ("as it opens", Self::new(&Partner::sample(), Self::at_first())),
            ("nothing ticked", Self::new(&ana, wrong(&[SIX]))),
            ("no password chosen", Self::new(&ana, wrong(&all))),
            ("not her password of now", Self::new(&Member::sample_alone(), not_hers)),
        ]
    }
}
