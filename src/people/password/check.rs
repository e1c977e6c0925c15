//! Whether a password is the right one, now.

use super::store;
use crate::{
    App,
    access::Member,
    error::Result,
    people::{
        security_log::{self, Event},
        store::{Claimed, claimed_by},
    },
    sealed::{Seed, password::salt},
};

/// The seed, if this password opens it and passwords count at this moment.
///
/// An unknown name, a wrong password and one that does not count yet take the same time and get
/// the same answer.
pub(crate) async fn check(
    app: &App,
    claimed: Option<&Claimed>,
    password: &str,
) -> Result<Option<Seed>> {
    if password.is_empty() {
        return Ok(None); // a button that was pressed too soon is no guess
    }
    let salt = claimed.map_or_else(|| salt().to_vec(), |claimed| claimed.salt().to_vec());
    let root = app.hashing.root(password, &salt).await?;
    let Some(claimed) = claimed else { return Ok(None) };
    let now = app.clock.now();
    // Judged where everybody waits for each other: many guesses at once are many guesses.
    let mut tx = app.db.write().await?;
    let wrong = store::wrong_today(&mut tx, claimed, now).await?;
    if !wrong.counts(now) {
        return Ok(None);
    }
    let seed = claimed.open(&root);
    if seed.is_some() {
        store::forget_wrong(&mut tx, claimed).await?;
    } else {
        store::insert_wrong(&mut tx, claimed, now).await?;
        if wrong.is_the_last_but_one() {
            let person = claimed.person();
            security_log::store::insert(&mut tx, person, Event::WrongPasswords, now).await?;
        }
    }
    tx.commit().await?;
    Ok(seed)
}

/// The member's seed, if this is their own password: asked again for what a signed-in device alone
/// may not do. However it is asked, wrong ones are counted together.
pub(crate) async fn again(app: &App, member: &Member, password: &str) -> Result<Option<Seed>> {
    let claimed = claimed_by(&mut app.db.read().await?, member).await?;
    check(app, Some(&claimed), password).await
}
