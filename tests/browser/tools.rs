//! Checkers of pages, from where `tests/run` puts them.
