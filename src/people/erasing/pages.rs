//! The page of erasing an account.

use askama::Template;

use crate::{access::Member, day, people::pages::place, text::Typed, web::page::Frame};

#[derive(Template)]
#[template(path = "people/erasing/erasing.html")]
pub(super) struct ErasingPage {
    frame: Frame,
    form: Typed,
    me: String,
    /// When it will be erased, if that was asked for.
    due: Option<String>,
}

impl ErasingPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        let frame = Frame::of(member, place(member), "Your account");
        let (zone, today) = (member.zone(), member.today());
        Self {
            // The page says it itself.
            frame: Frame { erasing: None, ..frame },
            form,
            me: member.name().to_owned(),
            due: member.erasing().due_at().map(|at| day::and_time(at, zone, today)),
        }
    }
}
