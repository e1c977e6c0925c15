//! The whole time, month by month: who said what they would do, and what both saw.

use askama::Template;
use chrono::{Months, NaiveDate, TimeDelta};

use super::{Dot, Tally, dots, due, occurrences, pages::promise, store::Marked};
use crate::{
    access::{Partner, PersonId},
    sealed::Opened,
    steps::{
        accountability::commitment::{Commitment, CommitmentId, PromiseWords},
        quality_time::good_moment::Season,
    },
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/accountability/keeping/months.html")]
pub(super) struct MonthsPage {
    frame: Frame,
    months: Vec<Month>,
    /// The rings in words.
    saw: String,
    /// The last month of the page before.
    earlier: Option<String>,
    is_first: bool,
}

/// A calendar month.
struct Month {
    name: String,
    sides: Vec<Side>,
}

/// What one of the two said they would do.
struct Side {
    whose: String,
    commitments: Vec<InMonth>,
}

/// How one commitment went in a month.
struct InMonth {
    id: CommitmentId,
    promise: Opened<PromiseWords>,
    words: String,
    dots: Vec<Dot>,
}

impl MonthsPage {
    pub(super) fn new(
        partner: &Partner,
        season: Season,
        all: (&[Commitment], &[Marked]),
        earlier: Option<NaiveDate>,
    ) -> Self {
        let firsts = (0..).map_while(|back| {
            let last = season.end.checked_sub_months(Months::new(1))?;
            last.checked_sub_months(Months::new(back)).filter(|first| *first >= season.first)
        });
        let months = firsts.map(|first| Month::new(partner, first, all));
        Self {
            frame: Frame::of(partner, Place::Together, "The whole time"),
            months: months.filter(|month| !month.sides.is_empty()).collect(),
            saw: "the other saw it".to_owned(),
            earlier: earlier.map(|day| day.format("%Y-%m").to_string()),
            is_first: season == Season::until(partner.today()),
        }
    }
}

impl Month {
    fn new(
        partner: &Partner,
        first: NaiveDate,
        (commitments, marked): (&[Commitment], &[Marked]),
    ) -> Self {
        let end = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let last = (end - TimeDelta::days(1)).min(partner.today());
        let name = partner.partner_name();
        let side = |whose: String, owner: PersonId, other: &str| Side {
            whose,
            commitments: (commitments.iter())
                .filter(|commitment| commitment.owner == owner)
                .filter_map(|it| InMonth::new(partner, it, (marked, first, last), other))
                .collect(),
        };
        let sides = [
            side("Yours".to_owned(), partner.person(), name),
            side(format!("{name}’s"), partner.partner(), "You"),
        ];
        Self {
            name: first.format("%B %Y").to_string(),
            sides: sides.into_iter().filter(|side| !side.commitments.is_empty()).collect(),
        }
    }
}

impl InMonth {
    /// Nothing in a month in which nothing was marked: a gap is neutral.
    fn new(
        partner: &Partner,
        commitment: &Commitment,
        (marked, first, last): (&[Marked], NaiveDate, NaiveDate),
        other: &str,
    ) -> Option<Self> {
        let marks = marked.iter().find(|marked| marked.commitment == commitment.id)?;
        let within = |day: &NaiveDate| *day >= first && *day <= last;
        let marks: Vec<_> = marks.marks.iter().filter(|(day, ..)| within(day)).copied().collect();
        if marks.is_empty() {
            return None;
        }
        let all = occurrences(&due(commitment, first, last), &marks);
        let tally = Tally::of(&all);
        let (kept, seen) = (tally.kept_words(), tally.seen_words(other));
        Some(Self {
            id: commitment.id,
            promise: promise(commitment),
            words: if seen.is_empty() { format!("{kept}.") } else { format!("{kept}. {seen}.") },
            dots: dots(&all, partner.today(), other),
        })
    }
}
