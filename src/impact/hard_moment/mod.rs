//! A hard moment: one tap sends the other a card that was prepared on a calm day, and they answer
//! "I'm here", or when they can be.
//!
//! No answer is nothing: it is neither shown nor counted. Once a moment is over it is gone for good.
//! Who wants to remember their own keeps that they had one, for themselves alone: `kept/`.

pub mod card;
mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod hard_moment;
pub mod kept;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use hard_moment::{AFTERWARDS, Answer, LASTS, Moment, next_at};
pub use pages::{HaveOne, Shown};

use crate::{App, error::Result, id::id, routes::Routes};

id!(
    /// A hard moment that is going on.
    HardMomentId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/hard-moment", handlers::show)
        .get("/hard-moment/moves", handlers::moves)
        .post("/hard-moments", handlers::send)
        .post("/hard-moments/answers", handlers::answer)
        .post("/hard-moments/ends", handlers::pass)
        .merge(card::routes())
        .merge(kept::routes())
}

/// Lets go of every moment that is over.
///
/// # Errors
/// If the disk does not take it; the next hour tries again.
pub async fn let_go_of_past(app: &App) -> Result<()> {
    let now = app.clock.now();
    if !store::is_any_past(&mut app.db.read().await?, now).await? {
        return Ok(());
    }
    app.db
        .even_if_full(|| async {
            let mut tx = app.db.write().await?;
            store::delete_past(&mut tx, now).await?;
            tx.deletes_for_good();
            Ok(tx.commit().await?)
        })
        .await
}
