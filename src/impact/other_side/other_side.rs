//! What stands in a shared copy.

use serde::{Deserialize, Serialize};

use crate::{
    entry::Said,
    impact::draft::{Piece, Question},
    sealed::{Kind, Words},
};

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
    pub fn of(written: Vec<(Question, String)>) -> Self {
        let parts = written.into_iter();
        let parts = parts.map(|(it, words)| Part { question: it.name.to_owned(), words });
        Self { parts: parts.collect() }
    }

    /// What stands in it, each below its question.
    pub fn said(&self) -> Vec<Said> {
        let title = |name: &str| {
            let found = Piece::OtherSide.question(name);
            found.map_or_else(|| name.to_owned(), |(question, _)| question.title.to_owned())
        };
        let parts = self.parts.iter();
        parts.filter_map(|part| Said::written(&title(&part.question), &part.words)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_stands_below_its_question() {
        let (regret, _) = Piece::OtherSide.question("regret").expect("a question");
        let said = Reflection::of(vec![(regret, "the lake".to_owned())]).said();
        assert_eq!((said.len(), said[0].about.as_str()), (1, regret.title));
    }
}
