//! How close it feels today: one tap, kept for oneself or shared with both.
//!
//! What is only mine stays with me: nothing of it takes part in any question that answers my
//! partner. Sharing it later makes a copy, after a preview of exactly what the partner will see.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod check_in;
pub(crate) mod correction;
mod details;
mod entry;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod saving;
mod shared;
pub mod store;
mod trend;
mod week;

pub use check_in::{Audience, CannotCopy, CheckIn, CheckInId, Closeness, Copied, Said};
pub use details::{Details, DetailsForm, Energy, Felt};
pub use shared::SharedCheckIn;
pub use week::{Around, Week};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/check-ins", handlers::week)
        .get("/check-ins/new", handlers::new)
        .get("/check-ins/looking-back", handlers::look_back)
        .post("/check-ins", handlers::save)
        .get("/check-ins/{id}", handlers::saved)
        .get("/check-ins/{id}/feelings", handlers::feelings)
        .get("/check-ins/{id}/details/new", handlers::new_details)
        .post("/check-ins/{id}/details", handlers::add_details)
        .get("/check-ins/{id}/share", handlers::preview)
        .post("/check-ins/{id}/copies", handlers::share)
        .get("/check-ins/{id}/corrections/new", correction::correct_page)
        .post("/check-ins/{id}/corrections", correction::correct)
        .get("/check-ins/{id}/versions", correction::versions)
        .get("/check-ins/{id}/deletions/new", handlers::delete_page)
        .post("/check-ins/{id}/deletions", handlers::delete)
        .get("/check-ins/{id}/kept-copies/new", keep_page::<SharedCheckIn>)
        .post("/check-ins/{id}/kept-copies", keep::<SharedCheckIn>)
        .get("/check-ins/{id}/withdrawals/new", withdraw_page::<SharedCheckIn>)
        .post("/check-ins/{id}/withdrawals", withdraw::<SharedCheckIn>)
}
