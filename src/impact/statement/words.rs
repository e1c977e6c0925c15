//! What stands in a statement, and what is said about it.

use serde::{Deserialize, Serialize};

use super::Act;
use crate::{
    entry::Said,
    impact::draft::{Piece, Question},
    sealed::{Kind, Words},
    text::Faults,
};

/// The scope that opens statements and the answers to them.
const SCOPE: &str = "impact";

/// What one carries, area by area, without those that were skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// In the order of the pages.
    pub areas: Vec<Part>,
}

/// What was written about one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, as it stands in the address of its page.
    pub area: String,
    /// The words.
    pub words: String,
}

/// What one of the two says about a statement. Every act is sealed and signed, so that nobody else can
/// say "understood" in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each answer is what its page asks for")]
pub enum Spoken {
    /// "What I understand you carry."
    Replied { understand: String },
    /// "I feel understood."
    Understood,
    /// "Partly. This is missing."
    Partly { missing: String },
    /// "Not yet."
    NotYet,
    /// Nothing more here, and how to go on.
    Closed { exit: Exit },
}

/// How one of the two goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// It rests here.
    Rest,
    /// In the talk that the two have each week.
    Meeting,
    /// With a therapist.
    Therapy,
}

impl Words for Carried {
    const KIND: Kind = Kind { name: "impact_statement", scope: SCOPE };
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "impact_statement_act", scope: SCOPE };
}

impl Carried {
    /// What a draft says.
    pub fn of(written: Vec<(Question, String)>) -> Self {
        let areas = written.into_iter();
        let areas = areas.map(|(question, words)| Part { area: question.name.to_owned(), words });
        Self { areas: areas.collect() }
    }

    /// What stands in it, each below the name of its area.
    pub fn said(&self) -> Vec<Said> {
        let title = |area: &str| {
            let found = Piece::Statement.question(area);
            found.map_or_else(|| area.to_owned(), |(question, _)| question.title.to_owned())
        };
        let areas = self.areas.iter();
        areas.filter_map(|part| Said::written(&title(&part.area), &part.words)).collect()
    }
}

impl Spoken {
    /// What a draft says, if it answers a statement.
    pub fn of(piece: Piece, written: Vec<(Question, String)>) -> Option<Self> {
        let words = written.into_iter().next()?.1;
        match piece {
            Piece::Reply => Some(Self::Replied { understand: words }),
            Piece::Missing => Some(Self::Partly { missing: words }),
            Piece::Statement | Piece::OtherSide => None,
        }
    }

    /// What its author says in one word, as a button sends it.
    pub fn judged(word: &str) -> Option<Self> {
        match word {
            "understood" => Some(Self::Understood),
            "not yet" => Some(Self::NotYet),
            _ => None,
        }
    }

    /// What is done by saying it.
    pub const fn act(&self) -> Act {
        match self {
            Self::Replied { .. } => Act::Replied,
            Self::Understood => Act::Understood,
            Self::Partly { .. } => Act::Partly,
            Self::NotYet => Act::NotYet,
            Self::Closed { .. } => Act::Closed,
        }
    }

    /// What stands in it; nothing if it is only a word.
    pub fn said(&self) -> Vec<Said> {
        match self {
            Self::Replied { understand: words } | Self::Partly { missing: words } => {
                Said::written("", words).into_iter().collect()
            }
            Self::Closed { exit } => vec![Said::chosen("", exit.said())],
            Self::Understood | Self::NotYet => Vec::new(),
        }
    }
}

impl Exit {
    /// All there are, as they are offered.
    pub const ALL: [Self; 3] = [Self::Rest, Self::Meeting, Self::Therapy];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Meeting => "meeting",
            Self::Therapy => "therapy",
        }
    }

    /// As it is offered.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rest => "I’d like to let it rest here",
            Self::Meeting => "I’d like to take it to our weekly talk",
            Self::Therapy => "I’d like to take it to a therapist",
        }
    }

    /// As both read it afterwards.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Rest => "I’d like to let it rest here.",
            Self::Meeting => "I’d like to take it to our weekly talk.",
            Self::Therapy => "I’d like to take it to a therapist.",
        }
    }

    /// What a form says.
    ///
    /// # Errors
    /// The fault beside its field.
    pub fn parse(word: &str) -> Result<Self, Faults> {
        let found = Self::ALL.into_iter().find(|exit| exit.word() == word);
        found.ok_or_else(|| Faults::one("exit", "Please choose how you’d like to go on from here"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_is_not_in_a_statement() {
        let (body, _) = Piece::Statement.question("body").expect("an area");
        let carried = Carried::of(vec![(body, "I wake at four".to_owned())]);
        let said = carried.said();
        assert_eq!(said.len(), 1);
        assert_eq!(
            (said[0].about.as_str(), said[0].words.as_str()),
            ("Body and sleep", "I wake at four")
        );
    }

    #[test]
    fn a_draft_becomes_what_it_was_begun_for() {
        for (piece, act) in [(Piece::Reply, Act::Replied), (Piece::Missing, Act::Partly)] {
            let written = vec![(piece.questions()[0], "that it was Sunday".to_owned())];
            let spoken = Spoken::of(piece, written).expect("an answer");
            assert_eq!(spoken.act(), act);
            assert!(act.is_written() && spoken.said()[0].words == "that it was Sunday");
        }
        let written = vec![(Piece::Statement.questions()[0], "I wake".to_owned())];
        assert_eq!(Spoken::of(Piece::Statement, written), None);
    }

    #[test]
    fn one_goes_on_in_one_of_three_ways() {
        for exit in Exit::ALL {
            assert_eq!(Exit::parse(exit.word()), Ok(exit));
        }
        Exit::parse("").expect_err("nothing was chosen");
    }
}
