//! What an idea needs, and which of them fit: pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    sealed::{Kind, Words},
    steps::{communication::wording, quality_time::date::plan::limit},
    text::{Faults, line},
};

/// The most ideas of one person that stand at a time.
pub const MOST: usize = 50;
/// Beside the field, when so many stand.
pub const FULL: &str = "Fifty ideas of yours stand already. Withdraw one first";

/// A choice with a word that forms send and a label that pages show.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $one:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $word)] $one,)+
        }

        impl $name {
            /// All there are, from the least.
            pub const ALL: &'static [Self] = &[$(Self::$one),+];

            /// As it is sent.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$one => $word),+ }
            }

            /// As it is shown.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$one => $label),+ }
            }

            /// The one with this word; nothing if none was chosen.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

choice! {
    /// At most so long.
    Time {
        /// A quarter of an hour.
        Quarter = "15", "A quarter of an hour";
        /// Half an hour.
        Half = "30", "Half an hour";
        /// An hour.
        Hour = "60", "An hour";
        /// Two hours.
        Two = "120", "Two hours";
        /// Half a day.
        Long = "240", "Half a day";
    }
}

choice! {
    /// At most so much.
    Money {
        /// Nothing.
        Nothing = "nothing", "Costs nothing";
        /// A little.
        Little = "a little", "Costs a little";
        /// More.
        More = "more", "Costs more";
    }
}

choice! {
    /// Where.
    Spot {
        /// At home.
        Home = "home", "At home";
        /// Out.
        Out = "out", "Out";
    }
}

choice! {
    /// How much energy.
    Energy {
        /// Little.
        Low = "low", "Little energy";
        /// Some.
        Some = "some", "Some energy";
    }
}

/// What an idea needs, as far as that was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    /// How long at most.
    pub time: Option<Time>,
    /// How much at most.
    pub money: Option<Money>,
    /// Where.
    pub place: Option<Spot>,
    /// How much energy.
    pub energy: Option<Energy>,
}

/// An idea of one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaWords {
    /// What.
    pub what: String,
    /// What it needs.
    pub needs: Needs,
}

impl Words for IdeaWords {
    const KIND: Kind = Kind { name: "idea", scope: "dates" };
}

/// What is chosen on the page: nothing means that it does not matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter(pub Needs);

/// The form of an idea, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct IdeaForm {
    pub what: String,
    pub time: String,
    pub money: String,
    pub place: String,
    pub energy: String,
    pub read_hints: String,
}

impl Needs {
    /// What these words say; a word that is none of them says nothing.
    pub fn parse([time, money, place, energy]: [&str; 4]) -> Self {
        Self {
            time: Time::parse(time),
            money: Money::parse(money),
            place: Spot::parse(place),
            energy: Energy::parse(energy),
        }
    }

    /// The same in words, in the order of [`Self::parse`].
    pub fn words(self) -> [&'static str; 4] {
        [
            self.time.map_or("", Time::word),
            self.money.map_or("", Money::word),
            self.place.map_or("", Spot::word),
            self.energy.map_or("", Energy::word),
        ]
    }

    /// In a sentence without its stop, such as "Half an hour. Costs nothing. At home. Little energy".
    pub fn sentence(self) -> String {
        let labels = [
            self.time.map(Time::label),
            self.money.map(Money::label),
            self.place.map(Spot::label),
            self.energy.map(Energy::label),
        ];
        labels.into_iter().flatten().collect::<Vec<_>>().join(". ")
    }
}

impl Filter {
    /// Whether an idea with these needs fits: no longer, no dearer, there, and as much energy as is
    /// there. What it does not say fits always.
    pub fn admits(self, needs: Needs) -> bool {
        let Self(wanted) = self;
        fits(wanted.time, needs.time, |most, it| it <= most)
            && fits(wanted.money, needs.money, |most, it| it <= most)
            && fits(wanted.place, needs.place, |there, it| it == there)
            && fits(wanted.energy, needs.energy, |much, it| it == much)
    }
}

/// Every filter that can be chosen.
#[cfg(test)]
pub(super) fn every_filter() -> Vec<Filter> {
    let all = with(&[Needs::default()], Time::ALL, |needs, time| Needs { time, ..needs });
    let all = with(&all, Money::ALL, |needs, money| Needs { money, ..needs });
    let all = with(&all, Spot::ALL, |needs, place| Needs { place, ..needs });
    let all = with(&all, Energy::ALL, |needs, energy| Needs { energy, ..needs });
    all.into_iter().map(Filter).collect()
}

/// Each of these with each of the choices, and without one.
#[cfg(test)]
fn with<T: Copy>(
    all: &[Needs],
    choices: &[T],
    set: impl Fn(Needs, Option<T>) -> Needs,
) -> Vec<Needs> {
    let choices = || [None].into_iter().chain(choices.iter().copied().map(Some));
    let each = |needs: &Needs| choices().map(|one| set(*needs, one)).collect::<Vec<_>>();
    all.iter().flat_map(each).collect()
}

fn fits<T>(wanted: Option<T>, needs: Option<T>, fit: fn(T, T) -> bool) -> bool {
    wanted.zip(needs).is_none_or(|(wanted, needs)| fit(wanted, needs))
}

/// Mixed anew each day, so that not the same ones always lie on top; the same for both of the two.
pub fn mixed<T>(mut all: Vec<T>, day: NaiveDate, key: impl Fn(&T) -> &str) -> Vec<T> {
    let day = day.to_string();
    all.sort_by_cached_key(|one| -> [u8; 32] {
        Sha256::new().chain_update(&day).chain_update(key(one)).finalize().into()
    });
    all
}

impl IdeaForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, beside its field.
    pub fn parse(&self) -> Result<IdeaWords, Faults> {
        let what = line(&self.what, limit::WHAT, "Please say what you could do");
        let what = what.and_then(wording::allowed).map_err(|fault| Faults::one("what", fault))?;
        let needs = Needs::parse([&self.time, &self.money, &self.place, &self.energy]);
        Ok(IdeaWords { what, needs })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn needs(words: [&str; 4]) -> Needs {
        Needs::parse(words)
    }

    #[test]
    fn what_is_chosen_is_the_most_that_an_idea_may_need() {
        let walk = needs(["60", "nothing", "out", "some"]);
        for (chosen, fit) in [
            (["", "", "", ""], true),
            (["60", "", "", ""], true),
            (["240", "more", "", ""], true),
            (["30", "", "", ""], false),
            (["", "", "home", ""], false),
            (["", "", "", "low"], false),
            (["x", "y", "z", "w"], true),
        ] {
            assert_eq!(Filter(needs(chosen)).admits(walk), fit, "{chosen:?}");
        }
        assert!(!Filter(needs(["", "nothing", "", ""])).admits(needs(["", "a little", "", ""])));
        assert!(Filter(needs(["15", "nothing", "home", "low"])).admits(Needs::default()));
    }

    #[test]
    fn needs_are_said_in_words_and_read_again() {
        let soup = needs(["30", "a little", "home", "low"]);
        assert_eq!(soup.sentence(), "Half an hour. Costs a little. At home. Little energy");
        assert_eq!(needs(soup.words()), soup);
        assert_eq!(Needs::default().sentence(), "");
    }

    #[test]
    fn each_day_has_its_own_order_and_nothing_is_lost() {
        let all: Vec<_> = (0..40).map(|nth| nth.to_string()).collect();
        let on = |day: &str| mixed(all.clone(), day.parse().expect("a day"), |one| one);
        assert_eq!(on("2026-03-12"), on("2026-03-12"));
        assert_ne!(on("2026-03-12"), on("2026-03-13"));
        let each: BTreeSet<_> = on("2026-03-12").into_iter().collect();
        assert_eq!(each.len(), all.len());
    }

    #[test]
    fn an_idea_is_one_line_and_no_key_to_a_phone() {
        let typed = |what: &str| IdeaForm { what: what.to_owned(), ..IdeaForm::default() }.parse();
        assert_eq!(typed(" The  lake ").map(|idea| idea.what).as_deref(), Ok("The lake"));
        for wrong in ["", &"x".repeat(limit::WHAT + 1), "Swap the PINs of our phones"] {
            assert!(typed(wrong).is_err(), "{wrong}");
        }
    }
}
