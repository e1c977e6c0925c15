//! What stands in a shared copy.

use serde::{Deserialize, Serialize};

use crate::{
    draft::{self, ToShare},
    entry::Said,
    sealed::{Kind, Words},
};

/// A part has so many characters at most.
const LIMIT: usize = 1500;

/// What one asks oneself about the other side.
pub(crate) const QUESTIONS: [draft::Part; 4] = [
    draft::Part {
        name: "guilt",
        lead: "What I feel guilty for",
        hint: "What was yours to do or not to do. Guilt is about a deed, not about all that you are.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "regret",
        lead: "What I regret",
        hint: "What you would give a lot to have done otherwise. What you miss.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "helplessness",
        lead: "Where I feel helpless",
        hint: "What cannot be undone or hurried. What you do then: talk, go silent, mend, flee.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "fear",
        lead: "What I am afraid of",
        hint: "For yourself, for the other, for the two of you.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
];

/// What somebody wrote, question by question, without those that were skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// In the order of the pages.
    pub parts: Vec<Part>,
}

/// What was written to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, as it stands in the address of its page.
    pub question: String,
    /// The words.
    pub words: String,
}

impl Words for Reflection {
    const KIND: Kind = Kind { name: "other_side", scope: "impact" };
}

impl Reflection {
    /// What a draft says.
    pub fn of(said: ToShare) -> Self {
        let parts = said.parts.into_iter();
        let parts = parts.map(|(it, words)| Part { question: it.name.to_owned(), words });
        Self { parts: parts.collect() }
    }

    /// What stands in it, each below its question.
    pub fn said(&self) -> Vec<Said> {
        let title = |name: &str| {
            let found = QUESTIONS.iter().find(|question| question.name == name);
            found.map_or_else(|| name.to_owned(), |question| question.lead.to_owned())
        };
        let parts = self.parts.iter();
        parts.filter_map(|part| Said::written(&title(&part.question), &part.words)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::For;

    #[test]
    fn each_answer_stands_below_its_question() {
        let regret = QUESTIONS[1];
        let parts = vec![(regret, "the lake".to_owned())];
        let said = Reflection::of(ToShare { what: For::OtherSide, parts }).said();
        assert_eq!((said.len(), said[0].about.as_str()), (1, "What I regret"));
    }
}
