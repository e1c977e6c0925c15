//! What is written down of somebody whom the two could ask, and whether it is on the list.

use serde::{Deserialize, Serialize};

use super::ContactId;
use crate::{
    sealed::{Kind, Words},
    steps::therapy::search::End,
    text::{Faults, line, passage},
};

/// Characters of a name.
pub const NAME_LIMIT: usize = 120;
/// Characters of how somebody is reached.
pub const REACH_LIMIT: usize = 600;
/// Characters of what the two know of them.
pub const NOTE_LIMIT: usize = 600;
/// The most that are on the list.
pub const MOST: usize = 20;
/// Beside the field, when so many are.
pub const FULL: &str = "Twenty are on the list already. Take one off first";
/// Beside the field, when it is not on the list any more.
pub const GONE: &str = "It was changed or taken off the list meanwhile. What you wrote is kept in this form; look at \
                        the list, and write it down there";

const WHO: &str = "Please write a name";
const OFF: &str = "It is not on the list any more. Look at the list again.";

/// Somebody whom the two could ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactWords {
    /// Their name, or that of a practice.
    pub name: String,
    /// Phone, mail, address; may be empty.
    pub reach: String,
    /// What the two know of them; may be empty.
    pub note: String,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct ContactForm {
    pub name: String,
    pub reach: String,
    pub note: String,
    pub read_hints: String,
}

impl Words for ContactWords {
    const KIND: Kind = Kind { name: "contact", scope: "contacts" };
}

impl ContactForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn parse(&self) -> Result<ContactWords, Faults> {
        let mut faults = Faults::none();
        let name = faults.take("name", line(&self.name, NAME_LIMIT, WHO));
        let reach = faults.take("reach", passage(&self.reach, REACH_LIMIT));
        let note = faults.take("note", passage(&self.note, NOTE_LIMIT));
        match (name, reach, note) {
            (Some(name), Some(reach), Some(note)) => Ok(ContactWords { name, reach, note }),
            _ => Err(faults),
        }
    }
}

/// Whether it is on the list, and so can be changed or taken off.
///
/// # Errors
/// Why not.
pub const fn on_the_list(
    end: Option<&End<ContactId>>,
    is_withdrawn: bool,
) -> Result<(), &'static str> {
    match (end, is_withdrawn) {
        (None, false) => Ok(()),
        _ => Err(OFF),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::access::PersonId;

    #[test]
    fn a_name_is_enough() {
        let form = |name: &str, reach: &str| ContactForm {
            name: name.to_owned(),
            reach: reach.to_owned(),
            ..ContactForm::default()
        };
        let name = form(" Dr. Noor  Weber ", "").parse().map(|it| it.name);
        assert_eq!(name.as_deref(), Ok("Dr. Noor Weber"));
        assert!(form(" ", "030 123").parse().is_err());
        assert!(form("x", &"1".repeat(REACH_LIMIT + 1)).parse().is_err());
    }

    #[test]
    fn what_left_the_list_comes_back_by_nobodys_doing() {
        let (by, at) = (PersonId::mint(), DateTime::UNIX_EPOCH);
        for next in [None, Some(ContactId::mint())] {
            assert_eq!(on_the_list(Some(&End { by, at, next }), false), Err(OFF));
        }
        assert_eq!((on_the_list(None, true), on_the_list(None, false)), (Err(OFF), Ok(())));
    }
}
