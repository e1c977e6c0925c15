//! What a therapist is told of a talk: that it was had, where both opened that section; and what was said in it, where
//! both tick that very talk once it is over.
//!
//! Both are copies, sealed for the therapist's key: whoever brings a talk to its end hands over that it was had, and
//! whoever ticks it second hands over what was said. So nothing that was said leaves the two before both have ticked.
//! A tick is signed, and names exactly what was said: the therapist is shown no words that one of the two did not tick.
//!
//! Either takes their tick back at any time, and withdraws a turn as ever: then only that the talk was had is left.

pub(super) mod handlers;
pub mod store;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod tick;

pub use tick::{CopiedTurn, TalkCopy, Tick};
