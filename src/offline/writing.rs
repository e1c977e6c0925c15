//! One form's writing: its effect and the memory of it, in one transaction.

use std::ops::{Deref, DerefMut};

use axum::response::{IntoResponse as _, Response};

use super::{Op, Outcome, store};
use crate::{
    App,
    access::{self, Member},
    db::Tx,
    error::{Error, Result},
};

const MOVED_ON: Error = Error::Refused(
    "A new key of the two of you has begun in this moment, and nothing was saved. Go back: your words are still in \
     the form. Send it once more.",
);

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
    /// was used for other words, not found if by another person; [`Error::Stopped`] if it is to
    /// share something and one of the two has paused or closed since the gate let it pass.
    pub async fn begin(app: &App, member: &'a Member, op: &'a Op) -> Result<Self> {
        let body_hash = member.keys().fingerprint(&op.fingerprinted());
        let (tx, known) = store::begin(&app.db, op.id, member).await?;
        let (stopped, moved_on) = (known.stopped, known.moved_on);
        let Some(before) = known.before() else {
            if stopped {
                drop(tx);
                return Err(stopped_meanwhile(app, member).await?);
            }
            if moved_on {
                return Err(MOVED_ON);
            }
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
    pub async fn done(self, to: impl Into<String>) -> Result<Response> {
        let outcome = Outcome::Applied { to: to.into() };
        let json = serde_json::to_string(&outcome).map_err(|e| Error::Internal(e.into()))?;
        store::commit(self.tx, self.member, self.op, self.body_hash, json).await?;
        Ok(outcome.into_response())
    }
}

/// Between the gate and the writing one of the two has stopped; perhaps gone on since.
async fn stopped_meanwhile(app: &App, member: &Member) -> Result<Error> {
    let stage = access::stage_of(&mut app.db.read().await?, member).await?;
    Ok(match member.stopped_at(stage) {
        Some(stopped) => Error::Stopped(Box::new(stopped)),
        None => {
            Error::Refused("This was paused for a moment, and nothing was saved. Send it again.")
        }
    })
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
