//! A passkey as the second step: a phone, a computer or a small key signs what it is asked.
//!
//! It does not take the place of the password, which alone opens what somebody wrote. What is kept
//! of one, its public half, its counter and the name its person gave it, is sealed under a key that
//! grows from the seed, as an app's secret is: a row that somebody plants in the database opens for
//! nobody.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
pub(super) mod passkey;
#[cfg(test)]
pub(crate) mod samples;
pub(super) mod site;
pub(in crate::people) mod store;

use crate::{App, routes::Routes};

pub(super) use passkey::{Judged, Passkey, question};
pub(super) use site::{NoSite, Site};

/// The server that passkeys belong to here, if any can.
pub(super) fn here(app: &App) -> Result<Site, NoSite> {
    Site::of(app.config.origin())
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/passkeys", handlers::passkeys)
        .post("/passkeys/offers", handlers::offer)
        .get("/passkeys/new", handlers::new)
        .post("/passkeys", handlers::make)
        .post("/passkeys/{id}/ends", handlers::end)
}
