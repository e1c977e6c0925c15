//! What the two agree on for a time-out, and which wording counts.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    agreeing::{Agreeable, Drafted},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    text::Faults,
};

/// How long it may be agreed to last: minutes, and in words.
pub const LENGTHS: [(&str, &str); 5] = [
    ("20", "20 minutes"),
    ("30", "30 minutes"),
    ("45", "45 minutes"),
    ("60", "An hour"),
    ("120", "Two hours"),
];
/// The latest return: hours after it began, and in words.
pub const LATEST: [(&str, &str); 4] = [
    ("2", "After two hours"),
    ("4", "After four hours"),
    ("12", "After half a day"),
    ("24", "After a day"),
];

/// What the two agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// A word or a sign that both know.
    pub signal: String,
    /// How long, in minutes; at least twenty.
    pub minutes: u32,
    /// Who comes to whom afterwards.
    pub returns: Returns,
    /// How; may be empty.
    pub how: String,
    /// One is back at the latest so many hours after it began; at most a day.
    pub latest: u32,
}

/// Who comes to whom when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// Whoever took it comes to the other.
    WhoTookIt,
    /// The other comes to whoever took it.
    TheOther,
}

const RETURNS: [(&str, &str); 2] = [
    (Returns::WhoTookIt.word(), Returns::WhoTookIt.label()),
    (Returns::TheOther.word(), Returns::TheOther.label()),
];

/// What one writes and chooses to propose it.
pub(crate) const PARTS: [Part; 5] = [
    Part {
        name: "signal",
        lead: "Our signal",
        hint: "A word or a sign that both of you know. For example: “lighthouse”, or two hands making a \
               T.",
        needed: true,
        takes: Takes::Line(60),
    },
    Part {
        name: "minutes",
        lead: "How long",
        hint: "A body needs twenty minutes to calm down.",
        needed: true,
        takes: Takes::OneOf(&LENGTHS),
    },
    Part {
        name: "returns",
        lead: "Who comes to whom",
        hint: "When it is over, so that nobody waits for the other.",
        needed: true,
        takes: Takes::OneOf(&RETURNS),
    },
    Part {
        name: "how",
        lead: "How",
        hint: "For example: with a glass of water, and “I’m here again”.",
        needed: false,
        takes: Takes::Text(200),
    },
    Part {
        name: "latest",
        lead: "Back at the latest",
        hint: "If one of you needs longer.",
        needed: true,
        takes: Takes::OneOf(&LATEST),
    },
];

/// What is chosen in a part where nothing is yet: a good beginning.
pub(crate) fn usual(part: &str) -> Option<&'static str> {
    match part {
        "minutes" => Some("30"),
        "returns" => Some(Returns::WhoTookIt.word()),
        "latest" => Some("24"),
        _ => None,
    }
}

impl Words for Agreement {
    const KIND: Kind = Kind { name: "time_out_agreement", scope: "talks" };
}

impl Agreeable for Agreement {
    const NAME: &'static str = "time-out";
    const PATH: &'static str = "/time-out/agreement";

    fn said(&self) -> Vec<Said> {
        let written = |about, words: &str| Said::written(about, words);
        let all = [
            written("Our signal", &self.signal),
            Some(Said::chosen("How long", in_words(&LENGTHS, self.minutes))),
            Some(Said::chosen("Who comes to whom", self.returns.label())),
            written("How", &self.how),
            Some(Said::chosen("Back at the latest", in_words(&LATEST, self.latest))),
        ];
        all.into_iter().flatten().collect()
    }
}

impl Drafted for Agreement {
    const FOR: For = For::TimeOut;

    fn of(said: &ToShare, _: NaiveDate) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let mut number = |part: &str| {
            let number = said.words(part).parse::<u32>();
            faults.take(part, number.map_err(|_| "Please choose one".to_owned()))
        };
        let (minutes, latest) = (number("minutes"), number("latest"));
        let returns = Returns::ALL.into_iter().find(|it| it.word() == said.words("returns"));
        let returns = faults.take("returns", returns.ok_or_else(|| "Please choose one".to_owned()));
        let (signal, how) = (said.words("signal").to_owned(), said.words("how").to_owned());
        match (minutes, returns, latest) {
            (Some(minutes), Some(returns), Some(latest)) => {
                Ok(Self { signal, minutes, returns, how, latest })
            }
            _ => Err(faults),
        }
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        vec![
            ("signal", self.signal.clone()),
            ("minutes", self.minutes.to_string()),
            ("returns", self.returns.word().to_owned()),
            ("how", self.how.clone()),
            ("latest", self.latest.to_string()),
        ]
    }
}

impl Agreement {
    /// How long a time-out is.
    pub fn length(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.minutes))
    }

    /// How long after it began one is back at the latest.
    pub fn latest(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.latest))
    }

    /// "20 minutes".
    pub fn length_in_words(&self) -> &'static str {
        in_words(&LENGTHS, self.minutes)
    }
}

fn in_words(choices: &[(&str, &'static str)], number: u32) -> &'static str {
    let number = number.to_string();
    choices.iter().find(|(value, _)| *value == number).map_or("", |(_, words)| words)
}

impl Returns {
    /// Both.
    pub const ALL: [Self; 2] = [Self::WhoTookIt, Self::TheOther];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::WhoTookIt => "who took it",
            Self::TheOther => "the other",
        }
    }

    /// As a page says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WhoTookIt => "Whoever took it comes to the other",
            Self::TheOther => "The other comes to whoever took it",
        }
    }
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
