//! Step 5, a couples therapist.

pub mod after_session;
pub mod agenda;
pub mod comment;
pub mod copy;
pub mod link;
pub mod next_session;
pub mod packet;
pub mod plan;
pub mod practice;
pub mod search;
pub mod view;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(agenda::routes())
        .merge(plan::routes())
        .merge(packet::routes())
        .merge(practice::routes())
        .merge(after_session::routes())
        .merge(search::routes())
        .merge(link::routes())
        .merge(comment::routes())
        .merge(view::routes())
}
