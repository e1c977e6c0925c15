//! What is asked of a week, how it is answered, and which weeks can be.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    progress::look_back::Said,
    sealed::{Kind, Words},
    steps::{
        small_issues::check_in::Week,
        therapy::{copy::Copied, link::Section},
    },
    text::Faults,
};

const NOTHING: &str = "Please choose an answer to one of them at least. The others can be skipped";
const WHICH: &str = "That week is over. Please answer for this week or for the last one";
const LEVEL: &str = "Please choose one of the five, or skip it";

/// A sentence that is more or less true of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "they are what they say")]
pub enum Sentence {
    Safe,
    Matched,
    Open,
    Care,
    Close,
    Hope,
    Kept,
    Stayed,
}

/// How true it was: 0 not at all, 4 fully.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// One sentence and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which sentence.
    pub sentence: Sentence,
    /// How true it was.
    pub level: Level,
}

/// What somebody answered about a week. What was skipped is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulse {
    /// Its Monday: the same as stands beside it in the open.
    pub week: NaiveDate,
    /// In the order of the sentences; one at least.
    pub answers: Vec<Answer>,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "one for each sentence")]
pub struct PulseForm {
    /// The Monday of the week.
    pub week: String,
    pub safe: String,
    pub matched: String,
    pub open: String,
    pub care: String,
    pub close: String,
    pub hope: String,
    pub kept: String,
    pub stayed: String,
    /// How often this week had been answered before, as the page showed it.
    pub revision: String,
}

impl Sentence {
    /// All there are, in their order; the last two are of who broke trust.
    pub const ALL: [Self; 8] = [
        Self::Safe,
        Self::Matched,
        Self::Open,
        Self::Care,
        Self::Close,
        Self::Hope,
        Self::Kept,
        Self::Stayed,
    ];
    /// So many are for everybody.
    pub const FOR_ALL: usize = 6;

    /// As a form calls it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Matched => "matched",
            Self::Open => "open",
            Self::Care => "care",
            Self::Close => "close",
            Self::Hope => "hope",
            Self::Kept => "kept",
            Self::Stayed => "stayed",
        }
    }

    /// As it is asked, with the partner's name.
    pub fn asked(self, partner: &str) -> String {
        match self {
            Self::Safe => format!("I felt emotionally safe with {partner}."),
            Self::Matched => format!("What {partner} said and did matched."),
            Self::Open => format!("{partner} was open with me, even when it was uncomfortable."),
            Self::Care => {
                format!("When something mattered to me, {partner} responded with care.")
            }
            Self::Close => format!("I felt close to {partner}."),
            Self::Hope => "I believe we can find a good way through this.".to_owned(),
            Self::Kept => "I did what I had promised.".to_owned(),
            Self::Stayed => {
                format!("I stayed with {partner}’s feelings without defending myself.")
            }
        }
    }

    const fn answer(self, form: &PulseForm) -> &String {
        match self {
            Self::Safe => &form.safe,
            Self::Matched => &form.matched,
            Self::Open => &form.open,
            Self::Care => &form.care,
            Self::Close => &form.close,
            Self::Hope => &form.hope,
            Self::Kept => &form.kept,
            Self::Stayed => &form.stayed,
        }
    }
}

impl Level {
    /// From not at all to fully.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// As a number, 0 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// As it is offered and shown.
    pub const fn words(self) -> &'static str {
        match self.0 {
            0 => "not at all",
            1 => "a little",
            2 => "partly",
            3 => "mostly",
            _ => "fully",
        }
    }

    /// The one that a form sends; nothing was skipped.
    ///
    /// # Errors
    /// It is none of the five.
    pub fn parse(value: &str) -> Result<Option<Self>, String> {
        let known = || Self::ALL.into_iter().find(|level| level.0.to_string() == value);
        if value.is_empty() { Ok(None) } else { known().map(Some).ok_or_else(|| LEVEL.to_owned()) }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::ALL.get(usize::from(number)).copied().ok_or("not one of the five")
    }
}

impl Words for Pulse {
    const KIND: Kind = Kind { name: "pulse", scope: "pulse" };
}

impl Copied for Pulse {
    const SECTION: Section = Section::Pulse;
}

impl Said for Pulse {
    const NAME: &'static str = "pulse";
    const PATH: &'static str = "/pulses";

    fn since(&self) -> NaiveDate {
        self.week
    }
}

impl Pulse {
    /// What was answered to a sentence.
    pub fn level(&self, sentence: Sentence) -> Option<Level> {
        self.answers.iter().find(|it| it.sentence == sentence).map(|it| it.level)
    }
}

/// The week that somebody may answer for on this day and asks for by one of its days: the last one, or this.
pub fn week_to_answer(asked: &str, today: NaiveDate) -> Week {
    let asked = Week::asked(asked, today);
    if may_answer(asked, today) { asked } else { Week::of(today) }
}

/// Whether a week can be answered for on this day: this one, or the last.
pub fn may_answer(week: Week, today: NaiveDate) -> bool {
    [Week::of(today), last(today)].contains(&week)
}

/// Whether one may look back on the week: on its Saturday and Sunday.
pub fn is_ending(today: NaiveDate) -> bool {
    (Week::of(today).sunday() - today).num_days() < 2
}

/// The week before that of today.
pub fn last(today: NaiveDate) -> Week {
    Week::of(Week::of(today).monday() - Days::new(1))
}

impl PulseForm {
    /// What was answered, and about which week.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, today: NaiveDate) -> Result<(Week, Pulse), Faults> {
        let mut faults = Faults::none();
        let answers: Vec<_> = Sentence::ALL
            .into_iter()
            .filter_map(|sentence| {
                let level = Level::parse(sentence.answer(self));
                let level = faults.take(sentence.field(), level).flatten()?;
                Some(Answer { sentence, level })
            })
            .collect();
        if answers.is_empty() && faults.is_empty() {
            faults.add(Sentence::Safe.field(), NOTHING);
        }
        let week = self.week.parse().ok().map(Week::of).filter(|it| may_answer(*it, today));
        let week = faults.take("week", week.ok_or_else(|| WHICH.to_owned()));
        match week {
            Some(week) if faults.is_empty() => Ok((week, Pulse { week: week.monday(), answers })),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// A Thursday.
    fn today() -> NaiveDate {
        day("2026-03-12")
    }

    fn form(week: &str, safe: &str, kept: &str) -> PulseForm {
        let [week, safe, kept] = [week, safe, kept].map(str::to_owned);
        PulseForm { week, safe, kept, ..PulseForm::default() }
    }

    #[test]
    fn what_was_skipped_is_not_in_it() {
        let (week, pulse) = form("2026-03-09", "0", "4").parse(today()).expect("two answers");
        assert_eq!((week.monday(), pulse.answers.len()), (day("2026-03-09"), 2));
        assert_eq!(pulse.level(Sentence::Safe).map(Level::words), Some("not at all"));
        assert_eq!(pulse.level(Sentence::Kept).map(Level::words), Some("fully"));
        assert_eq!(pulse.level(Sentence::Hope), None);
    }

    #[test]
    fn this_week_and_the_last_can_be_answered_and_no_other() {
        for (week, may) in [
            ("2026-03-09", true),
            ("2026-03-15", true),
            ("2026-03-02", true),
            ("2026-03-01", false),
            ("2026-03-16", false),
            ("", false),
        ] {
            assert_eq!(form(week, "3", "").parse(today()).is_ok(), may, "{week}");
        }
        assert_eq!(week_to_answer("2026-03-05", today()).monday(), day("2026-03-02"));
        for asked in ["", "2026-02-01", "2027-01-01"] {
            assert_eq!(week_to_answer(asked, today()), Week::of(today()), "{asked}");
        }
    }

    #[test]
    fn a_week_ends_with_its_last_two_days() {
        for (on, ends) in [
            ("2026-03-13", false),
            ("2026-03-14", true),
            ("2026-03-15", true),
            ("2026-03-16", false),
        ] {
            assert_eq!(is_ending(day(on)), ends, "{on}");
        }
    }

    #[test]
    fn one_answer_at_least_and_only_the_five() {
        let fault = |form: PulseForm, field| {
            let faults = form.parse(today()).expect_err("a fault");
            crate::text::Typed::default().with_faults(faults).fault(field).is_some()
        };
        assert!(fault(form("2026-03-09", "", ""), "safe"));
        assert!(fault(form("2026-03-09", "3", "5"), "kept"));
        assert!(fault(form("2026-03-09", "03", ""), "safe"));
    }
}
