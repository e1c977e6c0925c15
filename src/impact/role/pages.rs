//! The question.

use askama::Template;

use super::Role;
use crate::{
    access::Partner,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/role/role.html")]
pub(super) struct RolePage {
    frame: Frame,
    form: Typed,
    roles: [Role; 4],
    /// What was chosen before does not show.
    before: Option<Opened<Role>>,
}

impl RolePage {
    /// With what was chosen before, if it is open.
    pub(super) fn filled(partner: &Partner, before: Option<Opened<Role>>) -> Self {
        let chosen = before.as_ref().and_then(Opened::get);
        let form = chosen.map(|role| Typed::with_values(&[("role", role.word())]));
        Self { before, ..Self::new(partner, form.unwrap_or_default()) }
    }

    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "Where I stand in this"),
            form,
            roles: Role::ALL,
            before: None,
        }
    }
}
