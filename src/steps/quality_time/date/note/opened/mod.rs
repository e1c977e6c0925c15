//! Notes that both can read, of all dates: for pages that read across.

pub mod store;
