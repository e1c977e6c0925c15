//! Hobbies: things that the two could do together. Each answers for themselves, *would like*, *maybe* or
//! *no*, and only what both would like or might is shown to both. A no looks exactly like no answer.

mod deck;
mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod hobby;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
mod suggestion;

pub use deck::{Card, card, deck};
pub use hobby::{Answered, Choice, Stand, SuggestForm, Suggested};

use crate::{entry, id::id, routes::Routes};
use suggestion::store::Suggestion;

id!(
    /// A hobby that one of the two suggested.
    HobbyId
);
id!(
    /// An answer.
    HobbyAnswerId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/hobbies", handlers::list)
        .get("/hobbies/next", handlers::next)
        .get("/hobbies/answers", handlers::answers)
        .post("/hobbies/answers", handlers::answer)
        .post("/hobbies/answers/ends", handlers::take_off)
        .get("/hobbies/suggestions", handlers::suggestions)
        .post("/hobbies/suggestions", handlers::suggest)
        .get("/hobbies/suggestions/{id}", handlers::show)
        .get("/hobbies/suggestions/{id}/kept-copies/new", entry::keep_page::<Suggestion>)
        .post("/hobbies/suggestions/{id}/kept-copies", entry::keep::<Suggestion>)
        .get("/hobbies/suggestions/{id}/withdrawals/new", entry::withdraw_page::<Suggestion>)
        .post("/hobbies/suggestions/{id}/withdrawals", entry::withdraw::<Suggestion>)
}
