//! The agenda, putting something on it, ordering it, and what was talked about.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Act, AgendaItemId, ItemForm, Way,
    agenda::{FULL, MOST},
    pages::{AgendaPage, ItemPage, NewItemPage, PastPage},
    store::{self, AgendaItem},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::{Error, Result},
    steps::{
        communication::wording,
        therapy::{
            comment,
            link::Section,
            next_session::store::ahead,
            search::appointment::{NextSession, store::next_appointment},
        },
    },
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

const HERE: &str = "/agenda";
const CHOOSE: Error = Error::Refused("Please choose one of the buttons on the page.");
const GONE: Error = Error::Refused("It is not on the agenda any more. Look at the page again.");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<AgendaItemId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MoveForm {
    way: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ActForm {
    act: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let past = store::past(db, &partner, query.before).await?;
    let past = store::with_acts(db, &partner, past).await?;
    if query.before.is_some() {
        return page(&PastPage::new(&partner, past));
    }
    let all = store::standing_on_it(db.conn(), &partner).await?;
    let aside = store::aside(db, &partner).await?;
    let next = next_appointment(db, &partner).await?.map(|told| NextSession::of(&partner, told));
    let session = ahead(db.conn(), &partner).await?;
    let next = NextSession::soonest(&partner, next, session);
    page(&AgendaPage::new(&partner, (all, aside), (past, next)))
}

pub(super) async fn new_page(partner: Sharing<Partner>) -> Result<Response> {
    page(&NewItemPage::new(&partner, Typed::default()))
}

pub(super) async fn add(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ItemForm>,
) -> Result<Response> {
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => return beside(&partner, &posted, faults),
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what"]) {
        return again(&NewItemPage::new(&partner, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let all = store::standing_on_it(writing.conn(), &partner).await?;
    if all.iter().filter(|told| told.author == partner.person()).count() >= MOST {
        return beside(&partner, &posted, Faults::one("what", FULL));
    }
    store::insert(&mut writing, &partner, &words).await?;
    writing.done(HERE).await
}

/// The form again, with what is wrong beside what was typed.
fn beside(partner: &Partner, posted: &Posted<ItemForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&NewItemPage::new(partner, form.clone()), &form)
}

pub(super) async fn show(ours: Ours<AgendaItem>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let told = store::find(db.conn(), &ours).await?;
    let acts = store::acts(db.conn(), &ours, ours.id()).await?;
    let mut shown = ItemPage::new(&ours, told, &acts);
    shown.beside = comment::beside(db, &ours, (Section::Agenda, ours.id().uuid())).await?;
    page(&shown)
}

/// Where it cannot go further it stays where it is.
pub(super) async fn reorder(
    ours: Sharing<Ours<AgendaItem>>,
    State(app): State<App>,
    posted: Posted<MoveForm>,
) -> Result<Response> {
    let way = Way::parse(&posted.form.way).ok_or(CHOOSE)?;
    let mut writing = posted.begin(&app, &ours).await?;
    let all = store::standing_on_it(writing.conn(), &ours).await?;
    let at = all.iter().position(|told| told.id == ours.id()).ok_or(GONE)?;
    if let Some(other) = way.other(at, all.len()).and_then(|other| all.get(other)) {
        store::swap(&mut writing, &ours, (ours.id(), other.id)).await?;
    }
    writing.done(HERE).await
}

pub(super) async fn act(
    ours: Sharing<Ours<AgendaItem>>,
    State(app): State<App>,
    posted: Posted<ActForm>,
) -> Result<Response> {
    let act = Act::parse(&posted.form.act).ok_or(CHOOSE)?;
    let mut writing = posted.begin(&app, &ours).await?;
    if store::find(writing.conn(), &ours).await?.withdrawn.is_some() {
        return Err(GONE);
    }
    act.may(store::is_on_it(writing.conn(), &ours).await?).map_err(Error::Refused)?;
    store::act(&mut writing, &ours, act).await?;
    writing.done(HERE).await
}
