//! The record as two files: `record.json` for programs, and `record.html` to be read by people,
//! whole in itself, without script, in ten years too.

mod accountability;
mod agenda;
mod agreeing;
mod breaches;
mod comments;
mod concerns;
mod contacts;
mod drafts;
mod entries;
mod hard_dates;
mod hard_moments;
mod hobbies;
mod ideas;
mod impact;
mod journals;
mod links;
mod openness;
mod practices;
mod progress;
mod questions;
mod questions_of_the_day;
mod sections;
mod small_deeds;
mod talks;
mod tellings;
mod weekly_meetings;

pub(crate) use sections::sections;

use std::borrow::Cow;

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use zeroize::Zeroizing;

use super::{Holds, Record, archive::RECORD};

/// The app's colours and letters, and the few rules of this one page.
const STYLE: &str = concat!(
    include_str!("../../../static/css/tokens.css"),
    include_str!("../../../templates/couple/export/record.css")
);

/// One readable page. It loads nothing from anywhere, and its policy forbids to.
#[derive(Template)]
#[template(path = "couple/export/record.html")]
struct Readable<'a> {
    record: &'a Record,
    title: String,
    made: String,
    paired: String,
    sections: Vec<Section>,
}

/// Check-ins, commitments or dates.
pub(crate) struct Section {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) nothing: &'static str,
    pub(crate) groups: Vec<Group>,
}

/// A month of check-ins, a commitment, a date.
#[derive(Default)]
pub(crate) struct Group {
    pub(crate) title: Line,
    pub(crate) quiet: String,
    pub(crate) items: Vec<Item>,
    pub(crate) days: Vec<Day>,
}

/// One thing that somebody said or did.
#[derive(Default)]
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) byline: String,
    pub(crate) lines: Vec<Line>,
}

/// One day of a commitment.
pub(crate) struct Day {
    pub(crate) on: String,
    pub(crate) mark: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) seen: Vec<String>,
}

/// Words, with what they are about.
#[derive(Default)]
pub(crate) struct Line {
    pub(crate) label: Cow<'static, str>,
    pub(crate) words: String,
    /// Whether a person wrote them.
    pub(crate) own: bool,
}

/// Both files, by name.
pub(super) fn files(
    record: &Record,
    zone: Tz,
) -> anyhow::Result<[(&'static str, Zeroizing<String>); 2]> {
    let json = serde_json::to_string_pretty(record)?;
    Ok([(RECORD, json.into()), ("record.html", html(record, zone)?)])
}

fn html(record: &Record, zone: Tz) -> anyhow::Result<Zeroizing<String>> {
    let body = Zeroizing::new(Readable::of(record, zone).render()?);
    Ok(alone(STYLE, &body))
}

/// A page of this body that loads nothing from anywhere, and whose policy forbids to.
pub(crate) fn alone(style: &str, body: &str) -> Zeroizing<String> {
    Zeroizing::new(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Notes</title>\n<style>\n{style}</style>\n</head>\n{body}\n</html>\n"
    ))
}

impl<'a> Readable<'a> {
    fn of(record: &'a Record, zone: Tz) -> Self {
        let names: Vec<_> = record.people.iter().map(|who| who.name.as_str()).collect();
        let title = match record.holds {
            Holds::MyWords => format!("What {} wrote", record.made_by.name),
            Holds::OurRecord => names.join(" and "),
        };
        Self {
            title,
            made: at(record.made_at, zone),
            paired: day(record.house.paired_at.with_timezone(&zone).date_naive()),
            sections: sections(record, zone),
            record,
        }
    }
}

impl Line {
    /// Words of a person.
    fn own(label: &'static str, words: &str) -> Self {
        Self { label: label.into(), words: words.to_owned(), own: true }
    }

    /// Words of the app.
    fn plain(label: &'static str, words: impl Into<String>) -> Self {
        Self { label: label.into(), words: words.into(), own: false }
    }
}

/// "Thursday 12 March 2026".
fn day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// "Thursday 12 March 2026, 19:20".
fn at(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%A %-d %B %Y, %H:%M").to_string()
}
