//! Pages that anybody may read, signed in or not. They look the same for everybody and know nobody.

use askama::Template;

use super::helpline::{Emergency, Helpline, Helplines};
use crate::web::page::Frame;

#[derive(Template)]
#[template(path = "safety/help.html")]
pub(super) struct HelpPage {
    frame: Frame,
    emergency: Vec<Emergency>,
    countries: Vec<Lines>,
}

/// A country's lines.
struct Lines {
    country: String,
    lines: Vec<Line>,
}

/// A line, and the day it was checked in words.
struct Line {
    line: Helpline,
    checked: String,
}

#[derive(Template)]
#[template(path = "safety/right_for_us.html")]
pub(super) struct RightForUsPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "safety/leaving.html")]
pub(super) struct LeavingPage {
    frame: Frame,
    neutral: String,
}

impl HelpPage {
    pub(super) fn new(helplines: &Helplines) -> Self {
        let in_words = |line: &Helpline| Line {
            checked: line.checked.format("%-d %B %Y").to_string(),
            line: line.clone(),
        };
        let countries = helplines.countries.iter().map(|country| Lines {
            country: country.name.clone(),
            lines: country.lines.iter().map(in_words).collect(),
        });
        let (emergency, countries) = (helplines.emergency.clone(), countries.collect());
        Self { frame: Frame::plain("Help"), emergency, countries }
    }
}

impl RightForUsPage {
    pub(super) fn new() -> Self {
        Self { frame: Frame::plain("About this place") }
    }
}

impl LeavingPage {
    /// The address is shown as people say it: without what stands before and behind.
    pub(super) fn new(neutral_url: &str) -> Self {
        let site = neutral_url.split("://").last().unwrap_or_default();
        let site = site.trim_start_matches("www.").split('/').next().unwrap_or_default();
        Self { frame: Frame::plain("Before you begin"), neutral: site.to_owned() }
    }
}
