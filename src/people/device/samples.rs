//! The page of devices.

use super::pages::DevicesPage;
use crate::{
    access::{Device, Member, SignedIn},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<DevicesPage>()
}

fn signed_in(device: &str, own_device: bool, is_here: bool) -> SignedIn {
    let device = Device::parse(device).expect("a device");
    let (since, used_at) = (at("2026-03-02 07:10"), at("2026-03-12 19:18"));
    SignedIn { device, own_device, is_here, since, used_at }
}

impl Sample for DevicesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let here = signed_in("aaaaaaaaaaaaaaaa", true, true);
        let others = [
            signed_in("bbbbbbbbbbbbbbbb", true, false),
            signed_in("cccccccccccccccc", false, false),
        ];
        let all: Vec<_> = [here.clone()].into_iter().chain(others).collect();
        vec![
            ("three", Self::new(&ana, &all)),
            ("only this one", Self::new(&ana, std::slice::from_ref(&here))),
            ("before the two are a pair", Self::new(&Member::sample_alone(), &[here])),
        ]
    }
}
