//! `SteppedUp`: a gate around another, for what a phone that is found open may not do.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Audience, Gate, Member, NewSession, Secret, session::store};
use crate::{
    App,
    db::Tx,
    error::{Error, Result},
    routes,
    sealed::Seed,
};

/// Proof: whoever passes this gate gave their password within the last five minutes, in this very
/// session. What is only theirs is open, for as long as the request lasts.
#[derive(Debug)]
pub struct SteppedUp<G = Member> {
    gate: G,
    seed: Seed,
}

/// A gate that somebody who is signed in passes.
pub trait OfMember: Send + Sync {
    /// Who.
    fn member(&self) -> &Member;

    /// The same, to bring it up to date: for this file alone.
    fn member_mut(&mut self, _: Within) -> &mut Member;
}

/// Nothing outside can make one.
#[derive(Debug)]
pub struct Within(());

/// A right password, while a session takes the place of the one it was given in.
pub struct Renewal {
    seed: Seed,
    new: NewSession,
}

/// The new session is kept and the old one has ended.
pub struct Renewed(Renewal);

impl<G: OfMember> SteppedUp<G> {
    /// If the password still counts that was given before.
    ///
    /// # Errors
    /// The gate itself, if none does.
    pub fn lately(mut gate: G) -> Result<Self, Box<G>> {
        let Some(seed) = gate.member().seed().cloned() else { return Err(Box::new(gate)) };
        gate.member_mut(Within(())).open(&seed);
        Ok(Self { gate, seed })
    }

    /// The same, opening what was sealed for them under an earlier seed, too.
    #[must_use]
    pub fn with_earlier(self, before: &Seed) -> Self {
        Self { seed: self.seed.with_earlier(before), ..self }
    }

    /// Where all keys of this person grow from.
    pub fn seed(&self) -> &Seed {
        &self.seed
    }
}

impl Renewal {
    /// Keeps a new session beside the one in which this seed was opened: a password that was given
    /// again is never worth anything to a cookie of before.
    pub async fn begin(tx: &mut Tx, member: &Member, seed: Seed) -> Result<Self> {
        if seed.shared().public() != member.keys().public() {
            return Err(Error::bug("a password opened the seed of somebody else"));
        }
        let new = member.renewed(&seed);
        if !store::insert_in_place(tx, &new, member.secret()).await? {
            return Err(Error::SignInFirst);
        }
        Ok(Self { seed, new })
    }

    /// The new session's secret, for what belongs to the old one and is to be taken along.
    pub fn secret(&self) -> &Secret {
        self.new.secret()
    }

    /// Ends the old session.
    pub async fn done(self, mut tx: Tx, member: &Member) -> Result<Renewed> {
        store::end_in(&mut tx, member.secret()).await?;
        tx.commit().await?;
        Ok(Renewed(self))
    }
}

impl Renewed {
    /// The new cookie goes out with whatever is answered.
    pub fn go_over<G: OfMember>(self, app: &App, mut gate: G) -> SteppedUp<G> {
        let Self(Renewal { seed, new }) = self;
        gate.member_mut(Within(())).go_over(app, &new, &seed);
        SteppedUp { gate, seed }
    }
}

impl OfMember for Member {
    fn member(&self) -> &Member {
        self
    }

    fn member_mut(&mut self, _: Within) -> &mut Member {
        self
    }
}

impl<G> std::ops::Deref for SteppedUp<G> {
    type Target = G;

    fn deref(&self) -> &G {
        &self.gate
    }
}

impl<G> Gate for SteppedUp<G>
where
    G: Gate + OfMember + FromRequestParts<App, Rejection = Error>,
{
    const AUDIENCE: Audience = G::AUDIENCE;
    const WHILE_OPEN: bool = G::WHILE_OPEN;
}

/// Without a password that counts this leads to giving it, and from there to the page of the form.
impl<G> FromRequestParts<App> for SteppedUp<G>
where
    G: OfMember + FromRequestParts<App, Rejection = Error>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let gate = G::from_request_parts(parts, app).await?;
        Self::lately(gate).map_err(|_| Error::PasswordFirst(page_above(parts.uri.path(), app)))
    }
}

/// The nearest page above the path of a form.
fn page_above(path: &str, app: &App) -> String {
    let (routes, mut page) = (routes::all(app.demo), path);
    while !routes.has_page(page) {
        let Some((above, _)) = page.rsplit_once('/') else { return "/".to_owned() };
        page = above;
    }
    page.to_owned()
}
