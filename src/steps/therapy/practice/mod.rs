//! What the two practise between two sessions: something small, tied to a habit, until a day soon. Either writes it
//! down, and afterwards each says how it was.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod practice;
pub mod record;
pub mod reflection;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use practice::{PracticeForm, PracticeWords, Standing, Whose};
pub use reflection::{How, Reflection, ReflectionForm, Saying};

use crate::{entry, id::id, routes::Routes};
use reflection::store::Reflected;
use store::Practice;

id!(
    /// Something that the two practise.
    PracticeId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/practices", handlers::list)
        .post("/practices", handlers::add)
        .get("/practices/new", handlers::new_page)
        .get("/practices/{id}", handlers::show)
        .post("/practices/{id}/ends", handlers::end)
        .get("/practices/{id}/reflections/new", handlers::reflect_page)
        .post("/practices/{id}/reflections", handlers::reflect)
        .get("/practices/{id}/kept-copies/new", entry::keep_page::<Practice>)
        .post("/practices/{id}/kept-copies", entry::keep::<Practice>)
        .get("/practices/{id}/withdrawals/new", entry::withdraw_page::<Practice>)
        .post("/practices/{id}/withdrawals", entry::withdraw::<Practice>)
        .get("/practices/{id}/reflections/kept-copies/new", entry::keep_page::<Reflected>)
        .post("/practices/{id}/reflections/kept-copies", entry::keep::<Reflected>)
        .get("/practices/{id}/reflections/withdrawals/new", entry::withdraw_page::<Reflected>)
        .post("/practices/{id}/reflections/withdrawals", entry::withdraw::<Reflected>)
}
