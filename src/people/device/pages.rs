//! The page of devices.

use askama::Template;

use crate::{
    access::{Member, SignedIn},
    day,
    people::pages::place,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "people/device/devices.html")]
pub(super) struct DevicesPage {
    frame: Frame,
    here: Option<Line>,
    elsewhere: Vec<Line>,
}

struct Line {
    /// Its part of the path.
    device: String,
    kind: &'static str,
    since: String,
    used: String,
}

impl DevicesPage {
    pub(super) fn new(member: &Member, devices: &[SignedIn]) -> Self {
        let when = |at| day::and_time(at, member.zone(), member.today());
        let line = |signed_in: &SignedIn| Line {
            device: signed_in.device.to_string(),
            kind: if signed_in.own_device { "Your own device" } else { "A shared device" },
            since: when(signed_in.since),
            used: when(signed_in.used_at),
        };
        let (here, elsewhere): (Vec<_>, Vec<_>) = devices.iter().partition(|device| device.is_here);
        Self {
            frame: Frame::of(member, place(member), "Devices"),
            here: here.into_iter().map(line).next(),
            elsewhere: elsewhere.into_iter().map(line).collect(),
        }
    }
}
