//! What takes both: a wording that one proposes and the other agrees to. A change is a new wording; every one stays
//! readable, but what its author took back before an answer. Either ends it alone, at once.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod agreeing;
pub(crate) mod handlers;
pub(crate) mod pages;
pub mod record;
pub mod store;
mod wording;

pub use agreeing::{Answer, MOVED_ON, Reply, Standing, Step};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
pub use wording::{Ended, Wording};

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
    /// Whether each stands by itself: none takes the place of another.
    const EACH_STANDS: bool = false;
    /// Whether it repeats what both wrote elsewhere: then its words go when it is declined or ended, and they are
    /// nobody's own.
    const IS_COPY: bool = false;
    /// How a page says who did what with it.
    const SAYS: Says = Says {
        proposed: "proposed this",
        agreed: "agreed",
        not: "not like this",
        ended: "ended it",
    };

    /// What stands in it, for pages.
    fn said(&self) -> Vec<Said>;

    /// The day that it is about, if it is about one: that lies in the open as well, so that it is found.
    fn day(&self) -> Option<NaiveDate> {
        None
    }
}

/// What is written as a draft before it is proposed.
pub trait Drafted: Agreeable {
    /// What one writes to propose it.
    const FOR: For;

    /// What a draft says, on this day.
    ///
    /// # Errors
    /// What is not right, beside each part.
    fn of(said: &ToShare, today: NaiveDate) -> Result<Self, Faults>;

    /// Each part as a draft keeps it.
    fn parts(&self) -> Vec<(&'static str, String)>;

    /// What of it a draft for the next wording begins with, on this day.
    fn anew(&self, _: NaiveDate) -> Vec<(&'static str, String)> {
        self.parts()
    }
}

/// What the two do with a wording, as it follows on a name.
#[derive(Debug, Clone, Copy)]
pub struct Says {
    /// One proposes it.
    pub proposed: &'static str,
    /// The other agrees.
    pub agreed: &'static str,
    /// What the other says who does not.
    pub not: &'static str,
    /// One ends it.
    pub ended: &'static str,
}

/// What the other answered, signed by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which answer.
    pub answer: Answer,
    /// To what: the digest of the sealed words, so that no other words take their place.
    pub to: String,
}

impl Words for Answered {
    const KIND: Kind = Kind { name: "wording_answer", scope: "agreeing" };
}
