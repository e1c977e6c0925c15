//! What takes both: a wording that one proposes and the other agrees to. A change is a new wording; every one stays
//! readable, but what its author took back before an answer. Either ends it alone, at once.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod agreeing;
pub(crate) mod handlers;
pub(crate) mod pages;
pub mod record;
pub mod store;

pub use agreeing::{Answer, MOVED_ON, Standing, Step};
use serde::{Deserialize, Serialize};
pub use store::{Kept, Wording};

use crate::{
    draft::{For, ToShare},
    entry::Said,
    id::id,
    sealed::{Kind, Words},
    text::Faults,
};

id!(
    /// One wording of something that takes both.
    WordingId
);

/// What the two can agree on, wording by wording.
pub trait Agreeable: Words + Clone + Send + Sync + 'static {
    /// As the database calls it.
    const NAME: &'static str;
    /// Its page.
    const PATH: &'static str;
    /// What one writes to propose it.
    const FOR: For;

    /// What a draft says.
    ///
    /// # Errors
    /// What is not right, beside each part.
    fn of(said: &ToShare) -> Result<Self, Faults>;

    /// Each part as a draft keeps it.
    fn parts(&self) -> Vec<(&'static str, String)>;

    /// What stands in it, for pages.
    fn said(&self) -> Vec<Said>;
}

/// What the other answered, signed by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which answer.
    pub answer: Answer,
}

impl Words for Answered {
    const KIND: Kind = Kind { name: "wording_answer", scope: "agreeing" };
}
