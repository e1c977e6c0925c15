//! What holds for every route, taken from the table of contents: nothing is exempt by being forgotten.

mod any_words;
mod errors;
mod headers;
mod logging;
mod origin;
mod raw;
mod size;
