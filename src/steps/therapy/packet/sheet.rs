//! What a packet says, in finished words: the same for a page, for paper and for a file.

use super::{Group, Packet};
use crate::text::capital;

/// What stands below all of it.
const CLOSING: &str = "The two of them chose this, and both agreed to it as it stands here. What is not in it was \
                       not chosen, and that is no sign of anything.";

/// All of it.
pub(crate) struct Sheet {
    /// Whose it is.
    pub(crate) title: String,
    /// From which day to which.
    pub(crate) days: String,
    /// Who put it together and who agreed, each with the day.
    pub(crate) signed: Vec<String>,
    /// What was chosen.
    pub(crate) parts: Vec<Part>,
    /// What stands below all of it.
    pub(crate) closing: &'static str,
}

/// One section.
pub(crate) struct Part {
    /// As it is called.
    pub(crate) title: &'static str,
    /// What exactly stands in it.
    pub(crate) what: &'static str,
    /// What stands in it; none of them is empty but for one that says so.
    pub(crate) groups: Vec<Group>,
}

impl Sheet {
    /// What this packet says.
    pub(crate) fn of(packet: &Packet, signed: Vec<String>) -> Self {
        Self {
            title: packet.people.join(" and "),
            days: capital(&packet.days()),
            signed,
            parts: packet
                .parts
                .iter()
                .map(|part| Part {
                    title: part.section.title(),
                    what: super::document::what(part.section),
                    groups: part.groups.clone(),
                })
                .collect(),
            closing: CLOSING,
        }
    }

    /// Every word of it.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let signed = self.signed.iter().map(String::as_str);
        let groups = self.parts.iter().flat_map(|part| &part.groups);
        let groups =
            groups.flat_map(|group| std::iter::once(group.title.as_str()).chain(group.words()));
        [self.title.as_str(), &self.days].into_iter().chain(signed).chain(groups)
    }
}
