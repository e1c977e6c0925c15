//! Everything that happened, with all that was done about it.

use super::{Done, Entry, Version};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    impact::breach::{
        Stage,
        store::{self, Kept},
    },
};

/// All of it, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let mut all = Vec::new();
    for kept in store::all(db, partner).await?.into_iter().rev() {
        let acts = acts(db, partner, &kept).await?;
        all.extend(acts.first().map(|first| first.made_at).map(|made_at| {
            Entry {
                id: kept.id,
                made_at,
                agreed: kept.state.agreed,
                state: match kept.state.stage {
                    Stage::Open => "open",
                    Stage::Closed => "closed",
                    Stage::Ended(_) => "no longer agreed",
                }
                .to_owned(),
                versions: kept.versions.into_iter().map(|version| of(partner, version)).collect(),
                acts,
            }
        }));
    }
    Ok(all)
}

fn of(partner: &Partner, version: store::Version) -> Version {
    Version {
        number: version.number,
        author: Who::of(partner, version.author),
        made_at: version.made_at,
        words: version.words,
    }
}

async fn acts(db: &mut Reader, partner: &Partner, kept: &Kept) -> Result<Vec<Done>> {
    let rows = sqlx::query!(
        "select person, act, made_at from breach_act where breach = ? order by number",
        kept.id
    )
    .fetch_all(db.conn())
    .await?;
    let done = rows.into_iter().map(|row| Done {
        by: Who::of(partner, row.person),
        act: row.act,
        made_at: row.made_at,
    });
    Ok(done.collect())
}
