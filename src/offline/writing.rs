//! One form's writing: its effect and the memory of it, in one transaction.

use std::ops::{Deref, DerefMut};

use axum::response::{IntoResponse as _, Response};

use super::{Op, Outcome, store};
use crate::{
    App,
    access::Member,
    db::Tx,
    error::{Error, Result},
};

/// A transaction that remembers which form it answers.
pub struct Writing<'a> {
    tx: Tx,
    op: &'a Op,
    member: &'a Member,
    body_hash: [u8; 32],
}

impl<'a> Writing<'a> {
    /// Begins the effect of a form.
    ///
    /// # Errors
    /// [`Error::Settled`] with the first answer if this form was sent before; refused if its id
    /// was used for other words, not found if by another person.
    pub async fn begin(app: &App, member: &'a Member, op: &'a Op) -> Result<Self> {
        let body_hash = member.keys().fingerprint(&op.fingerprinted());
        let (tx, before) = store::begin(app.db.turn().await?, op.id).await?;
        let Some(before) = before else {
            return Ok(Self { tx, op, member, body_hash });
        };
        if before.person != member.person() {
            return Err(Error::NotFound);
        }
        if before.body_hash != body_hash {
            return Err(Error::Refused(
                "This form was sent before with other words. Go back, load the page again and send \
                 what you have now.",
            ));
        }
        let outcome = serde_json::from_str(&before.outcome)
            .map_err(|_| Error::bug("a remembered outcome does not read"))?;
        Err(Error::Settled(outcome))
    }

    /// Saves the effect and leads on to this path.
    pub async fn done(mut self, to: impl Into<String>) -> Result<Response> {
        let outcome = Outcome::Applied { to: to.into() };
        let json = serde_json::to_string(&outcome).map_err(|e| Error::Internal(e.into()))?;
        store::insert(&mut self.tx, self.member, self.op, &self.body_hash, &json).await?;
        self.tx.commit().await?;
        Ok(outcome.into_response())
    }
}

impl Deref for Writing<'_> {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
