//! Leaving at once: the page is gone, its session too, and Back does not bring it back.
