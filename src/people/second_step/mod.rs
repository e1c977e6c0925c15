//! A second step when signing in: a code from an app or a passkey, after the password. Offered,
//! never demanded; whoever has both may give either.
//!
//! The app and this program share a secret. It is sealed under a key that grows from the seed, so
//! that it can be compared only once the password is right, and whoever reads the database reads
//! no codes.

mod handlers;
mod pages;
pub(crate) mod passkey;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod second_step;
pub(in crate::people) mod store;

pub(crate) use second_step::AppSecret;

use crate::routes::Routes;

pub(super) const NEEDS_SCRIPT: &str = "A passkey needs JavaScript, and this came without. Switch it on for this page, or use another way";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/second-step", handlers::second_step)
        .post("/second-step/offers", handlers::offer)
        .get("/second-step/code", handlers::code)
        .post("/second-step/code", handlers::confirm)
        .post("/second-step/ends", handlers::end)
        .get("/sign-in/code", handlers::sign_in_page)
        .post("/sign-in/code", handlers::sign_in)
        .post("/sign-in/passkey", handlers::sign_in_with_passkey)
        .merge(passkey::routes())
}
