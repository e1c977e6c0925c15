//! A time-out: one tap, and the other sees when somebody is back. No reason is asked.
//!
//! How the two do it can be agreed beforehand, on a calm day: `agreement/`. Without one it works too.
//! Nothing of a time-out stays once it is over: nobody's are counted, nor compared.

pub mod agreement;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod time_out;

pub use pages::{Shown, TakeIt};
pub use time_out::{AWAITED, GREETED, LENGTHS, LONGEST, MOVES, Phase, SHORTEST, TimeOut, length};

use crate::{App, error::Result, routes::Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/time-out", handlers::show)
        .get("/time-out/moves", handlers::moves)
        .post("/time-outs", handlers::take)
        .post("/time-outs/returns", handlers::move_return)
        .post("/time-outs/ends", handlers::come_back)
        .merge(agreement::routes())
}

/// Lets go of every time-out that is over, if nobody has taken another since.
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
