//! The page of good moments.

use askama::Template;
use chrono::NaiveDate;

use super::{
    GoodMoment, Of,
    good_moment::{a_year_ago, by_month},
};
use crate::{
    access::Partner,
    day,
    sealed::Opened,
    web::page::{Frame, Place},
};

/// What was read for the page.
pub(super) struct Timeline {
    /// Of the months that it shows.
    pub(super) all: Vec<GoodMoment>,
    /// A day before them on which there may be more.
    pub(super) earlier: Option<NaiveDate>,
    /// Of the days around the same day of last year.
    pub(super) a_year_ago: Vec<GoodMoment>,
    /// It shows the newest.
    pub(super) is_first: bool,
}

#[derive(Template)]
#[template(path = "steps/quality_time/good_moments.html")]
pub(super) struct GoodMomentsPage {
    frame: Frame,
    partner: String,
    months: Vec<(String, Vec<View>)>,
    a_year_ago: Option<View>,
    /// The last month of the page before.
    earlier: Option<String>,
    is_first: bool,
}

struct View {
    name: String,
    /// "After a date" or "Thanks", with the day.
    byline: String,
    words: Opened<String>,
    /// Where it stands.
    path: String,
    link: &'static str,
}

impl View {
    fn of(partner: &Partner, it: GoodMoment) -> Self {
        let is_own = it.author == partner.person();
        let other = partner.partner_name();
        let thanked = if is_own { other } else { "you" };
        let on = day::in_words(it.day, partner.today());
        let (byline, path, link) = match it.of {
            Of::Date(id) => (format!("after a date. {on}"), format!("/dates/{id}"), "The date"),
            Of::CheckIn => (
                format!("thanks to {thanked}. {on}"),
                format!("/check-ins?from={}", it.day),
                "That week",
            ),
        };
        let name = if is_own { "You" } else { other }.to_owned();
        Self { name, byline, words: it.words, path, link }
    }
}

impl GoodMomentsPage {
    pub(super) fn new(partner: &Partner, timeline: Timeline) -> Self {
        let month = |(month, all): (NaiveDate, Vec<GoodMoment>)| {
            let views = all.into_iter().map(|it| View::of(partner, it)).collect();
            (month.format("%B %Y").to_string(), views)
        };
        let ago = a_year_ago(timeline.a_year_ago, partner.today());
        Self {
            frame: Frame::of(partner, Place::Together, "Moments"),
            partner: partner.partner_name().to_owned(),
            months: by_month(timeline.all).into_iter().map(month).collect(),
            a_year_ago: ago.map(|it| View::of(partner, it)),
            earlier: timeline.earlier.map(|day| day.format("%Y-%m").to_string()),
            is_first: timeline.is_first,
        }
    }
}
