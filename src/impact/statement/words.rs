//! What stands in a statement, and what is said about it.

use serde::{Deserialize, Serialize};

use super::Act;
use crate::{
    draft::{self, For, ToShare},
    entry::Said,
    impact::role::Role,
    sealed::{Kind, Words},
    text::Faults,
};

/// A part has so many characters at most.
const LIMIT: usize = 1500;

/// The scope that opens statements and the answers to them.
const SCOPE: &str = "impact";

/// What one carries, area by area.
pub(crate) const AREAS: [draft::Part; 6] = [
    draft::Part {
        name: "body",
        lead: "Body and sleep",
        hint: "How you sleep and eat. What your body does when it comes back.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "myself",
        lead: "How I see myself",
        hint: "What has changed in how you look at yourself, or talk to yourself.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "past",
        lead: "How I see our past",
        hint: "What you look back on differently now, and what you are glad to keep.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "trust",
        lead: "Trust",
        hint: "Where it is hard to trust now: in words, in days, in your own judgement.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "family",
        lead: "Family, and those around us",
        hint: "What it does between you and the people close to you. What you keep from them.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "future",
        lead: "The future",
        hint: "What you had counted on. What you are afraid of, and what you hope.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
];

/// What helps whoever broke trust to begin, area by area: it shakes them, too, in another way.
const FOR_WHO_BROKE_TRUST: [(&str, &str); 5] = [
    ("body", "How you sleep and eat since it came out. What your body does when you think of it."),
    ("myself", "How you look at yourself now. Guilt is about a deed, not about all that you are."),
    (
        "past",
        "What you see differently now, what you told yourself then, and what was always true.",
    ),
    ("trust", "Where it hurts to be trusted less, and where you no longer trust yourself."),
    ("future", "What you are afraid to lose, what you hope, and what you would give for it."),
];

/// What helps to begin this part, for somebody who stands there; as it stands in the part otherwise.
pub(crate) fn hint_for(part: draft::Part, role: Option<Role>) -> &'static str {
    let by_role = match role {
        Some(Role::Broke) => &FOR_WHO_BROKE_TRUST[..],
        Some(Role::Hurt) => &[(
            "understand",
            "In your own words, as it is for them. To understand is not to excuse, and takes nothing from \
             what was done to you.",
        )],
        _ => &[],
    };
    by_role.iter().find(|(name, _)| *name == part.name).map_or(part.hint, |(_, hint)| hint)
}

/// What one understands of it.
pub(crate) const REPLY: [draft::Part; 1] = [draft::Part {
    name: "understand",
    lead: "What I understand you carry",
    hint: "In your own words, as it is for them. No explaining, no mending, nothing of your own side.",
    needed: true,
    takes: draft::Takes::Text(LIMIT),
}];

/// What is missing in that.
pub(crate) const MISSING: [draft::Part; 1] = [draft::Part {
    name: "missing",
    lead: "What is still missing",
    hint: "The one thing that matters most to you. It need not be complete.",
    needed: true,
    takes: draft::Takes::Text(LIMIT),
}];

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
    pub fn of(said: ToShare) -> Self {
        let areas = said.parts.into_iter();
        let areas = areas.map(|(part, words)| Part { area: part.name.to_owned(), words });
        Self { areas: areas.collect() }
    }

    /// What stands in it, each below the name of its area.
    pub fn said(&self) -> Vec<Said> {
        let title = |area: &str| {
            let found = AREAS.iter().find(|part| part.name == area);
            found.map_or_else(|| area.to_owned(), |part| part.lead.to_owned())
        };
        let areas = self.areas.iter();
        areas.filter_map(|part| Said::written(&title(&part.area), &part.words)).collect()
    }
}

impl Spoken {
    /// What a draft says, if it answers a statement.
    pub fn of(said: ToShare) -> Option<Self> {
        match said.what {
            For::Reply(_) => Some(Self::Replied { understand: said.only() }),
            For::Missing(_) => Some(Self::Partly { missing: said.only() }),
            _ => None,
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
            Self::Meeting => "I’d like to take it to our weekly meeting",
            Self::Therapy => "I’d like to take it to a therapist",
        }
    }

    /// As both read it afterwards.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Rest => "I’d like to let it rest here.",
            Self::Meeting => "I’d like to take it to our weekly meeting.",
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
    use crate::impact::statement::StatementId;

    fn written(what: For, words: &str) -> ToShare {
        ToShare { what, parts: vec![(what.parts()[0], words.to_owned())] }
    }

    #[test]
    fn what_was_skipped_is_not_in_a_statement() {
        let carried = Carried::of(written(For::Statement, "I wake at four"));
        let said = carried.said();
        assert_eq!(said.len(), 1);
        assert_eq!(
            (said[0].about.as_str(), said[0].words.as_str()),
            ("Body and sleep", "I wake at four")
        );
    }

    #[test]
    fn a_draft_becomes_what_it_was_begun_for() {
        let id = StatementId::mint();
        for (what, act) in [(For::Reply(id), Act::Replied), (For::Missing(id), Act::Partly)] {
            let spoken = Spoken::of(written(what, "that it was Sunday")).expect("an answer");
            assert_eq!(spoken.act(), act);
            assert!(act.is_written() && spoken.said()[0].words == "that it was Sunday");
        }
        assert_eq!(Spoken::of(written(For::Statement, "I wake")), None);
    }

    #[test]
    fn the_words_fit_where_one_stands() {
        for part in AREAS {
            assert_eq!(hint_for(part, Some(Role::Hurt)), part.hint);
            assert_eq!(hint_for(part, None), part.hint);
            let other = hint_for(part, Some(Role::Broke)) != part.hint;
            assert_eq!(other, part.name != "family", "{}", part.name);
        }
        assert!(hint_for(REPLY[0], Some(Role::Hurt)).contains("not to excuse"));
        assert_eq!(hint_for(REPLY[0], Some(Role::Broke)), REPLY[0].hint);
    }

    #[test]
    fn one_goes_on_in_one_of_three_ways() {
        for exit in Exit::ALL {
            assert_eq!(Exit::parse(exit.word()), Ok(exit));
        }
        Exit::parse("").expect_err("nothing was chosen");
    }
}
