//! Feelings and how strong they are: the words that a check-in offers.
//!
//! Eight families of six words each. A feeling is kept as its word and a strength as its number, so
//! an old record stays readable for as long as its word is in the list: a word may be added, never
//! taken out or respelt.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The eight families, in the order in which a page shows them.
pub const FAMILIES: [Family; 8] = [
    Family::Hurt,
    Family::Afraid,
    Family::Angry,
    Family::Sad,
    Family::Ashamed,
    Family::Calm,
    Family::Connected,
    Family::Hopeful,
];

/// The five strengths, from the faintest to the strongest.
pub const STRENGTHS: [Strength; 5] =
    [Strength(1), Strength(2), Strength(3), Strength(4), Strength(5)];

/// A group of feelings that lie close together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Wounded by somebody.
    Hurt,
    /// Not safe, or not sure.
    Afraid,
    /// Something was not right.
    Angry,
    /// Something is lost.
    Sad,
    /// Small in one's own eyes.
    Ashamed,
    /// At rest.
    Calm,
    /// Near to the other.
    Connected,
    /// Looking ahead.
    Hopeful,
}

impl Family {
    /// The heading above the family's feelings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hurt => "Hurt",
            Self::Afraid => "Afraid",
            Self::Angry => "Angry",
            Self::Sad => "Sad",
            Self::Ashamed => "Ashamed",
            Self::Calm => "Calm",
            Self::Connected => "Connected",
            Self::Hopeful => "Hopeful",
        }
    }

    /// The family's six feelings, in the order in which a page shows them.
    pub fn feelings(self) -> impl Iterator<Item = Feeling> {
        self.words().split(", ").map(move |word| Feeling { family: self, word })
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Hurt => "hurt, rejected, betrayed, humiliated, unimportant, lonely",
            Self::Afraid => "afraid, anxious, insecure, on guard, overwhelmed, unsure",
            Self::Angry => "angry, resentful, bitter, frustrated, disgusted, let down",
            Self::Sad => "sad, grieving, hopeless, numb, disappointed, tired",
            Self::Ashamed => "ashamed, guilty, regretful, exposed, helpless, small",
            Self::Calm => "calm, safe, relieved, steady, rested, settled",
            Self::Connected => "close, loved, seen, grateful, tender, playful",
            Self::Hopeful => "hopeful, encouraged, proud, curious, determined, open",
        }
    }
}

/// One feeling from the list; no other can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeling {
    family: Family,
    word: &'static str,
}

impl Feeling {
    /// The feeling with exactly this word, if the list has it.
    pub fn parse(word: &str) -> Option<Self> {
        FAMILIES.into_iter().flat_map(Family::feelings).find(|feeling| feeling.word == word)
    }

    /// The word on the screen and in the record.
    pub const fn word(self) -> &'static str {
        self.word
    }

    /// The family it belongs to; each word is in one family only.
    pub const fn family(self) -> Family {
        self.family
    }
}

impl Serialize for Feeling {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word)
    }
}

impl<'de> Deserialize<'de> for Feeling {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        // The error does not repeat the word: errors may reach a log, a person's words may not.
        Self::parse(&word).ok_or_else(|| D::Error::custom("not one of the feelings"))
    }
}

/// How strongly a feeling is felt, from 1 (a little) to 5 (very strongly).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength(u8);

impl Strength {
    /// The strength that a form sends: a number from 1 to 5 in digits.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Self::from_number)
    }

    /// The strength with this number, if it is one of 1 to 5.
    pub fn from_number(number: u8) -> Option<Self> {
        STRENGTHS.into_iter().find(|strength| strength.0 == number)
    }

    /// Its number, 1 to 5, as forms send it and records keep it.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its words, to stand beside a feeling: "lonely, clearly".
    pub const fn word(self) -> &'static str {
        match self.0 {
            1 => "a little",
            2 => "somewhat",
            3 => "clearly",
            4 => "strongly",
            _ => "very strongly",
        }
    }
}

impl Serialize for Strength {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Strength {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(deserializer)?;
        Self::from_number(number).ok_or_else(|| D::Error::custom("not a strength from 1 to 5"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Old records hold these words: a test that had to be changed here would be a warning.
    const LIST: [&str; 8] = [
        "Hurt: hurt, rejected, betrayed, humiliated, unimportant, lonely",
        "Afraid: afraid, anxious, insecure, on guard, overwhelmed, unsure",
        "Angry: angry, resentful, bitter, frustrated, disgusted, let down",
        "Sad: sad, grieving, hopeless, numb, disappointed, tired",
        "Ashamed: ashamed, guilty, regretful, exposed, helpless, small",
        "Calm: calm, safe, relieved, steady, rested, settled",
        "Connected: close, loved, seen, grateful, tender, playful",
        "Hopeful: hopeful, encouraged, proud, curious, determined, open",
    ];

    #[test]
    fn the_families_and_their_words_are_the_agreed_list() {
        let shown = FAMILIES.map(|family| {
            let words: Vec<_> = family.feelings().map(Feeling::word).collect();
            format!("{}: {}", family.word(), words.join(", "))
        });
        assert_eq!(shown, LIST);
    }

    #[test]
    fn every_word_leads_back_to_its_own_feeling_and_family() {
        for family in FAMILIES {
            for feeling in family.feelings() {
                assert_eq!(feeling.family(), family);
                assert_eq!(Feeling::parse(feeling.word()), Some(feeling));
            }
        }
    }

    #[test]
    fn a_word_outside_the_list_is_no_feeling() {
        for word in ["", "Hurt", "hurt ", "on  guard", "jealous", "hurt, sad"] {
            assert_eq!(Feeling::parse(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_strength_is_one_of_five_and_has_its_words() {
        let cases = [
            ("0", None),
            ("1", Some("a little")),
            ("2", Some("somewhat")),
            ("3", Some("clearly")),
            ("4", Some("strongly")),
            ("5", Some("very strongly")),
            ("6", None),
            ("256", None),
            ("-1", None),
            ("", None),
            (" 3", None),
            ("3.5", None),
            ("clearly", None),
        ];
        for (text, words) in cases {
            assert_eq!(Strength::parse(text).map(Strength::word), words, "{text:?}");
        }
    }

    #[test]
    fn a_record_keeps_the_word_and_the_number() {
        let felt = (Feeling::parse("on guard"), Strength::from_number(4));
        let kept = serde_json::to_string(&felt).expect("serialises");
        assert_eq!(kept, r#"["on guard",4]"#);
        let read: (Option<Feeling>, Option<Strength>) =
            serde_json::from_str(&kept).expect("reads back");
        assert_eq!(read, felt);
    }

    #[test]
    fn a_record_with_an_unknown_feeling_is_refused_without_repeating_it() {
        for kept in [r#""jealous""#, r#""""#, r#""Hurt""#] {
            let fault = serde_json::from_str::<Feeling>(kept).expect_err("unknown").to_string();
            assert!(fault.starts_with("not one of the feelings"), "{fault}");
            assert!(!fault.contains("jealous"), "{fault}");
        }
    }

    #[test]
    fn a_record_with_a_strength_out_of_range_is_refused() {
        for kept in ["0", "6", "300", "-1", "2.5", r#""3""#] {
            assert!(serde_json::from_str::<Strength>(kept).is_err(), "{kept}");
        }
    }
}
