//! Ana compares with Ben.

use super::{four_words, handlers::NOT_COMPARED, pages::FourWordsPage};
use crate::{
    access::Partner,
    sealed::Seed,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<FourWordsPage>()
}

impl Sample for FourWordsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let other = Seed::from_bytes(&[9; 32]).expect("32 bytes").shared().public().clone();
        let swapped = Partner::sample().with_partner_keys(true, Some(&other));
        let typed = Typed::with_values(&[("keys", &four_words::print(&other))]);
        let wrong = typed.with_faults(Faults::one("compared", NOT_COMPARED));
        let unknown = Partner::sample().with_partner_keys(false, Some(&other));
        let page = |partner: &Partner| Self::new(partner, Typed::default());
        vec![
            ("as they were taken", page(&ana)),
            ("Ben's key has changed", page(&swapped)),
            ("not compared yet", Self::new(&swapped, wrong)),
            ("nothing is known of Ben's key", page(&unknown)),
            ("Ben's key is gone", page(&Partner::sample().with_partner_keys(true, None))),
            ("no key at all", page(&Partner::sample().with_partner_keys(false, None))),
            ("she waits after a reset", page(&Partner::sample().waiting())),
            ("her own key was changed", page(&Partner::sample().with_own_key_changed())),
        ]
    }
}
