//! The four phases, what belongs to each, and what the two say of where they are.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    agreeing::{Agreeable, Drafted},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    text::Faults,
};

/// A part of the way. Most couples go back and forth between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Safety and calm first.
    Steady,
    /// What it did to both.
    Understand,
    /// Deeds, over time.
    Rebuild,
    /// What was built is tended.
    Maintain,
}

/// Where the two say that they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhereWeAre {
    /// In which phase.
    pub phase: Phase,
    /// What they see that says so; may be empty.
    pub see: String,
}

/// As a part of a draft offers them.
pub(crate) const CHOICES: [(&str, &str); 4] = [
    (Phase::Steady.word(), Phase::Steady.label()),
    (Phase::Understand.word(), Phase::Understand.label()),
    (Phase::Rebuild.word(), Phase::Rebuild.label()),
    (Phase::Maintain.word(), Phase::Maintain.label()),
];

/// What one writes to propose it.
pub(crate) const PARTS: [Part; 2] = [
    Part {
        name: "phase",
        lead: "Where I think we are",
        hint: "The one that fits the last weeks best. Going back to an earlier one is no failure.",
        needed: true,
        takes: Takes::OneOf(&CHOICES),
    },
    Part {
        name: "see",
        lead: "What I see that says so",
        hint: "Something of the last weeks that both of you know. You can leave this out.",
        needed: false,
        takes: Takes::Text(400),
    },
];

impl Words for WhereWeAre {
    const KIND: Kind = Kind { name: "phase", scope: "phase" };
}

impl Phase {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::Steady, Self::Understand, Self::Rebuild, Self::Maintain];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::Understand => "understand",
            Self::Rebuild => "rebuild",
            Self::Maintain => "maintain",
        }
    }

    /// As it is offered and shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Steady => "Steady: finding some calm",
            Self::Understand => "Understand: what it did to us",
            Self::Rebuild => "Rebuild: deeds, week by week",
            Self::Maintain => "Maintain: tending what we have",
        }
    }

    /// What it is about.
    pub const fn line(self) -> &'static str {
        match self {
            Self::Steady => {
                "Sleep, food, work, children. Nothing is decided. What helps in a hard moment, and how you take a \
                 time-out."
            }
            Self::Understand => {
                "What happened gets a name. What it did to each of you is said and heard, without being made \
                 smaller."
            }
            Self::Rebuild => {
                "What was promised is done, and seen. Good hours that are not about the past. Small things early."
            }
            Self::Maintain => {
                "The meeting, the thanks, the small deeds. Looking back now and then at how far it has been."
            }
        }
    }

    /// What helps in it: the page, and its name.
    pub const fn helps(self) -> [(&'static str, &'static str); 3] {
        match self {
            Self::Steady => [
                ("/hard-moment-cards", "Cards for hard moments"),
                ("/time-out", "Time-out"),
                ("/setback-plan", "Our setback plan"),
            ],
            Self::Understand => [
                ("/what-happened", "What happened"),
                ("/impact-statements", "What each of us carries"),
                ("/turn-talks", "Talk in turns"),
            ],
            Self::Rebuild => [
                ("/commitments", "Commitments"),
                ("/dates", "Dates"),
                ("/concerns", "Small issues"),
            ],
            Self::Maintain => [
                ("/weekly-meetings", "Weekly meeting"),
                ("/small-deeds", "Small deeds"),
                ("/good-moments", "Good moments"),
            ],
        }
    }
}

impl Agreeable for WhereWeAre {
    const NAME: &'static str = "phase";
    const PATH: &'static str = "/phases";

    fn said(&self) -> Vec<Said> {
        let see = Said::written("What says so", &self.see);
        [Said::chosen("Where we are", self.phase.label())].into_iter().chain(see).collect()
    }
}

impl Drafted for WhereWeAre {
    const FOR: For = For::Phase;

    fn of(said: &ToShare, _: NaiveDate) -> Result<Self, Faults> {
        let chosen = said.words("phase");
        let phase = Phase::ALL.into_iter().find(|phase| phase.word() == chosen);
        let phase = phase.ok_or_else(|| Faults::one("phase", "Please choose one"))?;
        Ok(Self { phase, see: said.words("see").to_owned() })
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        vec![("phase", self.phase.word().to_owned()), ("see", self.see.clone())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_chosen() {
        for phase in Phase::ALL {
            let we = WhereWeAre { phase, see: String::new() };
            let parts = PARTS.into_iter().zip(we.parts()).map(|(part, (name, words))| {
                assert_eq!(part.name, name);
                assert_eq!(part.read(&words, false).as_ref(), Ok(&words), "a part takes it");
                (part, words)
            });
            let said = ToShare { what: For::Phase, parts: parts.collect() };
            assert_eq!(WhereWeAre::of(&said, NaiveDate::default()), Ok(we));
        }
        let nothing = ToShare { what: For::Phase, parts: Vec::new() };
        WhereWeAre::of(&nothing, NaiveDate::default()).expect_err("nothing is chosen");
    }
}
