//! One part of what is written, and what it takes.

use chrono::{Datelike as _, NaiveDate};

use crate::{
    day,
    steps::small_issues::feeling::{FAMILIES, Family, Feeling},
    text::{capital, passage},
};

/// One part of what is written: a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// As it stands in the address.
    pub name: &'static str,
    /// What it asks, or how its sentence begins: both read it above the words.
    pub lead: &'static str,
    /// What helps to begin.
    pub hint: &'static str,
    /// Without it there is nothing to share.
    pub needed: bool,
    /// What is written there.
    pub takes: Takes,
}

/// What a part takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Words of at most so many characters.
    Text(usize),
    /// A line of at most so many characters.
    Line(usize),
    /// One of these: as it is kept, and in words.
    OneOf(&'static [(&'static str, &'static str)]),
    /// A day.
    Day,
}

impl Part {
    /// Whether a feeling is asked for, one's own or the other's.
    pub fn asks_for_a_feeling(self) -> bool {
        ["felt", "imagine"].contains(&self.name)
    }

    /// What was typed with the feelings that were chosen from the list, as one goes on writing: those
    /// that are not there yet, once each.
    pub fn with_feelings(self, typed: &str, chosen: &[String]) -> String {
        let typed = typed.trim();
        if !self.asks_for_a_feeling() {
            return typed.to_owned();
        }
        let all = FAMILIES.into_iter().flat_map(Family::feelings).map(Feeling::word);
        let new = all.filter(|word| chosen.iter().any(|it| it == word) && !says(typed, word));
        let words = new.collect::<Vec<_>>().join(", ");
        let open = typed.trim_end_matches([',', ';', ':', ' ']);
        match (typed, words.as_str()) {
            (typed, "") => typed.to_owned(),
            (_, words) if open.is_empty() => words.to_owned(),
            (typed, words) if typed.ends_with(['.', '!', '?', '…']) => {
                format!("{typed} {}.", capital(words))
            }
            (_, words) if open.ends_with(" and") => format!("{open} {words}"),
            (_, words) => format!("{open}, {words}"),
        }
    }

    /// What was typed, as it is kept; whoever goes on has written what is needed.
    ///
    /// # Errors
    /// The sentence to show beside the field.
    pub fn read(self, typed: &str, goes_on: bool) -> Result<String, String> {
        let words = self.takes.read(typed)?;
        if goes_on && self.needed && words.is_empty() {
            return Err(format!("{}, or stop here: your draft is kept", self.takes.please()));
        }
        Ok(words)
    }
}

/// Whether a text has this word, or these words, in it.
fn says(text: &str, word: &str) -> bool {
    let plain = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        format!(" {} ", words.map(str::to_lowercase).collect::<Vec<_>>().join(" "))
    };
    plain(text).contains(&plain(word))
}

impl Takes {
    /// How many characters there is room for, where somebody writes freely.
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::Text(limit) | Self::Line(limit) => Some(limit),
            Self::OneOf(_) | Self::Day => None,
        }
    }

    /// As both read what is kept.
    pub fn shown(self, kept: &str, today: NaiveDate) -> String {
        let shown = match self {
            Self::Text(_) | Self::Line(_) => None,
            Self::OneOf(choices) => {
                let chosen = choices.iter().find(|(value, _)| *value == kept);
                chosen.map(|(_, words)| (*words).to_owned())
            }
            Self::Day => kept.parse().ok().map(|day| day::in_words(day, today)),
        };
        shown.unwrap_or_else(|| kept.to_owned())
    }

    /// Nothing is kept as nothing.
    fn read(self, typed: &str) -> Result<String, String> {
        let nothing = typed.trim().is_empty();
        match self {
            Self::Text(limit) => passage(typed, limit),
            Self::Line(limit) => {
                let line = passage(typed, limit)?;
                Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ if nothing => Ok(String::new()),
            Self::OneOf(choices) => {
                let chosen = choices.iter().find(|(value, _)| *value == typed);
                chosen.map(|(value, _)| (*value).to_owned()).ok_or_else(|| self.please())
            }
            Self::Day => {
                let day = typed.trim().parse::<NaiveDate>().ok();
                let day = day.filter(|day| (1..=9999).contains(&day.year()));
                day.map(|day| day.to_string()).ok_or_else(|| self.please())
            }
        }
    }

    fn please(self) -> String {
        let please = match self {
            Self::Text(_) | Self::Line(_) => "Please write a few words",
            Self::OneOf(_) => "Please choose one",
            Self::Day => "Please choose a day",
        };
        please.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTHS: [(&str, &str); 2] = [("20", "20 minutes"), ("60", "An hour")];

    fn part(takes: Takes) -> Part {
        Part { name: "length", lead: "How long", hint: "", needed: true, takes }
    }

    #[test]
    fn what_is_kept_is_what_the_part_takes() {
        for (takes, typed, kept) in [
            (Takes::Text(9), " one\r\ntwo ", Some("one\ntwo")),
            (Takes::Text(3), "four", None),
            (Takes::Line(9), "one\ntwo", Some("one two")),
            (Takes::OneOf(&LENGTHS), "60", Some("60")),
            (Takes::OneOf(&LENGTHS), "61", None),
            (Takes::Day, " 2026-03-12 ", Some("2026-03-12")),
            (Takes::Day, "soon", None),
            (Takes::Day, "-2026-03-12", None),
            (Takes::Day, "12026-03-12", None),
        ] {
            assert_eq!(part(takes).read(typed, true).ok().as_deref(), kept, "{takes:?}: {typed}");
        }
    }

    #[test]
    fn who_stops_has_written_nothing_and_who_goes_on_something() {
        for takes in [Takes::Text(9), Takes::Line(9), Takes::OneOf(&LENGTHS), Takes::Day] {
            assert_eq!(part(takes).read(" ", false).as_deref(), Ok(""));
            let refused = part(takes).read(" ", true).expect_err("needed");
            assert!(refused.ends_with("your draft is kept"), "{refused}");
            let skipped = Part { needed: false, ..part(takes) };
            assert_eq!(skipped.read("", true).as_deref(), Ok(""));
        }
    }

    #[test]
    fn feelings_that_are_chosen_go_on_with_the_sentence() {
        let chosen = ["small", "afraid", "jealous"].map(str::to_owned);
        let felt = Part { name: "felt", ..part(Takes::Text(90)) };
        for (typed, written) in [
            ("", "afraid, small"),
            (" alone\n", "alone, afraid, small"),
            ("Afraid, alone", "Afraid, alone, small"),
            ("my stomach drop.", "my stomach drop. Afraid, small."),
            ("hurt,", "hurt, afraid, small"),
            ("hurt, and", "hurt, and afraid, small"),
            ("SMALL!  and alone", "SMALL!  and alone, afraid"),
            ("not smaller", "not smaller, afraid, small"),
        ] {
            assert_eq!(felt.with_feelings(typed, &chosen), written);
        }
        assert_eq!(felt.with_feelings("alone", &[]), "alone");
        assert_eq!(part(Takes::Text(90)).with_feelings("alone", &chosen), "alone");
    }

    #[test]
    fn what_was_chosen_is_read_in_words() {
        let today = "2026-03-12".parse().expect("a day");
        assert_eq!(Takes::OneOf(&LENGTHS).shown("60", today), "An hour");
        assert_eq!(Takes::OneOf(&LENGTHS).shown("45", today), "45");
        assert_eq!(Takes::Day.shown("2026-04-02", today), "Thursday 2 April");
        assert_eq!(Takes::Line(60).shown("Harbour", today), "Harbour");
    }
}
