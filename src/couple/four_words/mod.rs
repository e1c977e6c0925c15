//! The partner's public keys: taken once, when the two say yes, and kept where nobody can swap them.

pub(super) mod store;
