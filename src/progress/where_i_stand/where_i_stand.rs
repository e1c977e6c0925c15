//! The four answers, and what is at hand for each.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    progress::look_back::Said,
    sealed::{Kind, Words},
    text::{Faults, passage},
};

/// Characters of what is written beside it.
pub const LIMIT: usize = 1_000;

const WHICH: &str = "Please choose one. “I am unsure” is one";

/// Where somebody stands with the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// They want to go on.
    Continue,
    /// They do not know.
    Unsure,
    /// They need a pause.
    Pause,
    /// They want to part.
    Part,
}

/// Where somebody stood on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Which day: the same as stands beside it in the open.
    pub day: NaiveDate,
    /// Where.
    pub stand: Stand,
    /// What they wrote beside it; may be empty.
    pub note: String,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DayForm {
    /// Which of the four.
    pub stand: String,
    /// What was written beside it.
    pub note: String,
    /// How often something was said on this day when the form was opened.
    pub revision: String,
}

impl Words for Day {
    const KIND: Kind = Kind { name: "where_i_stand", scope: "where_i_stand" };
}

impl Said for Day {
    const NAME: &'static str = "where I stand";
    const PATH: &'static str = "/where-i-stand";

    fn since(&self) -> NaiveDate {
        self.day
    }
}

impl Stand {
    /// As they are offered.
    pub const ALL: [Self; 4] = [Self::Continue, Self::Unsure, Self::Pause, Self::Part];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::Unsure => "unsure",
            Self::Pause => "pause",
            Self::Part => "part",
        }
    }

    /// As it is offered and shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Continue => "I want to go on",
            Self::Unsure => "I am unsure",
            Self::Pause => "I need a pause",
            Self::Part => "I want to part",
        }
    }
}

impl DayForm {
    /// What was chosen on this day.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, day: NaiveDate) -> Result<Day, Faults> {
        let mut faults = Faults::none();
        let stand = Stand::ALL.into_iter().find(|stand| stand.word() == self.stand);
        let stand = faults.take("stand", stand.ok_or_else(|| WHICH.to_owned()));
        let note = faults.take("note", passage(&self.note, LIMIT));
        match (stand, note) {
            (Some(stand), Some(note)) => Ok(Day { day, stand, note }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_word_and_a_note_may_be_missing() {
        let day = NaiveDate::default();
        for stand in Stand::ALL {
            let form = DayForm { stand: stand.word().to_owned(), ..DayForm::default() };
            assert_eq!(form.parse(day), Ok(Day { day, stand, note: String::new() }));
        }
        DayForm::default().parse(day).expect_err("nothing was chosen");
        let form = DayForm {
            stand: "unsure".to_owned(),
            note: "x".repeat(LIMIT + 1),
            ..DayForm::default()
        };
        form.parse(day).expect_err("too long");
    }
}
