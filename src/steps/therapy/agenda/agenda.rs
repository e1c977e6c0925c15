//! What stands on the agenda, in which order, and what was talked about.

use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Words},
    steps::communication::wording,
    text::{Faults, passage},
};

/// Characters of one of them.
pub const LIMIT: usize = 400;
/// The most of one person that stand on it at a time.
pub const MOST: usize = 20;
/// Beside the field, when so many stand.
pub const FULL: &str = "Twenty of yours stand on it already. Talk about one, or withdraw one first";
const NOTHING: &str = "Please write a few words";
const ON_IT: &str = "It stands on the agenda already. Look at the page again.";
const OFF_IT: &str = "It is not on the agenda any more. Look at the page again.";

/// Something that one of the two wants to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemWords {
    /// What.
    pub what: String,
    /// Whoever wrote it finds it hard to say alone.
    pub hard: bool,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct ItemForm {
    pub what: String,
    pub hard: String,
    pub read_hints: String,
}

/// What either of the two does with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It was talked about.
    Talked,
    /// It comes back on the agenda.
    PutBack,
}

/// One place nearer to the beginning, or to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Words for ItemWords {
    const KIND: Kind = Kind { name: "agenda_item", scope: "agenda" };
}

impl ItemForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, beside its field.
    pub fn parse(&self) -> Result<ItemWords, Faults> {
        let what = passage(&self.what, LIMIT).and_then(|what| match what.as_str() {
            "" => Err(NOTHING.to_owned()),
            _ => wording::allowed(what),
        });
        let what = what.map_err(|fault| Faults::one("what", fault))?;
        Ok(ItemWords { what, hard: self.hard == "yes" })
    }
}

impl Act {
    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::PutBack => "put back",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Talked, Self::PutBack].into_iter().find(|act| act.word() == word)
    }

    /// Whether this can be done with one that is on the agenda, or is not.
    ///
    /// # Errors
    /// Why not.
    pub const fn may(self, is_on_it: bool) -> Result<(), &'static str> {
        match (self, is_on_it) {
            (Self::Talked, true) | (Self::PutBack, false) => Ok(()),
            (Self::Talked, false) => Err(OFF_IT),
            (Self::PutBack, true) => Err(ON_IT),
        }
    }
}

impl Way {
    /// The one that a form names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }

    /// The one with which the one at this place changes places, among so many.
    pub fn other(self, at: usize, of: usize) -> Option<usize> {
        match self {
            Self::Up => at.checked_sub(1),
            Self::Down => Some(at + 1).filter(|next| *next < of),
        }
    }
}

/// Whether one is on the agenda, by what was done with it last.
pub fn standing(last: Option<Act>) -> bool {
    last != Some(Act::Talked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_words_are_needed_and_no_key_to_a_phone() {
        let typed = |what: &str| ItemForm { what: what.to_owned(), ..ItemForm::default() }.parse();
        assert_eq!(typed(" The holidays ").map(|item| item.what).as_deref(), Ok("The holidays"));
        for wrong in [" ", &"x".repeat(LIMIT + 1), "Swap the PINs of our phones"] {
            assert!(typed(wrong).is_err(), "{wrong}");
        }
        let hard = ItemForm {
            what: "The letter".to_owned(),
            hard: "yes".to_owned(),
            ..ItemForm::default()
        };
        assert_eq!(hard.parse().map(|item| item.hard), Ok(true));
    }

    #[test]
    fn what_was_talked_about_can_come_back_and_nothing_is_done_twice() {
        assert!(standing(None) && standing(Some(Act::PutBack)) && !standing(Some(Act::Talked)));
        assert_eq!(Act::Talked.may(true), Ok(()));
        assert_eq!(Act::PutBack.may(false), Ok(()));
        assert_eq!((Act::Talked.may(false), Act::PutBack.may(true)), (Err(OFF_IT), Err(ON_IT)));
    }

    #[test]
    fn the_first_goes_no_further_up_and_the_last_no_further_down() {
        assert_eq!((Way::Up.other(0, 3), Way::Up.other(2, 3)), (None, Some(1)));
        assert_eq!((Way::Down.other(2, 3), Way::Down.other(0, 3)), (None, Some(1)));
    }
}
