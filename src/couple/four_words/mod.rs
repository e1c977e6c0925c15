//! Whose keys they are: the partner's are taken once, when the two say yes, and kept where nobody
//! can swap them; four words let the two compare; a key that changes is told, and taken by hand.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod four_words;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;

pub(crate) use four_words::{of, print};

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/four-words", handlers::four_words)
        .post("/four-words/acceptances", handlers::accept)
        .post("/four-words/own-keys", handlers::put_back)
}
