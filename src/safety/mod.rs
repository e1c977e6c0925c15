//! Leaving at once: one button on every page, for anybody, alone.

use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    App,
    access::{self, NewSession, Visitor},
    error::Result,
    routes::Routes,
};

/// Tells the browser to forget what it kept of these pages.
pub(crate) const FORGET: (HeaderName, &str) =
    (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");

pub(crate) fn routes() -> Routes {
    Routes::new().post("/leave", leave)
}

/// Ends the session, if there is one, and goes to the neutral page.
async fn leave(visitor: Visitor, State(app): State<App>) -> Result<Response> {
    if let Some(cookie) = visitor.cookie() {
        let mut tx = app.db.write().await?;
        access::end_session(&mut tx, cookie.secret()).await?;
        tx.commit().await?;
    }
    let forgotten = (header::SET_COOKIE, NewSession::forget(&app.config));
    Ok(([forgotten], [FORGET], Redirect::to(&app.config.neutral_url)).into_response())
}
