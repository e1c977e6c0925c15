//! What was typed, before it becomes a value: trimmed, limited, kept.

use serde::Serialize;

/// Faults beside their fields: name of the field, sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Faults(Vec<(String, String)>);

/// Everything a person typed into a form, exactly as it came, with what is wrong with it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    pairs: Vec<(String, String)>,
    faults: Faults,
}

impl Faults {
    /// Nothing wrong yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// One fault.
    pub fn one(field: &str, sentence: impl Into<String>) -> Self {
        Self(vec![(field.to_owned(), sentence.into())])
    }

    /// Adds a fault.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }

    /// The value, or nothing after noting the fault beside its field.
    pub fn take<T>(&mut self, field: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|sentence| self.add(field, sentence)).ok()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Typed {
    /// What was typed.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self { pairs, faults: Faults::none() }
    }

    /// A fresh form with these values in it.
    pub fn with_values(pairs: &[(&str, &str)]) -> Self {
        Self::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    /// The same words with this one besides.
    #[must_use]
    pub fn and(&self, name: &str, value: &str) -> Self {
        let mut all = self.clone();
        all.pairs.push((name.to_owned(), value.to_owned()));
        all
    }

    /// The same words, with what is wrong.
    #[must_use]
    pub fn with_faults(&self, faults: Faults) -> Self {
        Self { pairs: self.pairs.clone(), faults }
    }

    /// What was typed into a field; empty if nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Whether this option was chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(n, v)| n == name && v == value)
    }

    /// What is wrong with a field.
    pub fn fault(&self, name: &str) -> Option<&str> {
        self.faults.0.iter().find(|(n, _)| n == name).map(|(_, sentence)| sentence.as_str())
    }

    /// What is wrong, alone.
    pub fn into_faults(self) -> Faults {
        self.faults
    }

    /// All that is wrong, in the order of the fields.
    pub fn faults(&self) -> &[(String, String)] {
        &self.faults.0
    }
}

/// The same words as the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One line that has to be there, of at most `limit` characters.
///
/// # Errors
/// The sentence to show beside the field.
pub fn line(typed: &str, limit: usize, missing: &str) -> Result<String, String> {
    let text = passage(typed, limit)?;
    if text.is_empty() {
        return Err(missing.to_owned());
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text of any number of lines, or none, of at most `limit` characters.
///
/// # Errors
/// The sentence to show beside the field.
pub fn passage(typed: &str, limit: usize) -> Result<String, String> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    let length = text.chars().count();
    if length > limit {
        return Err(format!(
            "This is {length} characters long; there is room for {limit}. Please shorten it a little"
        ));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(
            "There is an invisible character in this that can’t be kept. Please type it again"
                .to_owned(),
        );
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_joined() {
        assert_eq!(line("  Home \r\n by seven ", 40, "x").as_deref(), Ok("Home by seven"));
        assert_eq!(line(" \n ", 40, "Say what").as_deref(), Err(&"Say what".to_owned()));
    }

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        assert!(passage("ääääää", 6).is_ok());
        assert!(passage("äääääää", 6).is_err());
    }

    #[test]
    fn what_was_typed_stays_with_its_fault() {
        let typed = Typed::with_values(&[("promise", " x "), ("day", "1"), ("day", "3")]);
        let typed = typed.with_faults(Faults::one("promise", "Say a little more"));
        assert_eq!(typed.value("promise"), " x ");
        assert!(typed.has("day", "3"));
        assert_eq!(typed.fault("promise"), Some("Say a little more"));
    }
}
