//! What passes by itself: looked at now and once an hour, for as long as the program runs.

use std::time::Duration;

use crate::{App, error::Result, impact::hard_moment, steps::communication::time_out};

const HOUR: Duration = Duration::from_hours(1);

/// Lets go of everything that is over and of which nothing is to stay.
///
/// # Errors
/// If the disk does not take it; the next hour tries again.
pub async fn let_go(app: &App) -> Result<()> {
    time_out::let_go_of_past(app).await?;
    hard_moment::let_go_of_past(app).await
}

/// Now, and once an hour.
pub async fn every_hour(app: App) {
    let mut hours = tokio::time::interval(HOUR);
    loop {
        hours.tick().await;
        if let Err(error) = let_go(&app).await {
            tracing::error!(%error, "what is over was not let go; the next hour tries again");
        }
    }
}
