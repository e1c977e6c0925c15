//! Who may see what. Every gate is here and nowhere else.
//!
//! A gate is a value that proves who is asking. A handler starts with one, or the router does not
//! take it; a store function takes one, or it does not compile:
//!
//! ```compile_fail,E0451
//! # use troth::access::{Member, Partner};
//! // A `Partner` cannot be made up: its fields are private and only a request gives one.
//! fn forge(member: Member, partner: Partner) -> Partner {
//!     Partner { member, ..partner }
//! }
//! ```
//!
//! ```compile_fail,E0277
//! use troth::{App, routes::Routes};
//! async fn anybody() -> &'static str { "words" }
//! // A handler without a gate is not taken.
//! let routes = Routes::new().get("/words", anybody);
//! ```
//!
//! ```compile_fail,E0308
//! # async fn example(db: &mut troth::db::Reader, couple: troth::access::CoupleId) {
//! // A store asks for a proof, not for an id.
//! let dates = troth::steps::quality_time::date::store::ahead(db, &couple).await;
//! # }
//! ```
//!
//! ```compile_fail,E0308
//! # use troth::{access::Partner, db::Tx, steps::quality_time::date};
//! # async fn example(tx: &mut Tx, partner: Partner, plan: date::plan::Plan) {
//! // What reaches both is written by somebody who may share now: a `Sharing<Partner>`.
//! let date = date::store::insert(tx, &partner, &plan).await;
//! # }
//! ```
//!
//! What only the owner of an account may do, and not whoever finds their phone open, asks for a
//! [`SteppedUp`] around the gate: they gave their password within the last five minutes.
//!
//! ```compile_fail,E0451
//! # use troth::{access::{Member, SteppedUp}, sealed::Seed};
//! // It cannot be made up either.
//! fn forge(gate: Member) -> SteppedUp {
//!     SteppedUp { gate, seed: Seed::random() }
//! }
//! ```
//!
//! What is not yours is 404, always.

mod appearance;
mod former;
mod gate;
mod halfway;
mod keys;
mod member;
mod partner;
mod reading;
mod records;
mod reset;
mod session;
mod sharing;
mod stage;
mod stepped_up;
mod store;
mod therapist;
mod undecided;
mod visitor;
mod watching;

pub use appearance::Appearance;
pub use former::Former;
pub use gate::{Audience, Gate, Gated};
pub use halfway::store::{ask_anew, end_halfway, end_halfways_of, insert_halfway};
pub use halfway::{Halfway, NewHalfway};
pub use keys::{KeyNews, PartnerKeys};
pub use member::{Member, Shares};
pub use partner::{CoupleId, Partner, PersonId};
pub use reading::{Reader, Reads, Sees, Shareable};
pub use records::{CoupleRecord, Mine, Ours, Own, OwnRecord};
pub use reset::{ResetNews, Resets};
pub use session::store::{
    close_private, devices, end_device, end_other_sessions, end_session, forget_couple,
    insert_session, open_private,
};
pub use session::{COOKIE_AGE, Cookie, Device, Handover, NewSession, Secret, SessionId, SignedIn};
pub use sharing::{OfCouple, Sharing};
pub use stage::{Closed, Pauses, READABLE, Stage};
pub use stepped_up::{OfMember, Renewal, Renewed, SteppedUp, Within};
pub(crate) use store::stage_of;
pub use therapist::{Linked, Read, Since, Therapist, TherapistView};
pub use undecided::Undecided;
pub use visitor::Visitor;
pub use watching::Watching;
