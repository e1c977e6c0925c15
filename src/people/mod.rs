//! Accounts: signing in and out, opening what is private, settings.

pub mod account;
mod attempts;
pub mod calendar;
pub(crate) mod device;
pub(crate) mod emergency_reset;
pub mod erasing;
mod handlers;
mod pages;
pub(crate) mod password;
pub(crate) mod recovery;
pub mod reset;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod second_step;
pub(crate) mod security_log;
pub mod store;

pub use attempts::Attempts;
pub(crate) use handlers::{enter, enter_as_partner, signed_in};
pub use pages::SignUpPart;
pub(crate) use pages::place;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/", handlers::first_page)
        .get("/healthz", handlers::health)
        .get("/sign-in", handlers::sign_in_page)
        .post("/sign-in", handlers::sign_in)
        .post("/sign-outs", handlers::sign_out)
        .get("/unlock", handlers::unlock_page)
        .post("/unlocks", handlers::unlock)
        .post("/locks", handlers::lock)
        .get("/more", handlers::more)
        .get("/settings", handlers::settings_page)
        .post("/settings", handlers::change_settings)
        .merge(password::routes())
        .merge(device::routes())
        .merge(calendar::routes())
        .merge(recovery::routes())
        .merge(reset::routes())
        .merge(security_log::routes())
        .merge(erasing::routes())
        .merge(second_step::routes())
        .merge(emergency_reset::routes())
}
