//! What the other says they will do on a hard day, each time it comes.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod answer;
pub mod store;

pub use answer::{Answer, CopyWords, LIMIT};
pub use store::Told;
