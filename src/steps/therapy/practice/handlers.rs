//! What the two practise: the list, writing one down, being done with it, and saying how it was.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    PracticeForm, PracticeId, ReflectionForm, Saying,
    pages::{BehindPage, NewPracticePage, PracticePage, PracticesPage, ReflectPage},
    practice::{FULL, MOST},
    reflection::store::{self as said, Reflected},
    store::{self, Practice, Told},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    entry::No,
    error::{Error, Result},
    steps::{
        communication::wording,
        therapy::{comment, link::Section},
    },
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted, is_as_seen},
        page::{again, page},
    },
};

const ELSEWHERE: &str = "You have said it elsewhere meanwhile. What you wrote here is kept in this form; sending it \
                         once more puts it in the place of the other";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<PracticeId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let behind = store::behind(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&BehindPage::new(&partner, behind));
    }
    let now = store::going_on(db.conn(), &partner).await?;
    let now = said::with_reflections(db, &partner, now).await?;
    page(&PracticesPage::new(&partner, now, behind))
}

pub(super) async fn new_page(partner: Sharing<Partner>) -> Result<Response> {
    page(&NewPracticePage::empty(&partner))
}

pub(super) async fn add(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<PracticeForm>,
) -> Result<Response> {
    let words = match posted.form.parse(partner.today()) {
        Ok(words) => words,
        Err(faults) => return not_yet(&partner, &posted, faults),
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what", "after"]) {
        return again(&NewPracticePage::new(&partner, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    if store::going_on(writing.conn(), &partner).await?.len() >= MOST {
        return not_yet(&partner, &posted, Faults::one("what", FULL));
    }
    let id = store::insert(&mut writing, &partner, &words).await?;
    writing.done(format!("/practices/{id}")).await
}

/// The form again, with what is wrong beside what was typed.
fn not_yet(partner: &Partner, posted: &Posted<PracticeForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&NewPracticePage::new(partner, form.clone()), &form)
}

pub(super) async fn show(ours: Ours<Practice>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let told = store::find(db.conn(), &ours).await?;
    let said = said::reflections(db.conn(), &ours, ours.id()).await?;
    let mut shown = PracticePage::new(&ours, told, said);
    shown.beside = comment::beside(db, &ours, (Section::Practice, ours.id().uuid())).await?;
    page(&shown)
}

/// At any time, also while the couple is paused and when the disk is full: one is enough to stop.
pub(super) async fn end(
    ours: Ours<Practice>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    ours.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &ours).await?;
            let told = store::find(writing.conn(), &ours).await?;
            told.standing(ours.today()).may_end().map_err(Error::Refused)?;
            store::end(&mut writing, &ours).await?;
            writing.done(format!("/practices/{}", ours.id())).await
        })
        .await
}

pub(super) async fn reflect_page(
    ours: Sharing<Ours<Practice>>,
    State(app): State<App>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let told = there(store::find(db.conn(), &ours).await?)?;
    let own = own(said::reflections(db.conn(), &ours, ours.id()).await?, &ours);
    let said = own.as_ref().map(Reflected::said);
    Saying::of(said, ours.now()).map_err(Error::Refused)?;
    let filled = ReflectPage::filled(own.as_ref());
    page(&ReflectPage::new(&ours, (told, own.as_ref()), filled))
}

pub(super) async fn reflect(
    ours: Sharing<Ours<Practice>>,
    State(app): State<App>,
    posted: Posted<ReflectionForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &ours).await?;
    let told = there(store::find(writing.conn(), &ours).await?)?;
    let own = own(said::reflections(writing.conn(), &ours, ours.id()).await?, &ours);
    let beside =
        |form: Typed| again(&ReflectPage::new(&ours, (told, own.as_ref()), form.clone()), &form);
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => return beside(posted.with_faults(faults)),
    };
    let saying = match Saying::of(own.as_ref().map(Reflected::said), ours.now()) {
        Ok(saying) => saying,
        Err(sentence) => return beside(posted.with_faults(Faults::one("words", sentence))),
    };
    if !is_as_seen(&posted.form.seen, ReflectPage::seen(own.as_ref())) {
        return beside(posted.with_faults(Faults::one("words", ELSEWHERE)));
    }
    if let Some(form) = wording::to_read(&posted.typed, &["words"]) {
        return beside(form);
    }
    said::reflect(&mut writing, &ours, (saying, &words)).await?;
    writing.deletes_for_good();
    writing.done(format!("/practices/{}", ours.id())).await
}

/// One's own, if one has said it.
fn own(all: Vec<Reflected>, partner: &Partner) -> Option<Reflected> {
    all.into_iter().find(|it| it.author == partner.person())
}

/// It, if there is something left of it.
fn there(told: Told) -> Result<Told> {
    match told.withdrawn {
        Some(_) => Err(Error::Refused(No::Withdrawn.sentence())),
        None => Ok(told),
    }
}
