//! Everything about hobbies that this partner may read.

use super::{Answer, Hobbies, Suggestion};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    sealed::Opened,
    steps::quality_time::hobby::{Stand, store, suggestion::store as suggestions},
};

/// All of it.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Hobbies> {
    let hobbies = store::all(db.conn(), partner).await?;
    let text = |key: &str| {
        let found = hobbies.iter().find(|hobby| hobby.key == key);
        found.map_or(Opened::ChangedOutside, |hobby| hobby.text.clone())
    };
    let rows = store::rows(db.conn(), partner, None).await?.into_iter();
    let answers = rows.filter(|row| row.author == partner.person()).map(|row| Answer {
        made_at: row.made_at,
        about: text(&row.hobby),
        words: row.answered(partner),
    });
    let answers = answers.collect();
    let together = hobbies.iter().filter(|hobby| hobby.stand == Stand::Together);
    let together = together.map(|hobby| hobby.text.clone()).collect();
    let suggestions = suggestions::every(db.conn(), partner).await?.into_iter();
    let suggestions = suggestions.map(|told| Suggestion {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    });
    Ok(Hobbies { suggestions: suggestions.collect(), together, answers })
}
