//! Comments: what a therapist writes on something that both opened to them. Both partners read it at the same moment;
//! whoever wrote it may put it otherwise for a quarter of an hour, and withdraw it while they read along.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod comment;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use comment::{About, CommentForm, CommentWords, LIMIT, MENDED_WITHIN, SCOPE, Written};
pub(crate) use handlers::beside;
pub(crate) use pages::{Beside, CommentView};

use crate::{id::id, routes::Routes};

id!(
    /// A therapist's comment.
    CommentId
);

pub(crate) fn routes() -> Routes {
    Routes::new().get("/therapist/comments", handlers::list)
}
