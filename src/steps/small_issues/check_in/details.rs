//! What may be added to a check-in after saving: feelings, energy, a need, a thank-you, a note.
//! Each can be skipped, and all of them skipped leaves nothing behind.

use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Words},
    steps::small_issues::feeling::{Feeling, Strength},
    text::{Faults, passage},
};

/// Characters in a need and in a thank-you.
pub const LINE_LIMIT: usize = 200;
/// Characters in a note.
pub const NOTE_LIMIT: usize = 1000;
/// Feelings of one check-in.
pub const MOST_FEELINGS: usize = 3;

/// What was added to a check-in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// At most three, each once.
    pub feelings: Vec<Felt>,
    /// How much energy there is.
    pub energy: Option<Energy>,
    /// What would help, or empty.
    pub need: String,
    /// A thank-you to the partner, or empty.
    pub thanks: String,
    /// Anything else, or empty.
    pub note: String,
}

/// A feeling, and how strong it is if that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Felt {
    /// The feeling.
    pub feeling: Feeling,
    /// How strong.
    pub strength: Option<Strength>,
}

/// How much energy there is, from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Energy(u8);

/// The fields as a form sends them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of Details; numbers tell feelings apart")]
pub struct DetailsForm {
    pub feeling_1: String,
    pub feeling_2: String,
    pub feeling_3: String,
    pub strength_1: String,
    pub strength_2: String,
    pub strength_3: String,
    pub energy: String,
    pub need: String,
    pub thanks: String,
    pub note: String,
    pub read_hints: String,
}

/// The feelings that were chosen, each once, in the order of the page. Words that are not in the
/// list are left out.
///
/// # Errors
/// The sentence to show above the feelings if there are more than three.
pub fn choose(words: &[String]) -> Result<Vec<Feeling>, String> {
    let mut chosen: Vec<Feeling> = Vec::new();
    for feeling in words.iter().filter_map(|word| Feeling::parse(word)) {
        if !chosen.contains(&feeling) {
            chosen.push(feeling);
        }
    }
    match chosen.len() {
        0..=MOST_FEELINGS => Ok(chosen),
        many => Err(format!(
            "These are {many} feelings. Please keep the three that matter most right now"
        )),
    }
}

impl Energy {
    /// From the least to the most.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The one that a form sends.
    pub fn parse(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|energy| energy.0.to_string() == value)
    }

    /// Its number, as forms send it and records keep it.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// As it is shown.
    pub const fn words(self) -> &'static str {
        match self.0 {
            1 => "hardly any",
            2 => "a little",
            3 => "some",
            4 => "quite a lot",
            _ => "plenty",
        }
    }
}

impl From<Energy> for u8 {
    fn from(energy: Energy) -> Self {
        energy.0
    }
}

impl TryFrom<u8> for Energy {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::ALL.into_iter().find(|energy| energy.0 == number).ok_or("not from 1 to 5")
    }
}

impl Words for Details {
    const KIND: Kind = Kind { name: "check_in_detail", scope: "check_in" };
}

impl Details {
    /// Whether everything was skipped: then there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl DetailsForm {
    /// What was added, or nothing after noting each fault beside its field.
    pub fn parse(&self, faults: &mut Faults) -> Option<Details> {
        let feelings = faults.take("feelings", self.feelings());
        let energy = faults.take("energy", optional(&self.energy, Energy::parse));
        let need = faults.take("need", passage(&self.need, LINE_LIMIT));
        let thanks = faults.take("thanks", passage(&self.thanks, LINE_LIMIT));
        let note = faults.take("note", passage(&self.note, NOTE_LIMIT));
        Some(Details {
            feelings: feelings?,
            energy: energy?,
            need: need?,
            thanks: thanks?,
            note: note?,
        })
    }

    fn feelings(&self) -> Result<Vec<Felt>, String> {
        let fields = [
            (&self.feeling_1, &self.strength_1),
            (&self.feeling_2, &self.strength_2),
            (&self.feeling_3, &self.strength_3),
        ];
        let mut feelings: Vec<Felt> = Vec::new();
        for (word, strength) in fields.into_iter().filter(|(word, _)| !word.is_empty()) {
            let feeling = Feeling::parse(word).ok_or_else(choose_again)?;
            let strength = optional(strength, Strength::parse)?;
            if feelings.iter().any(|felt| felt.feeling == feeling) {
                return Err(choose_again());
            }
            feelings.push(Felt { feeling, strength });
        }
        Ok(feelings)
    }
}

/// What was skipped is nothing; what was not has to be one of the choices.
fn optional<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    parse(value).map(Some).ok_or_else(choose_again)
}

fn choose_again() -> String {
    "Please choose once more from what is offered here".to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::steps::small_issues::feeling::{FAMILIES, Family};

    fn parse(form: &DetailsForm) -> (Option<Details>, Faults) {
        let mut faults = Faults::none();
        let details = form.parse(&mut faults);
        (details, faults)
    }

    fn named(feelings: &[&str]) -> Vec<String> {
        feelings.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn up_to_three_feelings_each_once() {
        let three = choose(&named(&["sad", "tired", "sad", "jealous", "close"]));
        let words: Option<Vec<_>> =
            three.ok().map(|three| three.into_iter().map(Feeling::word).collect());
        assert_eq!(words, Some(vec!["sad", "tired", "close"]));
        let four = choose(&named(&["sad", "tired", "close", "open"]));
        assert!(four.is_err_and(|sentence| sentence.starts_with("These are 4 feelings")));
        assert_eq!(choose(&[]), Ok(Vec::new()));
    }

    #[test]
    fn everything_skipped_is_nothing() {
        let blank =
            DetailsForm { need: "  ".into(), note: "\r\n".into(), ..DetailsForm::default() };
        let (details, faults) = parse(&blank);
        assert!(details.is_some_and(|details| details.is_empty()));
        assert!(faults.is_empty());
    }

    #[test]
    fn each_can_be_given_alone() {
        let base = DetailsForm::default;
        let cases = [
            DetailsForm { feeling_2: "on guard".into(), ..base() },
            DetailsForm { energy: "1".into(), ..base() },
            DetailsForm { need: "An hour alone".into(), ..base() },
            DetailsForm { thanks: "For the soup".into(), ..base() },
            DetailsForm { note: "Quiet day".into(), ..base() },
        ];
        for form in cases {
            let (details, faults) = parse(&form);
            assert!(details.is_some_and(|details| !details.is_empty()), "{form:?}");
            assert!(faults.is_empty());
        }
    }

    #[test]
    fn a_strength_without_its_feeling_is_nothing() {
        let form = DetailsForm { strength_1: "5".into(), ..DetailsForm::default() };
        assert_eq!(parse(&form).0, Some(Details::default()));
    }

    #[test]
    fn each_fault_stands_beside_its_field() {
        let base = DetailsForm::default;
        let cases = [
            ("feelings", DetailsForm { feeling_1: "jealous".into(), ..base() }),
            (
                "feelings",
                DetailsForm { feeling_1: "sad".into(), feeling_2: "sad".into(), ..base() },
            ),
            ("feelings", DetailsForm { feeling_3: "sad".into(), strength_3: "6".into(), ..base() }),
            ("energy", DetailsForm { energy: "0".into(), ..base() }),
            ("need", DetailsForm { need: "x".repeat(LINE_LIMIT + 1), ..base() }),
            ("thanks", DetailsForm { thanks: "x".repeat(LINE_LIMIT + 1), ..base() }),
            ("note", DetailsForm { note: "x".repeat(NOTE_LIMIT + 1), ..base() }),
        ];
        for (field, form) in cases {
            let (details, faults) = parse(&form);
            assert_eq!(details, None, "{field}");
            let json = serde_json::to_string(&faults).expect("serialises");
            assert!(json.starts_with(&format!("[[\"{field}\"")), "{json}");
        }
    }

    proptest! {
        /// Whatever is within the limits is kept, and reads back from its record.
        #[test]
        fn what_is_within_the_limits_is_kept(
            need in "[^\\p{Cc}]{0,200}",
            note in "[^\\p{Cc}]{0,1000}",
            energy in 1_u8..=5,
            at in 0_usize..8,
        ) {
            let feeling = Family::feelings(FAMILIES[at]).next().expect("six feelings");
            let form = DetailsForm {
                feeling_1: feeling.word().to_owned(),
                energy: energy.to_string(),
                need: need.clone(),
                note: note.clone(),
                ..DetailsForm::default()
            };
            let details = parse(&form).0.expect("within the limits");
            prop_assert_eq!(&details.need, need.trim());
            prop_assert_eq!(&details.note, note.trim());
            let record = serde_json::to_string(&details).expect("serialises");
            prop_assert_eq!(serde_json::from_str::<Details>(&record).expect("reads"), details);
        }
    }
}
