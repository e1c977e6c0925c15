//! What a form carries, and what became of it.

use axum::{
    Extension,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a form says about itself, beside what was typed.
#[derive(Debug, Clone)]
pub struct Op {
    /// Minted when the page was made.
    pub id: Uuid,
    /// The path it was sent to: it may hold a code, and is kept nowhere.
    pub path: String,
    /// The pattern of that path.
    pub route: String,
    /// The whole body, to tell a retry from another form under the same id.
    pub body: Vec<u8>,
    /// When it was written, if a phone kept it for a while.
    pub made_at: Option<DateTime<Utc>>,
}

/// What became of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Done; the place to look at now.
    Applied {
        /// A path of this program.
        to: String,
    },
    /// Done before: nothing happened a second time.
    Duplicate {
        /// Where the first one led.
        to: String,
    },
}

impl Op {
    /// What tells this form from another: where it went, and all that was in it.
    pub fn fingerprinted(&self) -> Vec<u8> {
        [self.path.as_bytes(), b"\0", &self.body].concat()
    }
}

/// An id for a form that is about to be shown.
pub fn mint() -> Uuid {
    Uuid::now_v7()
}

impl Outcome {
    /// The same outcome, for a form that was sent again.
    #[must_use]
    pub fn again(self) -> Self {
        match self {
            Self::Applied { to } | Self::Duplicate { to } => Self::Duplicate { to },
        }
    }
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        let (Self::Applied { to } | Self::Duplicate { to }) = &self;
        let redirect = Redirect::to(to);
        (Extension(self), redirect).into_response()
    }
}
