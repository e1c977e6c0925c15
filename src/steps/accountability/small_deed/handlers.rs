//! The two lists, adding to one's own, starring on the other's, taking off.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    DeedForm, SmallDeedId, Standing, admits,
    pages::{DeedPage, DeedsPage, EarlierPage, SuggestionsPage},
    store::{self, SmallDeed},
    suggestions,
};
use crate::{
    App,
    access::{Ours, Partner, PersonId, Sharing},
    error::{Error, Result},
    offline::Writing,
    steps::communication::wording,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const HERE: &str = "/small-deeds";
const CHOOSE: Error = Error::Refused("Please choose one of those on the page.");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<SmallDeedId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TakeForm {
    suggestion: String,
}

pub(super) async fn lists(partner: Partner, State(app): State<App>) -> Result<Response> {
    page(&deeds_page(&partner, &app, Typed::default()).await?)
}

async fn deeds_page(partner: &Partner, app: &App, form: Typed) -> Result<DeedsPage> {
    let listed = store::listed(app.db.read().await?.conn(), partner).await?;
    Ok(DeedsPage::new(partner, &listed, form))
}

pub(super) async fn add(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<DeedForm>,
) -> Result<Response> {
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(fault) => return beside(&partner, &app, (&posted, &fault)).await,
    };
    if let Some(form) = wording::to_read(&posted.typed, &["deed"]) {
        return again(&deeds_page(&partner, &app, form.clone()).await?, &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let list = store::own_list(writing.conn(), &partner).await?;
    if let Err(fault) = admits(list.iter().map(|kept| kept.words.get()), &words) {
        drop(writing);
        return beside(&partner, &app, (&posted, fault)).await;
    }
    store::insert(&mut writing, &partner, &words).await?;
    writing.done(HERE).await
}

/// The lists again, with what is wrong beside what was typed.
async fn beside(
    partner: &Partner,
    app: &App,
    (posted, fault): (&Posted<DeedForm>, &str),
) -> Result<Response> {
    let form = posted.with_faults(Faults::one("deed", fault));
    again(&deeds_page(partner, app, form.clone()).await?, &form)
}

pub(super) async fn suggestions(partner: Partner, State(app): State<App>) -> Result<Response> {
    let list = store::own_list(app.db.read().await?.conn(), &partner).await?;
    page(&SuggestionsPage::new(&partner, &list))
}

pub(super) async fn take(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<TakeForm>,
) -> Result<Response> {
    let words = suggestions::numbered(&posted.form.suggestion).ok_or(CHOOSE)?;
    let mut writing = posted.begin(&app, &partner).await?;
    let list = store::own_list(writing.conn(), &partner).await?;
    admits(list.iter().map(|kept| kept.words.get()), &words).map_err(Error::Refused)?;
    store::insert(&mut writing, &partner, &words).await?;
    writing.done(format!("{HERE}/suggestions")).await
}

pub(super) async fn earlier(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let earlier = store::earlier(&mut app.db.read().await?, &partner, query.before).await?;
    page(&EarlierPage::new(&partner, earlier))
}

pub(super) async fn show(deed: Ours<SmallDeed>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &deed).await?;
    page(&DeedPage::new(&deed, kept))
}

pub(super) async fn star(
    deed: Sharing<Ours<SmallDeed>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &deed).await?;
    may(&mut writing, &deed, Standing::star).await?;
    store::star(&mut writing, &deed).await?;
    writing.done(HERE).await
}

/// At any time, also while the couple is paused and when the disk is full.
pub(super) async fn take_star_back(
    deed: Ours<SmallDeed>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    deed.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &deed).await?;
            may(&mut writing, &deed, Standing::take_star_back).await?;
            store::take_star_back(&mut writing, &deed).await?;
            writing.done(HERE).await
        })
        .await
}

/// The same: its author needs nobody for it.
pub(super) async fn retire(
    deed: Ours<SmallDeed>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    deed.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &deed).await?;
            may(&mut writing, &deed, Standing::retire).await?;
            store::retire(&mut writing, &deed).await?;
            writing.done(HERE).await
        })
        .await
}

/// Whether this partner may do this with it, as it stands now.
async fn may(
    writing: &mut Writing<'_>,
    deed: &Ours<SmallDeed>,
    rule: fn(Standing, PersonId) -> Result<Standing, &'static str>,
) -> Result<()> {
    let kept = store::find(writing.conn(), deed).await?;
    rule(kept.standing, deed.person()).map(drop).map_err(Error::Refused)
}
