//! What can be written about the impact, question by question.

/// An answer has so many characters at most.
pub const LIMIT: usize = 1500;

/// Something that is written one page after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// What one carries, area by area.
    Statement,
    /// What the other understands of it.
    Reply,
    /// What is missing in that.
    Missing,
    /// Guilt, regret, helplessness, fear.
    OtherSide,
}

/// One page of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// As it stands in the address.
    pub name: &'static str,
    /// What it asks, as both read it above the answer.
    pub title: &'static str,
    /// What helps to begin.
    pub hint: &'static str,
    /// Without it there is nothing to share.
    pub needed: bool,
}

const AREAS: [Question; 6] = [
    Question {
        name: "body",
        title: "Body and sleep",
        hint: "How you sleep and eat. What your body does when it comes back.",
        needed: false,
    },
    Question {
        name: "myself",
        title: "How I see myself",
        hint: "What has changed in how you look at yourself, or talk to yourself.",
        needed: false,
    },
    Question {
        name: "past",
        title: "How I see our past",
        hint: "What you look back on differently now, and what you are glad to keep.",
        needed: false,
    },
    Question {
        name: "trust",
        title: "Trust",
        hint: "Where it is hard to trust now: in words, in days, in your own judgement.",
        needed: false,
    },
    Question {
        name: "family",
        title: "Family, and those around us",
        hint: "What it does between you and the people close to you. What you keep from them.",
        needed: false,
    },
    Question {
        name: "future",
        title: "The future",
        hint: "What you had counted on. What you are afraid of, and what you hope.",
        needed: false,
    },
];

const REPLY: [Question; 1] = [Question {
    name: "understand",
    title: "What I understand you carry",
    hint: "In your own words, as it is for them. No explaining, no mending, nothing of your own side.",
    needed: true,
}];

const MISSING: [Question; 1] = [Question {
    name: "missing",
    title: "What is still missing",
    hint: "The one thing that matters most to you. It need not be complete.",
    needed: true,
}];

const OTHER_SIDE: [Question; 4] = [
    Question {
        name: "guilt",
        title: "What I feel guilty for",
        hint: "What was yours to do or not to do. Guilt is about a deed, not about all that you are.",
        needed: false,
    },
    Question {
        name: "regret",
        title: "What I regret",
        hint: "What you would give a lot to have done otherwise. What you miss.",
        needed: false,
    },
    Question {
        name: "helplessness",
        title: "Where I feel helpless",
        hint: "What cannot be undone or hurried. What you do then: talk, go silent, mend, flee.",
        needed: false,
    },
    Question {
        name: "fear",
        title: "What I am afraid of",
        hint: "For yourself, for the other, for the two of you.",
        needed: false,
    },
];

impl Piece {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Statement, Self::Reply, Self::Missing, Self::OtherSide];

    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Reply => "reply",
            Self::Missing => "missing",
            Self::OtherSide => "other side",
        }
    }

    /// The piece with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.word() == word)
    }

    /// Its pages, in their order.
    pub const fn questions(self) -> &'static [Question] {
        match self {
            Self::Statement => &AREAS,
            Self::Reply => &REPLY,
            Self::Missing => &MISSING,
            Self::OtherSide => &OTHER_SIDE,
        }
    }

    /// The question with this name, and the one that comes after it.
    pub fn question(self, name: &str) -> Option<(Question, Option<Question>)> {
        let all = self.questions();
        let at = all.iter().position(|question| question.name == name)?;
        Some((all[at], all.get(at + 1).copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_and_every_question_is_found_by_its_word() {
        for piece in Piece::ALL {
            assert_eq!(Piece::parse(piece.word()), Some(piece));
            for question in piece.questions() {
                assert_eq!(piece.question(question.name).map(|(found, _)| found), Some(*question));
            }
        }
        assert_eq!(Piece::Statement.question("rent"), None);
    }
}
