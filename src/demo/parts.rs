//! `/parts`: everything that pages are made of, on one page that only the demo has.

use askama::Template;
use axum::response::Response;

use crate::{
    access::Member,
    error::Result,
    routes::Routes,
    text::{Faults, Typed},
    web::page::{Frame, Place, page},
};

/// Words that reach the page the way a person's words do.
const WORDS: &str = "Home at ten to seven.\nThe soup was still warm.";

struct Dot {
    class: &'static str,
    seen: bool,
    label: &'static str,
}

const DOTS: [Dot; 8] = [
    dot("kept", true, "Monday 2: kept, and Ana saw it"),
    dot("kept", false, "Tuesday 3: kept"),
    dot("partly", false, "Wednesday 4: partly"),
    dot("missed", true, "Thursday 5: not this time, and Ana saw what was done about it"),
    dot("missed", false, "Friday 6: not this time"),
    dot("excused", false, "Saturday 7: excused"),
    dot("open", false, "Sunday 8: left open"),
    dot("none", false, "Monday 9: not due"),
];

#[derive(Template)]
#[template(path = "demo/parts.html")]
pub(super) struct PartsPage {
    frame: Frame,
    form: Typed,
    wrong: Typed,
    dots: &'static [Dot],
    words: &'static str,
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/parts", parts)
}

async fn parts(member: Member) -> Result<Response> {
    page(&PartsPage::new(&member))
}

impl PartsPage {
    pub(super) fn new(member: &Member) -> Self {
        let frame = Frame::of(member, Place::More, "All parts").with_notice(Some("Saved."));
        let form = Typed::with_values(&[
            ("line", "Home by seven"),
            ("lines", WORDS),
            ("audience", "both of us"),
            ("feeling", "calm"),
            ("feeling", "grateful"),
            ("closeness", "3"),
        ]);
        let mut faults = Faults::none();
        faults.add("wrong_line", "Please say what you will do");
        faults.add("wrong_day", "This day is over. Please choose today or a later one");
        let wrong = Typed::with_values(&[("wrong_day", "2026-02-01")]).with_faults(faults);
        Self { frame, form, wrong, dots: &DOTS, words: WORDS }
    }
}

const fn dot(class: &'static str, seen: bool, label: &'static str) -> Dot {
    Dot { class, seen, label }
}
