//! When a draft can be shared: it is whole, short enough, open, and just as its author saw it last.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{DraftId, For, Part};
use crate::sealed::{Kind, Opened, Words};

/// One part, as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Written(pub String);

impl Words for Written {
    /// Of some purposes another: [`For::kind`].
    const KIND: Kind = Kind { name: "draft_part", scope: "draft" };
}

/// A draft, as its author sees it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Which.
    pub id: DraftId,
    /// What for.
    pub what: For,
    /// Each part with what was written so far.
    pub parts: Vec<(Part, Option<Opened<Written>>)>,
    /// Each part's bytes as they are kept, in short (SHA-256): others whenever it was written anew, also
    /// while it is closed.
    pub kept: HashMap<&'static str, String>,
}

/// What a draft says, once it can be shared: its parts in their order, without those that were
/// skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToShare {
    /// What for.
    pub what: For,
    /// Each part with its words.
    pub parts: Vec<(Part, String)>,
}

/// Why a draft can not be shared yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unready {
    /// What is only its author's is closed: their password opens it.
    IsClosed,
    /// It was sealed with a key from before a reset.
    BeforeReset,
    /// It was changed outside the app.
    WasChanged,
    /// This has to be written.
    Lacks(Part),
    /// Nothing is written yet.
    IsEmpty,
    /// It has so many characters, and there is room for so many.
    IsLong(usize, usize),
}

/// SHA-256 of texts or bytes, each with its length.
pub(super) fn digest<T: AsRef<[u8]>>(texts: impl Iterator<Item = T>) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update(text.as_ref().len().to_be_bytes());
        digest.update(text);
    }
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

impl Draft {
    /// What it says.
    ///
    /// # Errors
    /// Why it can not be shared yet.
    pub fn to_share(&self) -> Result<ToShare, Unready> {
        let mut said = Vec::new();
        for (part, written) in &self.parts {
            match written {
                None => {}
                Some(Opened::Genuine(written)) => said.push((*part, written.0.clone())),
                Some(Opened::Locked) => return Err(Unready::IsClosed),
                Some(Opened::BeforeReset) => return Err(Unready::BeforeReset),
                Some(Opened::ChangedOutside) => return Err(Unready::WasChanged),
            }
        }
        said.retain(|(_, words)| !words.is_empty());
        let said = ToShare { what: self.what, parts: said };
        let mut parts = self.what.parts().iter();
        let length = said.length();
        match parts.find(|part| part.needed && said.words(part.name).is_empty()) {
            Some(part) => Err(Unready::Lacks(*part)),
            None if said.parts.is_empty() => Err(Unready::IsEmpty),
            None => match self.what.room() {
                Some(room) if length > room => Err(Unready::IsLong(length, room)),
                _ => Ok(said),
            },
        }
    }

    /// Which writing of this part a page shows.
    pub fn kept(&self, name: &str) -> &str {
        self.kept.get(name).map_or("nothing", String::as_str)
    }

    /// What was written in this part so far.
    pub fn written(&self, name: &str) -> Option<&Opened<Written>> {
        self.parts.iter().find(|(part, _)| part.name == name)?.1.as_ref()
    }
}

impl ToShare {
    /// The words of this part; empty if it was skipped.
    pub fn words(&self, name: &str) -> &str {
        self.parts.iter().find(|(part, _)| part.name == name).map_or("", |(_, words)| words)
    }

    /// The words of the only part that there is.
    pub fn only(self) -> String {
        self.parts.into_iter().next().map(|(_, words)| words).unwrap_or_default()
    }

    /// What a look at it shows, in short (SHA-256 of parts and words): two looks are the same if they
    /// showed the same.
    pub fn seen(&self) -> String {
        digest(self.parts.iter().flat_map(|(part, words)| [part.name, words]))
    }

    /// How many characters were written in all.
    fn length(&self) -> usize {
        let written = self.parts.iter().filter(|(part, _)| part.takes.limit().is_some());
        written.map(|(_, words)| words.chars().count()).sum()
    }
}

impl Unready {
    /// Why what was written in a part does not show, if so.
    pub fn hides(written: Option<&Opened<Written>>) -> Option<Self> {
        match written {
            None | Some(Opened::Genuine(_)) => None,
            Some(Opened::Locked) => Some(Self::IsClosed),
            Some(Opened::BeforeReset) => Some(Self::BeforeReset),
            Some(Opened::ChangedOutside) => Some(Self::WasChanged),
        }
    }

    /// Whether the password opens it.
    pub fn is_closed(self) -> bool {
        self == Self::IsClosed
    }

    /// As one can read it aloud.
    pub fn sentence(self) -> String {
        match self {
            Self::IsClosed => {
                "What you wrote is closed now. Your password opens it; then share it.".to_owned()
            }
            Self::BeforeReset => {
                "What you wrote was sealed before your account was reset, and does not open."
                    .to_owned()
            }
            Self::WasChanged => {
                "What you wrote was changed outside the app, so it can’t be shared.".to_owned()
            }
            Self::Lacks(part) => format!("“{}” has to be answered first.", part.lead),
            Self::IsEmpty => "Nothing is written yet. One line in one place is enough.".to_owned(),
            Self::IsLong(length, room) => format!(
                "This is {length} characters long; there is room for {room}, so that it can be said back. \
                 Please keep to the one thing that matters most."
            ),
        }
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
