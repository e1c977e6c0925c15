//! Comparing, taking a changed key, putting one's own back.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{four_words, pages::FourWordsPage, store};
use crate::{
    App,
    access::{KeyNews, Partner},
    couple::epoch,
    error::{Error, Result},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NOT_COMPARED: &str = "Please compare the four words first";
const AS_IT_WAS: Error = Error::Refused("Your key is where it belongs. Nothing was changed.");

/// Names the keys whose words were on the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AcceptForm {
    keys: String,
    compared: String,
}

pub(super) async fn four_words(partner: Partner) -> Result<Response> {
    page(&FourWordsPage::new(&partner, Typed::default()))
}

pub(super) async fn accept(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<AcceptForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    four_words::take(partner.partner_keys(), &posted.form.keys).map_err(Error::Refused)?;
    if posted.form.compared.is_empty() {
        let form = posted.with_faults(Faults::one("compared", NOT_COMPARED));
        return again(&FourWordsPage::new(&partner, form.clone()), &form);
    }
    let accepted = partner.partner_keys().accepted(partner.epoch()).ok_or(Error::NotFound)?;
    store::replace(&mut writing, &partner, &accepted).await?;
    epoch::store::hand_over_all(&mut writing, &partner, &accepted).await?;
    epoch::store::begin(&mut writing, &partner, &accepted).await?;
    writing.done("/four-words").await
}

pub(super) async fn put_back(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    if partner.key_news() != Some(&KeyNews::Own) {
        return Err(AS_IT_WAS);
    }
    store::put_own_back(&mut writing, &partner).await?;
    writing.done("/four-words").await
}
