//! The four questions, what they add up to, and when they can be answered.

use std::sync::LazyLock;

use chrono::NaiveDate;
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::{Deserialize, Serialize};

use crate::{
    progress::look_back::{Said, month_of},
    sealed::{Kind, Words},
    text::Faults,
};

/// The questions as they are published: see the file for its source and its terms.
pub static CSI_4: LazyLock<Csi4> = LazyLock::new(|| {
    Figment::from(Toml::string(include_str!("csi_4.toml"))).extract().expect("the file is tested")
});

/// The names of the four in the form.
pub const FIELDS: [&str; 4] = ["happiness", "warm", "rewarding", "satisfied"];
/// The four answers add up to this at most.
pub const MOST: u8 = 21;

const MISSING: &str =
    "Please choose an answer: the four belong together. You can also leave without answering";

/// Four questions, each with its answers from 0 upwards.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Csi4 {
    /// In their order.
    pub item: [Item; 4],
}

/// One question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// As it is asked.
    pub text: String,
    /// The answers; each counts as much as its place, from 0.
    pub answers: Vec<String>,
}

/// What somebody answered in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// Its first day: the same as stands beside it in the open.
    pub month: NaiveDate,
    /// The answers, in the order of the questions.
    pub answers: [u8; 4],
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "one for each question")]
pub struct SatisfactionForm {
    pub happiness: String,
    pub warm: String,
    pub rewarding: String,
    pub satisfied: String,
}

impl Words for Satisfaction {
    const KIND: Kind = Kind { name: "satisfaction", scope: "satisfaction" };
}

impl Said for Satisfaction {
    const NAME: &'static str = "satisfaction";
    const PATH: &'static str = "/satisfaction";

    fn since(&self) -> NaiveDate {
        self.month
    }
}

impl Satisfaction {
    /// The score, 0 to 21: the plain sum, as the authors have it.
    pub fn sum(&self) -> u8 {
        self.answers.iter().sum()
    }
}

impl SatisfactionForm {
    /// What was answered, about the month of this day.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, today: NaiveDate) -> Result<Satisfaction, Faults> {
        let mut faults = Faults::none();
        let typed = [&self.happiness, &self.warm, &self.rewarding, &self.satisfied];
        let mut answers = [0; 4];
        for (nth, (item, typed)) in CSI_4.item.iter().zip(typed).enumerate() {
            let chosen = (0..item.answers.len()).position(|answer| answer.to_string() == *typed);
            let chosen = chosen.and_then(|answer| u8::try_from(answer).ok());
            let chosen = chosen.ok_or_else(|| MISSING.to_owned());
            answers[nth] = faults.take(FIELDS[nth], chosen).unwrap_or_default();
        }
        let month = month_of(today);
        if faults.is_empty() { Ok(Satisfaction { month, answers }) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(answers: [&str; 4]) -> SatisfactionForm {
        let [happiness, warm, rewarding, satisfied] = answers.map(str::to_owned);
        SatisfactionForm { happiness, warm, rewarding, satisfied }
    }

    fn today() -> NaiveDate {
        "2026-03-12".parse().expect("a day")
    }

    /// Funk and Rogge (2007): the first is scored 0 to 6, the three others 0 to 5, and the sum is 0 to 21.
    #[test]
    fn it_is_scored_as_it_is_published() {
        let most = CSI_4.item.each_ref().map(|item| item.answers.len() - 1);
        assert_eq!(most, [6, 5, 5, 5]);
        assert_eq!(most.iter().sum::<usize>(), usize::from(MOST));
        for (answers, sum) in [
            (["0", "0", "0", "0"], 0),
            (["3", "2", "2", "3"], 10),
            (["6", "5", "5", "5"], 21),
            (["1", "0", "5", "0"], 6),
        ] {
            assert_eq!(form(answers).parse(today()).map(|it| it.sum()), Ok(sum), "{answers:?}");
        }
        assert_eq!(CSI_4.item[0].answers[6], "Perfect");
        assert_eq!(CSI_4.item[1].answers[0], "Not at all True");
    }

    #[test]
    fn all_four_or_none() {
        for (answers, field) in [
            (["", "0", "0", "0"], "happiness"),
            (["3", "6", "0", "0"], "warm"),
            (["3", "5", "05", "0"], "rewarding"),
            (["3", "5", "5", "-1"], "satisfied"),
        ] {
            let faults = form(answers).parse(today()).expect_err("one is missing");
            assert!(crate::text::Typed::default().with_faults(faults).fault(field).is_some());
        }
    }
}
