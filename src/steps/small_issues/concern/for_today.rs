//! What of all concerns is for today.

use chrono::{DateTime, Utc};

use super::{
    ConcernId, Standing, State,
    store::{Kept, open},
};
use crate::{access::Partner, asking::still_asks, db::Reader, error::Result, sealed::Opened};

/// What the other asks about a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// They have raised it.
    Raised,
    /// They suggest a time to talk.
    Time,
    /// They suggest how to leave it.
    Outcome,
}

/// A concern that both have a time for, on this day.
#[derive(Debug, Clone)]
pub struct ToTalk {
    /// Which; its page is `/concerns/{id}`.
    pub id: ConcernId,
    /// When.
    pub at: DateTime<Utc>,
    /// What was noticed.
    pub words: Opened<String>,
}

/// What of all concerns is for today.
#[derive(Debug, Clone, Default)]
pub struct ForToday {
    /// What the other asks, for so long as it stands on Today.
    pub asks: Option<(ConcernId, Asks)>,
    /// What the two talk about.
    pub talk: Option<ToTalk>,
}

/// The same without words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ids {
    /// What the other asks, lately.
    pub asks: Option<(ConcernId, Asks)>,
    /// What the two talk about today.
    pub talk: Option<ConcernId>,
}

impl ForToday {
    /// Which of them.
    pub fn ids(&self) -> Ids {
        Ids { asks: self.asks, talk: self.talk.as_ref().map(|talk| talk.id) }
    }
}

impl Kept {
    /// What the other asks of this partner, for so long as that stands on Today.
    fn asks(&self, partner: &Partner, standing: Standing) -> Option<Asks> {
        let (me, now) = (partner.person(), partner.now());
        let last = self.history.done.last();
        let by = last.map_or(self.history.author, |done| done.who);
        if by == me || !still_asks(last.map_or(self.made_at, |done| done.at), now) {
            return None;
        }
        match standing {
            Standing { suggested: Some((by, _)), .. } => (by != me).then_some(Asks::Outcome),
            Standing { state: State::Raised, .. } => Some(Asks::Raised),
            Standing { state: State::Read { time: Some(time) }, .. } => {
                (!time.suits && time.at > now).then_some(Asks::Time)
            }
            _ => None,
        }
    }
}

/// What of them is for today.
pub async fn today(db: &mut Reader, partner: &Partner) -> Result<ForToday> {
    let mut today = ForToday::default();
    for kept in open(db, partner).await? {
        let standing = kept.standing(partner.now());
        today.asks = today.asks.or(kept.asks(partner, standing).map(|asks| (kept.id, asks)));
        if let State::Read { time: Some(time) } = standing.state
            && time.is_on(partner.now(), partner.zone())
        {
            let words = kept.words.map(|words| words.noticed);
            today.talk = today.talk.or(Some(ToTalk { id: kept.id, at: time.at, words }));
        }
    }
    Ok(today)
}
