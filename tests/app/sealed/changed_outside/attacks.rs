//! What somebody can do with the database file and, if they are one of the two, with their own keys.

use super::entries::{Entry, Person, Table};
use crate::host::Host;

/// One way of changing an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attack {
    /// One bit of the blob is another.
    Flip,
    /// The blobs of two rows change places.
    Swap,
    /// The blob of another row lies in this one as well.
    Copy,
    /// It is said to be the other's.
    Reattribute,
    /// It is said to be of another epoch.
    NextEpoch,
    /// It is said to be another version.
    NextVersion,
    /// Other words, sealed and signed with the partner's keys for exactly this place.
    InTheirName,
    /// Other words under the couple's key, with no signature.
    Unsigned,
    /// The end is missing.
    Truncate,
    /// Nothing is there.
    Empty,
    /// No attack: other words with the author's own keys. They are shown, which shows that the
    /// attacks above fail for the right reason.
    ByTheAuthor,
}

impl Attack {
    pub(super) const ALL: [Self; 11] = [
        Self::Flip,
        Self::Swap,
        Self::Copy,
        Self::Reattribute,
        Self::NextEpoch,
        Self::NextVersion,
        Self::InTheirName,
        Self::Unsigned,
        Self::Truncate,
        Self::Empty,
        Self::ByTheAuthor,
    ];

    /// Whether rows are still told to be what they were: then every page stays as it was, but for
    /// these words.
    pub(super) fn leaves_the_rows(self) -> bool {
        !matches!(self, Self::Reattribute | Self::NextVersion)
    }

    /// Whether nothing but a blob is another one, as with a flipped bit: then the pages that show
    /// nothing of its table have been looked at already.
    pub(super) fn is_like_a_flipped_bit(self) -> bool {
        use Attack::{ByTheAuthor, Copy, Empty, InTheirName, Truncate, Unsigned};
        matches!(self, Copy | InTheirName | Unsigned | Truncate | Empty | ByTheAuthor)
    }

    /// Whether it can be done to this entry.
    pub(super) fn fits(self, table: &Table, entry: &Entry) -> bool {
        match self {
            Self::Reattribute => table.author.is_some(),
            Self::NextEpoch => table.has_epoch(),
            Self::NextVersion => table.has_version,
            Self::Unsigned => entry.place.epoch > 0,
            _ => true,
        }
    }

    /// Does it. `entry` and `other` lie in the same table, and `partner` did not write `entry`.
    pub(super) async fn run(
        self,
        host: &mut Host,
        table: &Table,
        (entry, other): (&Entry, &Entry),
        (author, partner): (&Person, &Person),
    ) {
        let (place, (words, _)) = (&entry.place, entry.falsified());
        let set = |column: &str| format!("update {} set {column} where words = ?", table.name);
        let blob = match self {
            Self::Flip => flipped(&entry.blob),
            Self::Swap | Self::Copy => other.blob.clone(),
            Self::InTheirName => partner.forge(place, &words),
            Self::Unsigned => partner.unsigned(place, &words),
            Self::ByTheAuthor => author.forge(place, &words),
            Self::Truncate => entry.blob[..entry.blob.len() - 17].to_vec(),
            Self::Empty => Vec::new(),
            Self::NextEpoch => return host.once(&set("epoch = epoch + 1"), &[&entry.blob]).await,
            Self::NextVersion => {
                return host.once(&set("version = version + 7"), &[&entry.blob]).await;
            }
            Self::Reattribute => {
                let column = table.author.expect("an author");
                make_room(host, table, column, entry, partner).await;
                let bytes = [partner.id.as_bytes().as_slice(), &entry.blob];
                return host.once(&set(&format!("{column} = ?")), &bytes).await;
            }
        };
        if self == Self::Swap {
            host.once(&set("words = x'00'"), &[&other.blob]).await;
        }
        host.once(&set("words = ?"), &[&blob, &entry.blob]).await;
        if self == Self::Swap {
            let sql = format!("update {} set words = ? where words = x'00'", table.name);
            host.once(&sql, &[&entry.blob]).await;
        }
    }
}

fn flipped(blob: &[u8]) -> Vec<u8> {
    let mut blob = blob.to_vec();
    let middle = blob.len() / 2;
    blob[middle] ^= 1;
    blob
}

/// The note of the other on the same date goes away, or their answer to the same question, else there
/// would be two of one person.
async fn make_room(host: &mut Host, table: &Table, column: &str, entry: &Entry, partner: &Person) {
    if table.name == "date_note" {
        let sql = format!("delete from date_note where date = ? and {column} = ?");
        host.once(&sql, &[entry.place.id.as_bytes(), partner.id.as_bytes()]).await;
    }
    if table.name == "question_answer" {
        let sql = "delete from question_answer
                    where (round, question) = (select round, question from question_answer where id = ?)
                      and author = ?";
        host.once(sql, &[entry.place.id.as_bytes(), partner.id.as_bytes()]).await;
    }
}
