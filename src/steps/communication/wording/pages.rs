//! The list, for both to read.

use askama::Template;

use super::{Hint, Kind, all};
use crate::{
    access::Partner,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/wording/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    kinds: Vec<(Kind, Vec<&'static Hint>)>,
}

impl ListPage {
    pub(super) fn new(partner: &Partner) -> Self {
        let of = |kind| all().iter().filter(|hint| hint.kind == kind).collect();
        Self {
            frame: Frame::of(partner, Place::Talk, "Words that land badly"),
            kinds: Kind::ALL.map(|kind| (kind, of(kind))).into(),
        }
    }
}
