//! The road, as both read it.

use askama::Template;
use chrono::NaiveDate;

use super::{Month, Stretch, Together, store::Stone};
use crate::{
    access::Partner,
    agreeing::Agreeable as _,
    day,
    impact::breach::BreachId,
    progress::{
        look_back::{Span, month_in_words},
        milestone::Milestone,
    },
    sealed::Opened,
    text::capital,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/road/road.html")]
pub(super) struct RoadPage {
    frame: Frame,
    /// Since when there is something on it.
    since: Option<String>,
    /// All of it is shown.
    is_whole: bool,
    /// The newest year is shown.
    is_newest: bool,
    stretches: Vec<Part>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
}

/// A part of it, in finished words.
enum Part {
    Month { title: String, stones: Vec<Shown>, marks: Vec<&'static str>, together: String },
    Nothing { title: String },
}

/// Something that has a name.
struct Shown {
    day: String,
    line: String,
    words: Option<Opened<String>>,
    /// Where it is read.
    path: String,
    is_milestone: bool,
}

impl RoadPage {
    pub(super) fn new(
        partner: &Partner,
        (begins, span, is_whole): (Option<NaiveDate>, Span, bool),
        stretches: Vec<Stretch<Stone>>,
    ) -> Self {
        let later = span.later(partner.today());
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            since: begins.map(month_in_words),
            is_whole,
            is_newest: later.is_none(),
            stretches: stretches.into_iter().map(|part| Part::of(partner, part)).collect(),
            earlier: span.earlier(begins).filter(|_| !is_whole),
            later: later.filter(|_| !is_whole),
        }
    }
}

impl Part {
    fn of(partner: &Partner, stretch: Stretch<Stone>) -> Self {
        match stretch {
            Stretch::Nothing(first, last) if first == last => {
                Self::Nothing { title: month_in_words(first) }
            }
            Stretch::Nothing(first, last) => Self::Nothing {
                title: format!("{} to {}", month_in_words(first), month_in_words(last)),
            },
            Stretch::Month(Month { first, stones, together }) => Self::Month {
                title: month_in_words(first),
                stones: stones.into_iter().map(|stone| Shown::of(partner, stone)).collect(),
                marks: marks(together),
                together: capital(&together.in_words()),
            },
        }
    }
}

/// One mark for each thing done together, for the eye; the words stand beside it.
fn marks(together: Together) -> Vec<&'static str> {
    let Together { meetings, talks, dates } = together;
    let all = [(meetings, "meeting"), (dates, "date"), (talks, "talk")];
    all.into_iter().flat_map(|(count, class)| std::iter::repeat_n(class, count)).collect()
}

impl Shown {
    fn of(partner: &Partner, (on, stone): (NaiveDate, Stone)) -> Self {
        let is_milestone = matches!(stone, Stone::Reached(_));
        let (line, words, path) = match stone {
            Stone::Named(id, title) => {
                ("what happened got its name".to_owned(), Some(title), breach_at(id))
            }
            Stone::Closed(id, title) => {
                ("you closed this chapter".to_owned(), Some(title), breach_at(id))
            }
            Stone::FirstTalk => (String::new(), None, "/turn-talks".to_owned()),
            Stone::Agreed(id, promise, is_own) => {
                let name = if is_own { "you" } else { partner.partner_name() };
                (format!("{name} promised"), Some(promise), format!("/commitments/{id}"))
            }
            Stone::Reached(what) => {
                ("a milestone".to_owned(), Some(what), Milestone::PATH.to_owned())
            }
        };
        let day = day::in_words(on, partner.today());
        Self { day, line, words, path, is_milestone }
    }

    /// It has words, and they do not show.
    fn is_withheld(&self) -> bool {
        self.words.as_ref().is_some_and(|words| words.get().is_none())
    }
}

fn breach_at(id: BreachId) -> String {
    format!("/what-happened/{id}")
}
