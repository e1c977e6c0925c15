//! A talk as a therapist is told of it, and the tick that lets them read what was said.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    access::PersonId,
    couple::four_words::print,
    sealed::{Kind, PublicKeys, Words},
    steps::{
        communication::turn_talk::{Spoken, turn::store::Told},
        therapy::{
            copy::Copied,
            link::{Consent, Section},
        },
    },
};

/// So many bytes of what was said, at most, are handed over.
const MOST: usize = 60_000;

/// A talk, as a therapist is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkCopy {
    /// When it came to its end.
    pub ended_at: DateTime<Utc>,
    /// Both closed it; otherwise one of the two stopped it.
    pub both_closed: bool,
    /// What was said, in order; nothing unless both ticked it.
    pub turns: Option<Vec<CopiedTurn>>,
}

/// A turn of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedTurn {
    /// Whose.
    pub author: PersonId,
    /// What they said; nothing once they withdrew it.
    pub said: Option<Spoken>,
}

/// That one of the two lets this therapist read exactly this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The therapist, by their keys.
    pub therapist: String,
    /// The digest of what was said.
    pub said: String,
}

impl Words for TalkCopy {
    const KIND: Kind = Kind { name: "turn_talk_copy", scope: "turn_talk_copy" };
}

impl Copied for TalkCopy {
    const SECTION: Section = Section::Talks;
}

/// The therapist opens it with the key that comes with every link, and reads in it no word that was said.
impl Words for Tick {
    const KIND: Kind = Kind { name: "turn_talk_tick", scope: Consent::KIND.scope };
}

impl CopiedTurn {
    /// Everything that was said; nothing at all while some of it was changed outside the app.
    pub fn all(turns: &[Told]) -> Option<Vec<Self>> {
        let copied = |turn: &Told| {
            let author = turn.author;
            match (&turn.withdrawn, turn.words.get()) {
                (Some(_), _) => Some(Self { author, said: None }),
                (None, Some(said)) => Some(Self { author, said: Some(said.clone()) }),
                (None, None) => None,
            }
        };
        turns.iter().map(copied).collect()
    }
}

impl Tick {
    /// That these turns may be read by the therapist with these keys; nothing, if it is more than can be handed over.
    pub fn on(turns: &[CopiedTurn], therapist: &PublicKeys) -> Option<Self> {
        let said = serde_json::to_vec(turns).ok().filter(|said| said.len() <= MOST)?;
        let said = BASE64.encode(&Sha256::digest([b"troth v1 talk\0".as_slice(), &said].concat()));
        Some(Self { therapist: print(therapist), said })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::Seed;

    fn turn(missing: &str) -> CopiedTurn {
        let said = Spoken::NotQuite { missing: missing.to_owned() };
        CopiedTurn { author: uuid::Uuid::from_u128(1).into(), said: Some(said) }
    }

    #[test]
    fn a_tick_names_what_was_said_and_who_may_read_it() {
        let [noor, other] = [(), ()].map(|()| Seed::random().shared().public().clone());
        let tick = Tick::on(&[turn("that I waited")], &noor);
        assert!(tick.is_some());
        assert_eq!(tick, Tick::on(&[turn("that I waited")], &noor));
        assert_ne!(tick, Tick::on(&[turn("that I shouted")], &noor));
        assert_ne!(tick, Tick::on(&[turn("that I waited")], &other));
        assert_ne!(tick, Tick::on(&[CopiedTurn { said: None, ..turn("") }], &noor));
    }

    #[test]
    fn what_can_not_be_handed_over_at_once_is_not_ticked() {
        let noor = Seed::random().shared().public().clone();
        let talk = |letters: usize| vec![turn(&"x".repeat(600)); letters / 600];
        assert!(Tick::on(&talk(30_000), &noor).is_some());
        assert_eq!(Tick::on(&talk(90_000), &noor), None);
    }
}
