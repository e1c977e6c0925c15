//! Erasing an account: with the password, seven days to take it back on one's own pages, then keys
//! and rows are destroyed. What the partner may read stays theirs.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
pub mod erasing;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
mod store;

use std::time::Duration;

use crate::{App, error::Result, routes::Routes};

const HOUR: Duration = Duration::from_hours(1);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/erasing", handlers::erasing_page)
        .post("/erasings", handlers::ask)
        .post("/erasings/ends", handlers::take_back)
}

/// Erases every account whose seven days are over. How many there were.
///
/// # Errors
/// If the disk does not take it; the next hour tries again.
pub async fn erase_due(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let due = store::due(&mut app.db.read().await?, now).await?;
    for account in &due {
        app.db
            .even_if_full(|| async {
                let mut tx = app.db.write().await?;
                store::erase(&mut tx, account, now).await?;
                tx.deletes_for_good();
                Ok(tx.commit().await?)
            })
            .await?;
    }
    Ok(due.len())
}

/// Now, and once an hour for as long as the program runs.
pub async fn every_hour(app: App) {
    let mut hours = tokio::time::interval(HOUR);
    loop {
        hours.tick().await;
        if let Err(error) = erase_due(&app).await {
            tracing::error!(%error, "an account was not erased; the next hour tries again");
        }
    }
}
