//! The card for a hard moment: what somebody needs then, in their own words, written on a calm day.
//!
//! Both read it. A changed card is a new one; those before stay readable.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod card;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use card::Card;
pub(crate) use card::PARTS;

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use store::HardMomentCard;

id!(
    /// A card for a hard moment, as it was written once.
    HardMomentCardId
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/hard-moment-cards", handlers::list)
        .post("/hard-moment-cards/drafts", handlers::begin)
        .post("/hard-moment-cards", handlers::share)
        .get("/hard-moment-cards/{id}/kept-copies/new", keep_page::<HardMomentCard>)
        .post("/hard-moment-cards/{id}/kept-copies", keep::<HardMomentCard>)
        .get("/hard-moment-cards/{id}/withdrawals/new", withdraw_page::<HardMomentCard>)
        .post("/hard-moment-cards/{id}/withdrawals", withdraw::<HardMomentCard>)
}
