//! Three pages that are the same for everybody, and the way out.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    FORGET,
    pages::{HelpPage, LeavingPage, RightForUsPage},
};
use crate::{
    App,
    access::{self, NewSession, Visitor},
    error::Result,
    web::page::page,
};

pub(super) async fn help(_: Visitor, State(app): State<App>) -> Result<Response> {
    page(&HelpPage::new(&app.helplines))
}

pub(super) async fn right_for_us(_: Visitor) -> Result<Response> {
    page(&RightForUsPage::new())
}

pub(super) async fn leaving(_: Visitor, State(app): State<App>) -> Result<Response> {
    page(&LeavingPage::new(&app.config.neutral_url))
}

/// Ends the session, if there is one, and goes to the neutral page: whatever happens.
pub(super) async fn leave(visitor: Visitor, State(app): State<App>) -> Response {
    if let Some(cookie) = visitor.cookie()
        && let Err(error) = access::end_session(&app.db, cookie.secret()).await
    {
        tracing::error!(%error, "a session was left, and could not be ended");
    }
    let forgotten = (header::SET_COOKIE, NewSession::forget(&app.config));
    ([forgotten], [FORGET], Redirect::to(&app.config.neutral_url)).into_response()
}
