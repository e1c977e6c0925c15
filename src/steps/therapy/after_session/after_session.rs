//! What is asked after a session, and how it is answered.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    progress::{look_back::Said, pulse::Level},
    sealed::{Kind, Words},
    text::{Faults, passage},
};

/// Characters of what is written beside it.
pub const LIMIT: usize = 1_000;
/// So long afterwards it can be written.
const BACK: TimeDelta = TimeDelta::days(14);

const WHEN: &str = "Please choose the day of the session: today, or one of the two weeks before";
const NOTHING: &str = "Please answer one of them, or write a few words";

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Whether one was heard.
    Heard,
    /// Whether it was about what matters.
    Mattered,
    /// Whether it was fair to both.
    Fair,
}

/// One question and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which.
    pub question: Question,
    /// How true it was.
    pub level: Level,
}

/// How a session was, for one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterSession {
    /// Its day: the same as stands beside it in the open.
    pub day: NaiveDate,
    /// What was answered; what was skipped is not in it.
    pub answers: Vec<Answer>,
    /// What they want to remember; may be empty.
    pub note: String,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "one for each question")]
pub struct SessionForm {
    /// The day of the session.
    pub held: String,
    pub heard: String,
    pub mattered: String,
    pub fair: String,
    pub note: String,
    /// What its page showed of which day: see [`Seen`].
    pub revision: String,
}

/// Of which day a form showed how much. Of any other it showed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The day.
    pub day: NaiveDate,
    /// How often something was said of it: 0 if nothing was.
    pub revisions: usize,
}

impl Seen {
    /// Whether a form that sends this showed as much of this day as there is.
    pub fn is_what_showed(self, sent: &str) -> bool {
        sent == self.to_string() || self.revisions == 0 && !sent.starts_with(&self.day.to_string())
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.day, self.revisions)
    }
}

impl Words for AfterSession {
    const KIND: Kind = Kind { name: "after_session", scope: "after_session" };
}

impl Said for AfterSession {
    const NAME: &'static str = "after a session";
    const PATH: &'static str = "/after-sessions";

    fn since(&self) -> NaiveDate {
        self.day
    }
}

impl Question {
    /// In their order.
    pub const ALL: [Self; 3] = [Self::Heard, Self::Mattered, Self::Fair];

    /// As a form calls it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::Mattered => "mattered",
            Self::Fair => "fair",
        }
    }

    /// As it is asked.
    pub const fn asked(self) -> &'static str {
        match self {
            Self::Heard => "I was heard.",
            Self::Mattered => "We worked on what matters.",
            Self::Fair => "It was fair to both of us.",
        }
    }

    const fn answer(self, form: &SessionForm) -> &String {
        match self {
            Self::Heard => &form.heard,
            Self::Mattered => &form.mattered,
            Self::Fair => &form.fair,
        }
    }
}

impl AfterSession {
    /// What was answered to a question.
    pub fn level(&self, question: Question) -> Option<Level> {
        self.answers.iter().find(|it| it.question == question).map(|it| it.level)
    }
}

impl SessionForm {
    /// What it says on this day.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, today: NaiveDate) -> Result<AfterSession, Faults> {
        let mut faults = Faults::none();
        let day = self.held.trim().parse::<NaiveDate>().ok();
        let day = day.filter(|day| (today - BACK..=today).contains(day));
        let day = faults.take("held", day.ok_or_else(|| WHEN.to_owned()));
        let mut answers = Vec::new();
        for question in Question::ALL {
            let level = Level::parse(question.answer(self));
            let level = faults.take(question.field(), level).flatten();
            answers.extend(level.map(|level| Answer { question, level }));
        }
        let note = faults.take("note", passage(&self.note, LIMIT)).unwrap_or_default();
        if faults.is_empty() && answers.is_empty() && note.is_empty() {
            faults.add("heard", NOTHING);
        }
        match day {
            Some(day) if faults.is_empty() => Ok(AfterSession { day, answers, note }),
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

    #[test]
    fn a_form_writes_over_nothing_that_it_did_not_show() {
        let on = |on: &str, revisions| Seen { day: day(on), revisions };
        for (there, sent, is) in [
            (on("2026-03-12", 1), "2026-03-12 1", true),
            (on("2026-03-12", 2), "2026-03-12 1", false),
            (on("2026-03-10", 1), "2026-03-12 1", false),
            (on("2026-03-10", 0), "2026-03-12 1", true),
            (on("2026-03-12", 0), "2026-03-12 1", false),
            (on("2026-03-12", 0), "", true),
        ] {
            assert_eq!(there.is_what_showed(sent), is, "{there} {sent}");
        }
    }

    #[test]
    fn one_answer_is_enough_and_the_session_was_lately() {
        let today = day("2026-03-12");
        let form = |on: &str, heard: &str, note: &str| SessionForm {
            held: on.to_owned(),
            heard: heard.to_owned(),
            note: note.to_owned(),
            ..SessionForm::default()
        };
        let said = form("2026-03-10", "3", "").parse(today).expect("one answer");
        assert_eq!(said.level(Question::Heard).map(Level::number), Some(3));
        assert_eq!(said.level(Question::Fair), None);
        assert_eq!(
            form("2026-02-26", "", "Tired.").parse(today).map(|said| said.note).as_deref(),
            Ok("Tired.")
        );
        for (on, heard, note) in [
            ("2026-02-25", "3", ""),
            ("2026-03-13", "3", ""),
            ("", "3", ""),
            ("2026-03-12", "", " "),
            ("2026-03-12", "5", ""),
        ] {
            form(on, heard, note).parse(today).expect_err(on);
        }
        form("2026-03-12", "", &"x".repeat(LIMIT + 1)).parse(today).expect_err("too long");
    }
}
