//! Looking back: what somebody says for themselves about a week, a month or a day, once for each.

mod handlers;
mod span;
pub mod store;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    access::Member,
    id::id,
    people::place,
    sealed::{Opened, Words},
    web::page::{Frame, Place},
};
pub(crate) use handlers::{Until, delete};
pub use span::Span;
pub use store::{Kept, LookBack};

id!(
    /// What somebody said about a week, a month or a day.
    LookBackId
);

/// What is said in it.
pub trait Said: Words + Send + Sync + 'static {
    /// As the database and the access matrix call it.
    const NAME: &'static str;
    /// The page on which they stand.
    const PATH: &'static str;

    /// The first day of its week or month, or the day: the same as stands beside it in the open.
    fn since(&self) -> NaiveDate;
}

/// The same in the record that a person takes along: `docs/EXPORT.md` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "W: Words")]
pub struct Own<W> {
    /// Which.
    pub id: LookBackId,
    /// The first day of the week or the month, or the day.
    pub since: NaiveDate,
    /// When it was said last.
    pub made_at: chrono::DateTime<chrono::Utc>,
    /// What was said.
    pub words: Opened<W>,
}

/// The frame of a page on which somebody looks back.
pub(crate) fn frame(member: &Member) -> Frame {
    let place = if member.is_paired() { Place::More } else { place(member) };
    Frame::of(member, place, "Looking back")
}

/// The first day of the month of this one.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The first day of the month so many months before that of this day.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    let month = month_of(day);
    month.checked_sub_months(Months::new(months)).unwrap_or(month)
}

/// "March 2026".
pub fn month_in_words(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}
