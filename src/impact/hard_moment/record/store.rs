//! Every card of the two, and the moments that one keeps.

use super::{Entry, Kept};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    impact::hard_moment::{card, kept},
};

/// Every card, the oldest first.
pub async fn cards(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = card::store::all(db, partner).await?;
    let entries = all.into_iter().map(|card| Entry {
        id: card.id,
        author: Who::of(partner, card.author),
        made_at: card.made_at,
        words: card.withdrawn.is_none().then_some(card.words),
        withdrawn: card.withdrawn,
    });
    Ok(entries.collect())
}

/// The moments that this partner keeps, the oldest first.
pub async fn kept(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let all = kept::store::all(db, partner).await?.into_iter();
    Ok(all.map(|it| Kept { id: it.id, made_at: it.made_at, words: it.words }).collect())
}
