//! What stands in a concern, and what is said about it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Act;
use crate::{
    draft::{Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
};

/// The scope that opens concerns and what is said to them.
const SCOPE: &str = "concerns";

/// A part has so many characters at most: it is small, and one thing.
const LIMIT: usize = 600;

const SIZES: [(&str, &str); 3] = [
    ("small", "Small, and I’d like it to stay small"),
    ("middle", "It comes back to me now and then"),
    ("big", "It weighs on me"),
];

const WHEN: [(&str, &str); 3] =
    [("can wait", "It can wait"), ("this week", "This week"), ("today", "Today, if you can")];

/// What one raises, part by part.
pub(crate) const CONCERN: [Part; 5] = [
    Part {
        name: "noticed",
        lead: "I noticed …",
        hint: "One thing, as a camera would have seen it.",
        needed: true,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "felt",
        lead: "I felt …",
        hint: "What it did in you. You can choose from the list.",
        needed: true,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "like",
        lead: "I’d like …",
        hint: "Something the other can say yes or no to. You can leave this empty.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "size",
        lead: "How big it is for me",
        hint: "So that the other can tell. You can leave it out.",
        needed: false,
        takes: Takes::OneOf(&SIZES),
    },
    Part {
        name: "when",
        lead: "When I’d like to talk about it",
        hint: "A wish. The other chooses a time that they can keep.",
        needed: false,
        takes: Takes::OneOf(&WHEN),
    },
];

/// A concern, without the parts that were left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// "I noticed …"
    pub noticed: String,
    /// "I felt …"
    pub felt: String,
    /// "I'd like …"; may be empty.
    pub like: String,
    /// "small", "middle", "big", or nothing.
    pub size: String,
    /// "can wait", "this week", "today", or nothing.
    pub when: String,
}

/// What one of the two says about it. Every act is sealed and signed, so that nobody else can say yes in
/// their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// What: as [`Act::kept`] says it.
    pub act: String,
    /// The time it names.
    pub at: Option<DateTime<Utc>>,
}

impl Words for Concern {
    const KIND: Kind = Kind { name: "concern", scope: SCOPE };
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "concern_act", scope: SCOPE };
}

impl Concern {
    /// What a draft says.
    pub fn of(said: &ToShare) -> Self {
        let part = |name| said.words(name).to_owned();
        Self {
            noticed: part("noticed"),
            felt: part("felt"),
            like: part("like"),
            size: part("size"),
            when: part("when"),
        }
    }

    /// What stands in it, each below the name of its part.
    pub fn said(&self) -> Vec<Said> {
        let [noticed, felt, like, size, when] = CONCERN;
        let written = [(noticed, &self.noticed), (felt, &self.felt), (like, &self.like)];
        let written =
            written.into_iter().filter_map(|(part, words)| Said::written(part.lead, words));
        let chosen = [(size, self.size()), (when, self.when())];
        let chosen = chosen.into_iter().filter(|(_, words)| !words.is_empty());
        written.chain(chosen.map(|(part, words)| Said::chosen(part.lead, words))).collect()
    }

    /// How big it is, in words; empty if that was left out.
    pub fn size(&self) -> &'static str {
        chosen(&SIZES, &self.size)
    }

    /// When its author would like to talk, in words; empty if that was left out.
    pub fn when(&self) -> &'static str {
        chosen(&WHEN, &self.when)
    }

    /// How soon its author would like to talk, the soonest first.
    pub fn urgency(&self) -> u8 {
        match self.when.as_str() {
            "today" => 0,
            "this week" => 1,
            _ => 2,
        }
    }
}

fn chosen(choices: &[(&str, &'static str)], value: &str) -> &'static str {
    choices.iter().find(|(kept, _)| *kept == value).map_or("", |(_, words)| words)
}

impl Spoken {
    /// As this is said.
    pub fn of(act: Act) -> Self {
        let (word, at) = act.kept();
        Self { act: word.to_owned(), at }
    }

    /// What is done by saying it.
    pub fn act(&self) -> Option<Act> {
        Act::parse(&self.act, self.at)
    }
}
