//! The weekly pulse: a few sentences about the week, each answered by how true it was, for oneself alone.
//!
//! They are our own questions and no validated test. There is no sum of them, and a week that was answered is asked for no more.

mod handlers;
mod lines;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod pulse;
#[cfg(test)]
pub(crate) mod samples;

pub use pulse::{Answer, Level, Pulse, PulseForm, Sentence};

use crate::{
    access::Member,
    db::Reader,
    error::Result,
    progress::look_back::{delete, store},
    routes::Routes,
    steps::small_issues::check_in::Week,
};

/// Whether this member has answered for this week.
async fn is_answered(db: &mut Reader, member: &Member) -> Result<bool> {
    store::is_said::<Pulse>(db, member, Week::of(member.today()).monday()).await
}

/// Whether the week is ending and this member has not answered how it was.
pub async fn asks_today(db: &mut Reader, member: &Member) -> Result<bool> {
    Ok(pulse::is_ending(member.today()) && !is_answered(db, member).await?)
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/pulses", handlers::list)
        .get("/pulses/new", handlers::new_page)
        .post("/pulses", handlers::answer)
        .get("/pulses/{id}", handlers::show)
        .post("/pulses/{id}/deletions", delete::<Pulse>)
}
