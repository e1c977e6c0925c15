//! The page of one's own calendar.

use askama::Template;

use super::store::Own;
use crate::{access::Member, day, people::pages::place, sealed::Opened, web::page::Frame};

#[derive(Template)]
#[template(path = "people/calendar/calendar.html")]
pub(super) struct CalendarPage {
    frame: Frame,
    /// Its address, and since when it is there.
    own: Option<(Opened<String>, String)>,
}

impl CalendarPage {
    pub(super) fn new(member: &Member, base_url: &str, own: Option<Own>) -> Self {
        let own = own.map(|own| {
            let on = own.made_at.with_timezone(&member.zone()).date_naive();
            (own.address.map(|it| it.url(base_url)), day::in_words(on, member.today()))
        });
        Self { frame: Frame::of(member, place(member), "In your calendar"), own }
    }
}
