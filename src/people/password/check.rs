//! Whether a password is the right one, now; and what it is worth when it is given again.

use chrono::{DateTime, Utc};

use super::{store, wrong::WrongToday};
use crate::{
    App,
    access::{Member, OfMember, Renewal, Renewed, SteppedUp},
    db::Tx,
    error::Result,
    people::{
        recovery,
        security_log::{self, Event},
        store::{Claimed, claimed_by},
    },
    sealed::{Seed, password::salt},
};

pub(crate) const NOT_YOUR_PASSWORD: &str =
    "This is not your password. After many tries it takes a while until the next one counts";
const ONCE_MORE: &str = "Please give your password once more";

/// What became of asking somebody for their password again.
pub(crate) enum Asked<G> {
    /// It is right, or one counts that was given just before.
    Given(SteppedUp<G>),
    /// It is not, with the sentence to show beside its field.
    Not(Box<G>, &'static str),
}

/// The seed, if this password opens it and passwords count at this moment, and the transaction in
/// which it was found right: wrong ones are not forgotten yet. A wrong one is kept.
///
/// An unknown name, a wrong password and one that does not count yet take the same time and get
/// the same answer.
pub(in crate::people) async fn judge(
    app: &App,
    claimed: Option<&Claimed>,
    password: &str,
) -> Result<Option<(Seed, Tx)>> {
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
    if let Some(seed) = claimed.open(&root) {
        return Ok(Some((seed, tx)));
    }
    count_wrong(tx, claimed, wrong, now).await?;
    Ok(None)
}

/// Keeps that a password, or what is asked for after it, was wrong.
pub(in crate::people) async fn count_wrong(
    mut tx: Tx,
    claimed: &Claimed,
    wrong: WrongToday,
    now: DateTime<Utc>,
) -> Result<()> {
    store::insert_wrong(&mut tx, claimed, now).await?;
    if wrong.is_the_last_but_one() {
        let person = claimed.person();
        security_log::store::insert(&mut tx, person, Event::WrongPasswords, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Asked again for what a signed-in device alone may not do, unless a password counts that was
/// given within the last five minutes. However it is asked, wrong ones are counted together.
pub(crate) async fn step_up<G: OfMember>(app: &App, gate: G, password: &str) -> Result<Asked<G>> {
    if !password.is_empty() {
        return given(app, gate, password).await;
    }
    Ok(match SteppedUp::lately(gate) {
        Ok(stepped_up) => Asked::Given(stepped_up),
        Err(gate) => Asked::Not(gate, ONCE_MORE),
    })
}

/// The same, for what the password itself is needed for each time. A right one makes a new secret
/// for this session.
pub(crate) async fn given<G: OfMember>(app: &App, gate: G, password: &str) -> Result<Asked<G>> {
    let member = gate.member();
    let claimed = claimed_by(&mut app.db.read().await?, member).await?;
    let renewed = app.db.even_if_full(|| renewed(app, member, &claimed, password)).await?;
    match renewed {
        Some(renewed) => Ok(Asked::Given(renewed.go_over(app, gate))),
        None => Ok(Asked::Not(Box::new(gate), NOT_YOUR_PASSWORD)),
    }
}

async fn renewed(
    app: &App,
    member: &Member,
    claimed: &Claimed,
    password: &str,
) -> Result<Option<Renewed>> {
    let judged = judge(app, Some(claimed), password).await?;
    let Some((seed, mut tx)) = judged else { return Ok(None) };
    store::forget_wrong(&mut tx, claimed).await?;
    let renewal = Renewal::begin(&mut tx, member, seed).await?;
    recovery::store::take_along(&mut tx, member, renewal.secret()).await?;
    Ok(Some(renewal.done(tx, member).await?))
}

/// Whether this is the password they sign in with. It is no guess: only whoever stepped up asks.
pub(crate) async fn is_theirs<G: OfMember>(
    app: &App,
    stepped_up: &SteppedUp<G>,
    words: &str,
) -> Result<bool> {
    let claimed = claimed_by(&mut app.db.read().await?, stepped_up.member()).await?;
    let root = app.hashing.root(words, claimed.salt()).await?;
    Ok(claimed.open(&root).is_some())
}
