//! What takes both in the record that a person takes along: `docs/EXPORT.md` describes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Agreeable, Answer, Reply, WordingId, store};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
    sealed::{Opened, Words},
};

/// One wording of something that takes both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "W: Words")]
pub struct Entry<W> {
    /// Which.
    pub id: WordingId,
    /// Who proposed it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<W>,
    /// What the other said.
    pub answer: Option<Answered>,
    /// Who ended it.
    pub ended: Option<Ended>,
}

/// What the other said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Who.
    pub by: Who,
    /// What.
    pub answer: Answer,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That somebody ended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Who, if they signed it.
    pub by: Option<Who>,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Every wording of the two, the oldest first.
pub async fn all<W: Agreeable>(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry<W>>> {
    let all = store::all::<W>(db, partner).await?.into_iter().map(|wording| {
        let other = partner.other_than(wording.author);
        Entry {
            id: wording.id,
            author: Who::of(partner, wording.author),
            made_at: wording.made_at,
            words: wording.words,
            answer: wording.answer.and_then(|(reply, made_at)| match reply {
                Reply::Said(answer) => {
                    Some(Answered { by: Who::of(partner, other), answer, made_at })
                }
                Reply::Withheld => None,
            }),
            ended: wording.ended.map(|ended| Ended {
                by: ended.by.map(|by| Who::of(partner, by)),
                made_at: ended.at,
            }),
        }
    });
    Ok(all.collect())
}

impl<W> Entry<W> {
    /// It, if this person proposed it.
    pub fn only_of(self, person: PersonId) -> Option<Self> {
        (self.author.id == person).then_some(self)
    }
}
