//! My security log: what happened with an account, for its owner alone. Nobody can clear it.

pub mod event;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(in crate::people) mod store;

pub use event::Event;

use crate::{App, access::Member, db::Tx, error::Result, routes::Routes};

/// Writes down that a member took words along.
pub(crate) async fn exported(app: &App, member: &Member) -> Result<()> {
    let mut tx = app.db.write().await?;
    store::insert(&mut tx, member.person(), Event::Exported, member.now()).await?;
    Ok(tx.commit().await?)
}

/// Writes down, with what they do, that a member did something.
pub(crate) async fn note(tx: &mut Tx, member: &Member, event: Event) -> Result<()> {
    store::insert(tx, member.person(), event, member.now()).await
}

pub(crate) fn routes() -> Routes {
    Routes::new().get("/security-log", handlers::security_log)
}
