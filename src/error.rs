//! What a handler may return instead of a page, and what each becomes.
//!
//! Wrong input is not among them: the page itself comes back with 422 (`web/page.rs`).

use std::borrow::Cow;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use crate::{db::NotSaved, offline::Outcome, sealed::password::Busy, web::Stopped};

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or it is not yours: the same answer.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("please sign in")]
    SignInFirst,
    /// Only whoever gave their password just now may do this: asked for, then back to this page.
    #[error("please give your password")]
    PasswordFirst(String),
    /// Only whoever signs in with a code from an app may see this: led to setting that up.
    #[error("please set up a code")]
    CodeFirst,
    /// A rule says no, in a sentence.
    #[error("{0}")]
    Refused(&'static str),
    /// The same to a draft, which stays as it is.
    #[error("{0}")]
    DraftKept(&'static str),
    /// One of the two has paused or closed: nothing new is shared.
    #[error("{}", .0.sentence)]
    Stopped(Box<Stopped>),
    /// The form is not one of this program's, or too large.
    #[error("{0}")]
    Unreadable(&'static str),
    /// This form was answered before: it gets that answer again.
    #[error("already done")]
    Settled(Outcome),
    /// The disk did not take it.
    #[error(transparent)]
    NotSaved(#[from] NotSaved),
    /// Too much at once; try again in a moment.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// A fault of this program or its machine. Logged once, never shown.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// A result whose error knows what page it becomes.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// For faults of this program.
pub(crate) const NOT_YOUR_DOING: &str = "It is not your doing. Go back: what you typed is still in \
     the form. Try again, and if it stays, tell the person who runs this server the number below.";

/// What an error page says, until `web/answer.rs` makes the page.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The outcome's word for a phone that replays a form.
    pub outcome: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What happened, what is kept, what to do.
    pub sentence: Cow<'static, str>,
}

impl Error {
    /// A fault of this program, with words for its log.
    pub fn bug(what: &'static str) -> Self {
        Self::Internal(anyhow::anyhow!(what))
    }

    /// The same said to somebody who shares a draft: a refusal leaves that to them.
    #[must_use]
    pub fn of_a_draft(self) -> Self {
        match self {
            Self::Refused(sentence) => Self::DraftKept(sentence),
            other => other,
        }
    }

    fn page(&self) -> (StatusCode, Sentence) {
        match self {
            Self::Refused(sentence) => conflict(Cow::Borrowed(sentence)),
            Self::DraftKept(sentence) => {
                conflict(format!("{sentence} What you wrote is kept as a draft.").into())
            }
            Self::Unreadable(sentence) => page(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "This form could not be read",
                sentence,
            ),
            Self::Stopped(stopped) => (StatusCode::CONFLICT, stopped.said()),
            Self::NotSaved(_) => page(
                StatusCode::SERVICE_UNAVAILABLE,
                "not reached",
                "Not saved",
                "The home server could not write to its disk. Go back: your words are still in the \
                 form. Try again in a minute.",
            ),
            Self::Busy(_) => page(
                StatusCode::SERVICE_UNAVAILABLE,
                "not reached",
                "One moment, please",
                "A lot of people are signing in. Go back and try again in a few seconds.",
            ),
            Self::Internal(_) => page(
                StatusCode::INTERNAL_SERVER_ERROR,
                "not reached",
                "Something went wrong here",
                NOT_YOUR_DOING,
            ),
            _ => page(
                StatusCode::NOT_FOUND,
                "gone",
                "Nothing here",
                "This page does not exist, or it is not yours to see.",
            ),
        }
    }
}

fn conflict(sentence: Cow<'static, str>) -> (StatusCode, Sentence) {
    let (outcome, title) = ("conflict", "That can’t be done now");
    (StatusCode::CONFLICT, Sentence { outcome, title, sentence })
}

fn page(
    status: StatusCode,
    outcome: &'static str,
    title: &'static str,
    sentence: &'static str,
) -> (StatusCode, Sentence) {
    (status, Sentence { outcome, title, sentence: sentence.into() })
}

/// Leads to what has to come first.
fn first(
    (outcome, title, sentence): (&'static str, &'static str, &'static str),
    to: &str,
) -> Response {
    let sentence = Sentence { outcome, title, sentence: sentence.into() };
    (axum::Extension(sentence), Redirect::to(to)).into_response()
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if NotSaved::is(&error) {
            Self::NotSaved(error.into())
        } else {
            Self::Internal(error.into())
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::SignInFirst => {
                first(("signed out", "Please sign in", "Sign in to send it."), "/sign-in")
            }
            Self::PasswordFirst(back) => first(
                (
                    "password first",
                    "Your password, please",
                    "Give your password once more to send it.",
                ),
                &format!("/password/again?back={back}"),
            ),
            Self::CodeFirst => first(
                ("code first", "A second step, please", "Set up a code from an app first."),
                "/second-step",
            ),
            Self::Settled(outcome) => outcome.again().into_response(),
            error => {
                if let Self::Internal(cause) = &error {
                    tracing::error!("{cause:#}");
                }
                let (status, sentence) = error.page();
                let mut response = (status, axum::Extension(sentence)).into_response();
                if let Self::Stopped(stopped) = error {
                    response.extensions_mut().insert(*stopped);
                }
                response
            }
        }
    }
}
