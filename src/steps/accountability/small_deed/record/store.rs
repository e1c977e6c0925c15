//! Every small deed of the two.

use super::{Entry, Star};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::accountability::small_deed::store::{Kept, every},
};

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = every(db, partner).await?.into_iter();
    Ok(all.map(|kept| entry(partner, kept)).collect())
}

fn entry(partner: &Partner, kept: Kept) -> Entry {
    let author = kept.standing.author;
    let by = Who::of(partner, partner.other_than(author));
    Entry {
        id: kept.id,
        author: Who::of(partner, author),
        made_at: kept.made_at,
        words: kept.withdrawn.is_none().then_some(kept.words),
        withdrawn: kept.withdrawn,
        star: kept.starred_at.map(|made_at| Star { by, made_at }),
        retired_at: kept.retired_at,
    }
}
