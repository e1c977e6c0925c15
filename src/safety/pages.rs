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
    lines: Vec<Shown>,
}

/// A line, its number as it stays whole, and the day it was checked in words.
struct Shown {
    line: Helpline,
    reach: String,
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
        let in_words = |line: &Helpline| Shown {
            reach: whole(&line.reach),
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

/// The same with its numbers each on one line: who dials must not lose the second half.
fn whole(reach: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut whole = String::with_capacity(reach.len());
    let mut rest = reach.chars().peekable();
    while let Some(c) = rest.next() {
        let within = c == ' ' && digit(whole.chars().last()) && digit(rest.peek().copied());
        whole.push(if within { '\u{a0}' } else { c });
    }
    whole
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_on_one_line_and_two_may_stand_on_two() {
        assert_eq!(whole("0800 11 or 116 016"), "0800\u{a0}11 or 116\u{a0}016");
        assert_eq!(whole("Ring twice"), "Ring twice");
    }
}
