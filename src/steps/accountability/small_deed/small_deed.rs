//! What a small deed says, what may stand on a list, and who may do what with one.

use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    sealed::{Kind, Words},
    steps::communication::wording,
    text::line,
};

/// The most characters of one.
pub const LIMIT: usize = 120;
/// The most that stand on one list: what somebody would like to do, not all that they could.
pub const MOST: usize = 40;

/// A small deed, in the words of who would like to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedWords {
    /// What.
    pub deed: String,
}

impl Words for DeedWords {
    const KIND: Kind = Kind { name: "small_deed", scope: "small_deed" };
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct DeedForm {
    pub deed: String,
    pub read_hints: String,
}

impl DeedForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, to stand beside the field.
    pub fn parse(&self) -> Result<DeedWords, String> {
        let deed =
            line(&self.deed, LIMIT, "Please write one small thing that you would like to do")?;
        Ok(DeedWords { deed: wording::allowed(deed)? })
    }
}

/// Whether something may be added to a list on which these stand.
///
/// # Errors
/// Why not.
pub fn admits<'a>(
    list: impl IntoIterator<Item = Option<&'a DeedWords>>,
    new: &DeedWords,
) -> Result<(), &'static str> {
    let list: Vec<_> = list.into_iter().collect();
    if list.iter().flatten().any(|words| words.deed.to_lowercase() == new.deed.to_lowercase()) {
        return Err("This is on your list already.");
    }
    if list.len() >= MOST {
        return Err("Your list holds forty small deeds, and it is full. Take one off first.");
    }
    Ok(())
}

/// Where a small deed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whose list it is, or was, on.
    pub author: PersonId,
    /// Whether it is on it now.
    pub is_listed: bool,
    /// Whether it matters to the other.
    pub is_starred: bool,
}

const OFF: &str = "This is not on the list any more.";

impl Standing {
    /// The other says that it matters to them.
    ///
    /// # Errors
    /// If it is not theirs to say, or not there any more.
    pub fn star(self, who: PersonId) -> Result<Self, &'static str> {
        self.may_star(who)?;
        if self.is_listed { Ok(Self { is_starred: true, ..self }) } else { Err(OFF) }
    }

    /// The other takes their star back; without one there is nothing to take back, and no harm done.
    ///
    /// # Errors
    /// If it is not theirs.
    pub fn take_star_back(self, who: PersonId) -> Result<Self, &'static str> {
        self.may_star(who)?;
        Ok(Self { is_starred: false, ..self })
    }

    /// Its author takes it off their list.
    ///
    /// # Errors
    /// If it is the other's, or off already.
    pub fn retire(self, who: PersonId) -> Result<Self, &'static str> {
        match self.is_listed {
            _ if who != self.author => Err("This is on the other’s list, and theirs to take off."),
            false => Err(OFF),
            true => Ok(Self { is_listed: false, ..self }),
        }
    }

    fn may_star(self, who: PersonId) -> Result<(), &'static str> {
        let is_own = who == self.author;
        if is_own {
            Err("This is on your own list. The star is the other’s to give.")
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(deed: &str) -> DeedWords {
        DeedWords { deed: deed.to_owned() }
    }

    fn typed(deed: &str) -> Result<DeedWords, String> {
        DeedForm { deed: deed.to_owned(), ..DeedForm::default() }.parse()
    }

    #[test]
    fn one_line_is_enough_and_no_key_to_a_phone() {
        assert_eq!(typed("  Warm the  car "), Ok(words("Warm the car")));
        for wrong in ["", " \n ", &"x".repeat(LIMIT + 1), "Tell you the PIN of my phone"] {
            assert!(typed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_stands_on_a_list_twice_and_it_has_an_end() {
        let tea = words("Make the tea");
        let ends = admits([Some(&tea), None], &words("make the TEA"));
        assert_eq!(ends, Err("This is on your list already."));
        assert_eq!(admits([Some(&tea)], &words("Make the bed")), Ok(()));
        let many = vec![Some(&tea); MOST];
        assert!(
            admits(many.clone(), &words("Make the bed")).is_err_and(|why| why.contains("full"))
        );
        assert_eq!(admits(many[1..].to_vec(), &words("Make the bed")), Ok(()));
    }

    proptest! {
        /// Whoever does what in whatever order: only its author takes it off, only the other stars it, and
        /// what is off gets no star any more.
        #[test]
        fn each_does_only_what_is_theirs(acts in proptest::collection::vec((0_u8..3, any::<bool>()), 0..12)) {
            let (ana, ben) = (PersonId::mint(), PersonId::mint());
            let mut now = Standing { author: ana, is_listed: true, is_starred: false };
            for (act, by_author) in acts {
                let who = if by_author { ana } else { ben };
                let (next, may) = match act {
                    0 => (now.star(who), !by_author && now.is_listed),
                    1 => (now.take_star_back(who), !by_author),
                    _ => (now.retire(who), by_author && now.is_listed),
                };
                prop_assert_eq!(next.is_ok(), may);
                now = next.unwrap_or(now);
            }
        }
    }
}
