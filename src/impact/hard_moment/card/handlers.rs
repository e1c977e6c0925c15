//! The cards of both, and writing one's own.

use axum::{extract::State, response::Response};

use super::{
    CardForm,
    pages::{CardsPage, NewCardPage},
    store,
};
use crate::{
    App,
    access::{Partner, Sharing},
    error::Result,
    impact::hard_moment::kept,
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let own = store::newest(db.conn(), &partner, partner.person()).await?;
    let theirs = store::newest(db.conn(), &partner, partner.partner()).await?;
    let keeps = kept::store::keeps(db.conn(), &partner).await?;
    page(&CardsPage::new(&partner, (own, theirs), keeps))
}

/// With what stands on one's card already.
pub(super) async fn new(partner: Sharing<Partner>, State(app): State<App>) -> Result<Response> {
    let mut db = app.db.read().await?;
    let own = store::newest(db.conn(), &partner, partner.person()).await?;
    page(&NewCardPage::filled(&partner, own.first()))
}

pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<CardForm>,
) -> Result<Response> {
    let card = match posted.form.parse() {
        Ok(card) => card,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewCardPage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    store::share(&mut writing, &partner, &card).await?;
    writing.done("/hard-moment-cards").await
}
