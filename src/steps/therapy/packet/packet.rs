//! What a packet is, and what one may choose for it.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    agreeing::{Agreeable, Says},
    entry::Said,
    sealed::{Kind, Words},
    steps::therapy::link::Section,
    text::{Faults, Typed},
};

/// From the first to the last day: three months, at most.
const LONGEST: TimeDelta = TimeDelta::days(92);
/// What the form begins with.
const USUAL: TimeDelta = TimeDelta::days(27);
/// So many bytes, at most, packed: some twenty pages.
const MOST: usize = 60_000;
/// Of one section, at most.
pub(super) const EACH: usize = 60;

const WHICH: &str = "Please choose at least one section";
const FIRST: &str = "Please choose the first day";
const LAST: &str = "Please choose the last day: today, or one before";
const BACKWARDS: &str = "The first day comes after the last";
const TOO_LONG: &str = "That is more than three months. Please choose a later first day";
/// It is more than one packet holds.
pub(super) const TOO_MUCH: &str =
    "That is more than one packet holds. Please choose fewer days, or fewer sections";

/// What the two hand to a therapist, as it stood when it was put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// The first day that it looks at.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// The names of the two, in the order of the alphabet.
    pub people: [String; 2],
    /// Section by section, in the order of the page.
    pub parts: Vec<Part>,
}

/// What stands in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// In one group, or in one for each of the two.
    pub groups: Vec<Group>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The heading, if there is one.
    pub title: String,
    /// What stands below it.
    pub rows: Vec<Row>,
}

/// Words of one of the two, with what the app says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What somebody wrote, word for word; may be empty.
    pub words: String,
    /// Whose it is, when it was, what became of it; may be empty.
    pub line: String,
    /// What belongs to it.
    pub under: Vec<Under>,
}

/// What belongs to a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Under {
    /// What somebody wrote, word for word; may be empty.
    pub words: String,
    /// What the app says of it; may be empty.
    pub line: String,
}

/// The form, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct ChoiceForm {
    pub section: Vec<String>,
    pub first: String,
    pub last: String,
    /// Names what the page showed, for whoever puts it to the other.
    pub seen: String,
}

/// What one chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// In the order of the page.
    pub sections: Vec<Section>,
    /// The first day.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

impl ChoiceForm {
    /// Whether nothing was chosen yet.
    pub fn is_fresh(&self) -> bool {
        self.section.is_empty() && self.first.is_empty() && self.last.is_empty()
    }

    /// One after the other; or all in one with commas between, as the page that shows what would stand there sends
    /// them on.
    fn sections(&self) -> impl Iterator<Item = &str> {
        self.section.iter().flat_map(|words| words.split(','))
    }

    /// As it was chosen, for the page on which one chooses.
    pub(super) fn typed(&self) -> Typed {
        let days = [("first", self.first.as_str()), ("last", &self.last)];
        let all = self.sections().map(|section| ("section", section)).chain(days);
        Typed::new(all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// Reads it, on this day.
    ///
    /// # Errors
    /// What is not right, beside each field.
    pub fn parse(&self, today: NaiveDate) -> Result<Choice, Faults> {
        let mut faults = Faults::none();
        let is_chosen = |it: &Section| self.sections().any(|word| word == it.word());
        let sections: Vec<_> = Section::BY_KEY.into_iter().filter(is_chosen).collect();
        if sections.is_empty() {
            faults.add("section", WHICH);
        }
        let day =
            |typed: &str, missing: &str| typed.parse::<NaiveDate>().map_err(|_| missing.to_owned());
        let first = faults.take("first", day(&self.first, FIRST));
        let last = day(&self.last, LAST)
            .and_then(|day| if day <= today { Ok(day) } else { Err(LAST.to_owned()) });
        let last = faults.take("last", last);
        match first.zip(last) {
            Some((first, last)) if first > last => faults.add("first", BACKWARDS),
            Some((first, last)) if last - first > LONGEST => faults.add("first", TOO_LONG),
            Some((first, last)) if faults.is_empty() => {
                return Ok(Choice { sections, first, last });
            }
            _ => {}
        }
        Err(faults)
    }
}

/// What the form begins with, on this day: four weeks.
pub(super) fn usual(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - USUAL, today)
}

impl Packet {
    /// Names exactly these words: who reads them says yes to these alone.
    pub fn digest(&self) -> String {
        BASE64.encode(&Sha256::digest(self.packed()))
    }

    /// Whether it is more than one packet holds.
    pub fn is_too_much(&self) -> bool {
        let mut groups = self.parts.iter().flat_map(|part| &part.groups);
        self.packed().len() > MOST || groups.any(|group| group.rows.len() >= EACH)
    }

    fn packed(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// "1 February to 12 March 2026".
    pub fn days(&self) -> String {
        let (first, last) = (self.first, self.last);
        let format = match (first.year() == last.year(), first.month() == last.month()) {
            _ if first == last => return last.format("%-d %B %Y").to_string(),
            (true, true) => "%-d",
            (true, false) => "%-d %B",
            (false, _) => "%-d %B %Y",
        };
        format!("{} to {}", first.format(format), last.format("%-d %B %Y"))
    }
}

impl Group {
    /// Every word below its heading.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flat_map(|row| {
            let under = row.under.iter().flat_map(|it| [it.words.as_str(), &it.line]);
            [row.words.as_str(), &row.line].into_iter().chain(under)
        })
    }
}

impl Words for Packet {
    const KIND: Kind = Kind { name: "packet", scope: "packet" };
}

impl Agreeable for Packet {
    const NAME: &'static str = "packet";
    const PATH: &'static str = "/packets";
    const EACH_STANDS: bool = true;
    const IS_COPY: bool = true;
    const SAYS: Says = Says {
        proposed: "put it together",
        agreed: "read it and agreed",
        not: "not like this",
        ended: "ended it",
    };

    fn said(&self) -> Vec<Said> {
        let days = Said::chosen("From which day to which", self.days());
        let parts = self.parts.iter().flat_map(|part| {
            let title = part.section.title();
            let rows = part.groups.iter().flat_map(|group| &group.rows);
            let all = rows.flat_map(|row| {
                let under = row.under.iter().map(|it| (&it.words, &it.line));
                std::iter::once((&row.words, &row.line)).chain(under)
            });
            all.flat_map(move |(words, line)| {
                let line = (!line.is_empty()).then(|| Said::chosen(title, line));
                Said::written(title, words).into_iter().chain(line)
            })
        });
        std::iter::once(days).chain(parts).collect()
    }
}

#[cfg(test)]
#[path = "packet_tests.rs"]
mod tests;
