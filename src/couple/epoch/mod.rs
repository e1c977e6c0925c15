//! An epoch: as long as the same people may read. When that changes a new couple key begins, and a
//! key that somebody held before opens nothing that is written later.
//!
//! It begins with the pair (`couple/store.rs`), and anew when a changed key of the partner's was
//! compared and taken.

pub mod store;
