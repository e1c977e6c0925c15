//! The four answers, and what each is offered first.

use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Words},
    text::Faults,
};

/// Where somebody stands in what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// They were hurt.
    Hurt,
    /// They broke trust.
    Broke,
    /// Both.
    Both,
    /// They would rather not say.
    Unsaid,
}

impl Words for Role {
    const KIND: Kind = Kind { name: "impact_role", scope: "impact_role" };
}

impl Role {
    /// All there are, as they are offered.
    pub const ALL: [Self; 4] = [Self::Hurt, Self::Broke, Self::Both, Self::Unsaid];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Broke => "broke",
            Self::Both => "both",
            Self::Unsaid => "unsaid",
        }
    }

    /// As it is offered.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hurt => "I was hurt",
            Self::Broke => "I broke trust",
            Self::Both => "Both",
            Self::Unsaid => "I’d rather not say",
        }
    }

    /// Whether the other side of it is offered before saying what one carries.
    pub const fn begins_with_the_other_side(self) -> bool {
        matches!(self, Self::Broke)
    }

    /// What a form says.
    ///
    /// # Errors
    /// The fault beside its field.
    pub fn parse(word: &str) -> Result<Self, Faults> {
        let found = Self::ALL.into_iter().find(|role| role.word() == word);
        found.ok_or_else(|| Faults::one("role", "Please choose one. “I’d rather not say” is one"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_word_and_one_begins_elsewhere() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.word()), Ok(role));
            assert_eq!(role.begins_with_the_other_side(), role == Role::Broke);
        }
        Role::parse("").expect_err("nothing was chosen");
    }
}
