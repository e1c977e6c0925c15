//! A sample: a page in one of its states, with words as Ana and Ben might write them.
//!
//! Every page has its samples in the `samples.rs` of its folder, which `src/samples.rs` lists; there
//! one test looks at all of them.

use askama::Template;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::form::Posted;
use crate::sealed::Opened;

/// A page that can show itself in each of its states.
pub(crate) trait Sample: Template + Sized {
    /// Each state's name, and the page in it. The ordinary one comes first.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// A page as a browser gets it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// The name of its view-model.
    pub(crate) page: &'static str,
    /// The name of the sample.
    pub(crate) state: &'static str,
    /// What the browser gets.
    pub(crate) html: String,
}

/// Every sample of one page, rendered.
pub(crate) fn show<P: Sample>() -> Vec<Shown> {
    let page = std::any::type_name::<P>().split('<').next().unwrap_or_default();
    let page = page.rsplit("::").next().unwrap_or_default();
    let shown = |(state, view): (_, P)| {
        let html = view.render().unwrap_or_else(|error| panic!("{page}, {state}: {error}"));
        Shown { page, state, html }
    };
    P::samples().into_iter().map(shown).collect()
}

/// A day, such as "2026-03-12".
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A moment by the clock of Ana and Ben, such as "2026-03-12 19:20".
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a day and a time");
    let there = local.and_local_timezone(chrono_tz::Europe::Berlin);
    there.single().expect("a time there is").to_utc()
}

/// The same id in each run.
pub(crate) fn id<I: From<Uuid>>(number: u128) -> I {
    Uuid::from_u128(number).into()
}

/// Words as their author left them.
pub(crate) fn genuine<W>(words: impl Into<W>) -> Opened<W> {
    Opened::Genuine(words.into())
}

/// A form with this in its fields, read as when it is sent.
pub(crate) fn sent<F: DeserializeOwned>(fields: &[(&str, &str)]) -> Posted<F> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Posted::read(body.as_bytes(), ("", "")).expect("fields that the form has")
}
