//! Who can be called: a list that whoever runs the server can change, and that nobody trusts blindly.

use std::{fs, path::Path};

use anyhow::{Context as _, bail, ensure};
use chrono::NaiveDate;
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

/// The list that comes with the program.
pub const BUILT_IN: &str = include_str!("helplines.toml");

/// All that the help page lists.
#[derive(Debug, Clone)]
pub struct Helplines {
    /// For danger right now.
    pub emergency: Vec<Emergency>,
    /// Lines to call, by country.
    pub countries: Vec<Country>,
}

/// The number for danger right now.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// In which countries.
    pub r#where: String,
    /// What to dial.
    pub reach: String,
    /// What else to know, if anything.
    pub note: Option<String>,
}

/// A country and its lines.
#[derive(Debug, Clone)]
pub struct Country {
    /// Its name.
    pub name: String,
    /// At least one.
    pub lines: Vec<Helpline>,
}

/// A line that somebody can call.
#[derive(Debug, Clone)]
pub struct Helpline {
    /// What it calls itself.
    pub name: String,
    /// Whom it is for.
    pub whom: String,
    /// The number, or how else to reach it.
    pub reach: String,
    /// Its web address, if known.
    pub site: Option<String>,
    /// When it answers, if known.
    pub hours: Option<String>,
    /// What is spoken there, if known.
    pub languages: Option<String>,
    /// When somebody last compared this with what the line says of itself.
    pub checked: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenList {
    #[serde(default)]
    emergency: Vec<Emergency>,
    #[serde(default)]
    country: Vec<WrittenCountry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCountry {
    #[serde(default)]
    name: String,
    #[serde(default)]
    line: Vec<WrittenLine>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenLine {
    name: String,
    #[serde(rename = "for")]
    whom: String,
    reach: String,
    site: String,
    hours: String,
    languages: String,
    checked: String,
}

impl Helplines {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the list that comes with the program can be read")
    }

    /// The list in this file, or the one that comes with the program.
    ///
    /// # Errors
    /// In a sentence that names the entry, if anything is missing or not understood.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::built_in()) };
        let named = || format!("the helplines in {} cannot be used", file.display());
        let text = fs::read_to_string(file).with_context(named)?;
        Self::parse(&text).with_context(named)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// In a sentence that names the entry, if anything is missing or not understood.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let written: WrittenList = Figment::from(Toml::string(text)).extract()?;
        ensure!(!written.emergency.is_empty(), "no [[emergency]] number is in it");
        ensure!(!written.country.is_empty(), "no [[country]] is in it");
        let given = |emergency: &Emergency| {
            !emergency.r#where.trim().is_empty() && !emergency.reach.trim().is_empty()
        };
        ensure!(written.emergency.iter().all(given), "an [[emergency]] needs where and reach");
        let countries = written.country.into_iter().map(WrittenCountry::understood);
        Ok(Self { emergency: written.emergency, countries: countries.collect::<Result<_, _>>()? })
    }
}

impl WrittenCountry {
    fn understood(self) -> anyhow::Result<Country> {
        let name = self.name.trim().to_owned();
        ensure!(!name.is_empty(), "a [[country]] has no name");
        ensure!(!self.line.is_empty(), "{name} has no [[country.line]]");
        let lines = self.line.into_iter().map(|line| line.understood(&name));
        Ok(Country { lines: lines.collect::<Result<_, _>>()?, name })
    }
}

impl WrittenLine {
    fn understood(self, country: &str) -> anyhow::Result<Helpline> {
        let called = match self.name.trim() {
            "" => bail!("a line of {country} has no name"),
            name => name.to_owned(),
        };
        let wanted = |what: &str, value: &str| match value.trim() {
            "" => bail!("“{called}” in {country} does not say “{what}”"),
            value => Ok(value.to_owned()),
        };
        let known = |value: &str| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        let checked = wanted("checked", &self.checked)?;
        Ok(Helpline {
            whom: wanted("for", &self.whom)?,
            reach: wanted("reach", &self.reach)?,
            site: known(&self.site),
            hours: known(&self.hours),
            languages: known(&self.languages),
            checked: checked.parse().with_context(|| {
                format!("“{called}” in {country}: “{checked}” is no day such as 2026-11-24")
            })?,
            name: called,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ONE: &str = "[[emergency]]\nwhere = \"Europe\"\nreach = \"112\"\n\
        [[country]]\nname = \"Germany\"\n[[country.line]]\nname = \"Hilfe\"\nfor = \"Everybody\"\n\
        reach = \"116\"\nchecked = \"2026-11-24\"\n";

    #[test]
    fn the_list_that_comes_with_the_program_is_whole() {
        let all = Helplines::built_in();
        let names: BTreeSet<_> = all.countries.iter().map(|country| &country.name).collect();
        assert_eq!(names.len(), all.countries.len(), "each country once");
        let mut lines = all.countries.iter().flat_map(|country| &country.lines);
        assert!(lines.all(|line| line.reach.contains(|c: char| c.is_ascii_digit())));
    }

    #[test]
    fn what_is_wrong_in_the_list_is_said_with_its_place() {
        assert!(Helplines::parse(ONE).is_ok());
        for (is, becomes, says) in [
            ("112", "", "an [[emergency]] needs where and reach"),
            ("[[emergency]]\nwhere = \"Europe\"\nreach = \"112\"\n", "", "no [[emergency]]"),
            ("\"Germany\"", "\" \"", "a [[country]] has no name"),
            ("\"Hilfe\"", "\"\"", "a line of Germany has no name"),
            ("\"Everybody\"", "\"\"", "“Hilfe” in Germany does not say “for”"),
            ("reach = \"116\"\n", "", "“Hilfe” in Germany does not say “reach”"),
            ("2026-11-24", "today", "“today” is no day such as 2026-11-24"),
            ("checked = \"2026-11-24\"\n", "", "does not say “checked”"),
            ("name = \"Hilfe\"", "nmae = \"Hilfe\"", "unknown field"),
            ("[[country]]", "[[country", "TOML"),
        ] {
            let wrong = ONE.replacen(is, becomes, 1);
            assert_ne!(wrong, ONE, "{is}");
            let said = format!("{:#}", Helplines::parse(&wrong).expect_err(becomes));
            assert!(said.contains(says), "{is} → {becomes}: {said}");
        }
        let nobody = ONE.split("[[country.line]]").next().expect("a beginning");
        let said = Helplines::parse(nobody).expect_err("no line").to_string();
        assert_eq!(said, "Germany has no [[country.line]]");
    }

    #[test]
    fn a_file_takes_the_place_of_the_list() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("helplines.toml");
        let said = format!("{:#}", Helplines::read(Some(&file)).expect_err("not there"));
        assert!(said.starts_with("the helplines in ") && said.contains("cannot be used"), "{said}");
        fs::write(&file, ONE).expect("writes");
        assert_eq!(Helplines::read(Some(&file)).expect("reads").countries[0].lines[0].reach, "116");
    }
}
