//! A second step when signing in: a code from an app, after the password. Offered, never demanded.
//!
//! The app and this program share a secret. It is sealed under a key that grows from the seed, so
//! that it can be compared only once the password is right, and whoever reads the database reads
//! no codes.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod second_step;
pub(in crate::people) mod store;

#[cfg(any(test, fuzzing))]
pub(crate) use second_step::AppSecret;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/second-step", handlers::second_step)
        .post("/second-step/offers", handlers::offer)
        .get("/second-step/code", handlers::code)
        .post("/second-step/code", handlers::confirm)
        .post("/second-step/ends", handlers::end)
        .get("/sign-in/code", handlers::sign_in_page)
        .post("/sign-in/code", handlers::sign_in)
}
