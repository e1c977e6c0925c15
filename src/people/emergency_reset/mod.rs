//! Making one's account safe again, when somebody may know the password or be signed in: one page,
//! everything at once.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod emergency_reset;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

#[cfg(any(test, fuzzing))]
pub(crate) use emergency_reset::ResetForm;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/emergency-reset", handlers::reset_page)
        .post("/emergency-reset", handlers::reset)
}
