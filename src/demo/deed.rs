//! A deed: one person sends one form at one moment.

use chrono::{DateTime, TimeDelta, Utc};

use super::story::Who;

/// Which check-in, commitment or date of the history a deed is about.
pub(super) type Thing = usize;

/// A form to be sent.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    /// When.
    pub(super) at: DateTime<Utc>,
    /// By whom.
    pub(super) who: Who,
    /// A path for what makes the thing, such as `/dates`; below the thing for all that follows,
    /// such as `notes`.
    pub(super) route: &'static str,
    /// What is typed.
    pub(super) fields: Vec<(&'static str, String)>,
    /// The form says which version was read.
    pub(super) reading: bool,
    /// What others call the thing that it makes, or "".
    pub(super) name: &'static str,
    /// A field that says another thing: its own name, and that of the thing.
    pub(super) about: Option<(&'static str, &'static str)>,
    /// What is written stays a draft.
    pub(super) is_kept: bool,
}

impl Deed {
    /// A form without fields yet.
    pub(super) fn new(at: DateTime<Utc>, who: Who, route: &'static str) -> Self {
        let (fields, name) = (Vec::new(), "");
        Self { at, who, route, fields, reading: false, name, about: None, is_kept: false }
    }

    /// With this field.
    pub(super) fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.fields.push((name, value.to_string()));
        self
    }

    /// It makes what others call so.
    pub(super) fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// With this field, which says the thing that is called so.
    pub(super) fn about(self, field: &'static str, name: &'static str) -> Self {
        Self { about: Some((field, name)), ..self }
    }

    /// Written, and not shared.
    pub(super) fn kept(self) -> Self {
        Self { is_kept: true, ..self }
    }

    /// It, and what the other answers so much later to what their page shows.
    pub(super) fn answered(self, later: TimeDelta, answer: &str) -> Vec<Self> {
        let answered = Self::new(self.at + later, self.who.other(), "answers");
        let answered = answered.with("answer", answer).reading();
        vec![self, answered]
    }

    /// With the version that the page shows.
    pub(super) fn reading(self) -> Self {
        Self { reading: true, ..self }
    }
}

/// Moves deeds on, so that each comes some minutes after the one before.
pub(super) fn in_order(mut deeds: Vec<Deed>) -> Vec<Deed> {
    for next in 1..deeds.len() {
        deeds[next].at = deeds[next].at.max(deeds[next - 1].at + TimeDelta::minutes(17));
    }
    deeds
}

impl Who {
    /// The other of the two.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Ana => Self::Ben,
            Self::Ben => Self::Ana,
        }
    }
}
