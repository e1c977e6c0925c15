//! A packet as a file: a PDF or one HTML page, plain or opened by a passphrase. Made in memory; nothing of it stays on
//! the server.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod file;
mod handlers;
mod html;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/packets/{id}/file", handlers::file_page)
        .post("/packets/{id}/files", handlers::take)
}
