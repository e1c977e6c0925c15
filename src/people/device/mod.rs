//! Where somebody is signed in, and how they end it from elsewhere.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

use crate::{
    access::{self, Member},
    db::Tx,
    error::Result,
    people::calendar,
    routes::Routes,
};

/// Ends whatever reads in this member's name elsewhere: their other sessions, and the address of their
/// calendar.
pub(crate) async fn end_elsewhere(tx: &mut Tx, member: &Member) -> Result<()> {
    access::end_other_sessions(tx, member).await?;
    calendar::store::end(tx, member.person(), member.now()).await
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/devices", handlers::devices)
        .post("/devices/ends", handlers::end_others)
        .post("/devices/{device}/ends", handlers::end_one)
}
