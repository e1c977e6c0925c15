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
    /// What; nothing if its maker only answered or ended it, and of what repeats other words once it is over.
    pub words: Option<Opened<W>>,
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
    /// What; nothing if it does not open after a reset.
    pub answer: Option<Answer>,
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

/// Every wording of the two, the oldest first; what one of them did with each, if it is only theirs.
pub async fn all<W: Agreeable>(
    db: &mut Reader,
    partner: &Partner,
    only: Option<PersonId>,
) -> Result<Vec<Entry<W>>> {
    let all = store::all::<W>(db, partner).await?.into_iter().map(|wording| {
        let (other, is_over) = (partner.other_than(wording.author), wording.is_over());
        Entry {
            id: wording.id,
            author: Who::of(partner, wording.author),
            made_at: wording.made_at,
            words: (!W::IS_COPY || !is_over).then_some(wording.words),
            answer: wording.answer.map(|(reply, made_at)| Answered {
                by: Who::of(partner, other),
                answer: match reply {
                    Reply::Said(answer) => Some(answer),
                    Reply::Withheld => None,
                },
                made_at,
            }),
            ended: wording.ended.map(|ended| Ended {
                by: ended.by.map(|by| Who::of(partner, by)),
                made_at: ended.at,
            }),
        }
    });
    Ok(match only {
        Some(person) => all.filter_map(|entry| entry.only_of(person)).collect(),
        None => all.collect(),
    })
}

impl<W: Agreeable> Entry<W> {
    /// What this person did with it: the wording, their answer, that they ended it.
    fn only_of(mut self, person: PersonId) -> Option<Self> {
        let is_theirs = self.author.id == person;
        self.words = self.words.filter(|_| is_theirs && !W::IS_COPY);
        self.answer = self.answer.filter(|answer| answer.by.id == person);
        self.ended = self.ended.filter(|ended| ended.by.as_ref().is_some_and(|by| by.id == person));
        (is_theirs || self.answer.is_some() || self.ended.is_some()).then_some(self)
    }
}
