//! The jar, adding to it, and what is one's own in it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Filter, IdeaForm, IdeaId, Needs,
    idea::{FULL, MOST},
    pages::{IdeaPage, IdeasPage, NewIdeaPage, OwnIdeasPage},
    store::{self, OwnIdea},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::Result,
    steps::communication::wording,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<IdeaId>,
}

/// What is chosen, and how many were shown before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    time: String,
    money: String,
    place: String,
    energy: String,
    from: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Chosen>,
) -> Result<Response> {
    let own = store::standing(app.db.read().await?.conn(), &partner).await?;
    let needs = Needs::parse([&query.time, &query.money, &query.place, &query.energy]);
    let from = query.from.parse().unwrap_or(0);
    page(&IdeasPage::new(&partner, &own, (Filter(needs), from)))
}

pub(super) async fn new_page(partner: Sharing<Partner>) -> Result<Response> {
    page(&NewIdeaPage::new(&partner, Typed::default()))
}

pub(super) async fn add(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<IdeaForm>,
) -> Result<Response> {
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => return beside(&partner, &posted, faults),
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what"]) {
        return again(&NewIdeaPage::new(&partner, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let all = store::standing(writing.conn(), &partner).await?;
    if all.iter().filter(|told| told.author == partner.person()).count() >= MOST {
        return beside(&partner, &posted, Faults::one("what", FULL));
    }
    let id = store::insert(&mut writing, &partner, &words).await?;
    writing.done(format!("/ideas/{id}")).await
}

/// The form again, with what is wrong beside what was typed.
fn beside(partner: &Partner, posted: &Posted<IdeaForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&NewIdeaPage::new(partner, form.clone()), &form)
}

pub(super) async fn own(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let all = store::page(&mut app.db.read().await?, &partner, query.before).await?;
    page(&OwnIdeasPage::new(&partner, all))
}

pub(super) async fn show(ours: Ours<OwnIdea>, State(app): State<App>) -> Result<Response> {
    let told = store::find(app.db.read().await?.conn(), &ours).await?;
    page(&IdeaPage::new(&ours, told))
}
