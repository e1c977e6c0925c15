//! Answering for a week, one's own lines, one week, deleting it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Pulse, PulseForm,
    lines::Span,
    pages::{About, NewPage, PulsePage, PulsesPage},
    pulse::{may_answer, week_to_answer},
};
use crate::{
    App,
    access::{Member, Own, Partner},
    db::Reader,
    error::Result,
    impact::role,
    progress::look_back::{Kept, LookBack, Until, store},
    steps::{
        small_issues::check_in::Week,
        therapy::{copy::store as copies, link::Section},
    },
    text::Faults,
    web::{
        form::{Posted, is_as_seen},
        page::{again, page},
    },
};

const ELSEWHERE: &str = "You have answered for this week elsewhere meanwhile. What you chose here is kept in this \
                         form; saving it once more puts it in the place of the other";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    week: String,
}

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(asked): Query<Until>,
) -> Result<Response> {
    let span = Span::asked(&asked.until, member.today());
    let db = &mut app.db.read().await?;
    let so_far = store::so_far::<Pulse>(db, &member).await?;
    let all = store::within(db, &member, (span.first(), span.last())).await?;
    let read_by = copies::opened_to(db, &member, Section::Pulse).await?;
    page(&PulsesPage::new(&member, span, all, so_far).read_by(read_by))
}

pub(super) async fn new_page(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let week = week_to_answer(&asked.week, partner.today());
    let db = &mut app.db.read().await?;
    let about = about(db, &partner, week).await?;
    let before = store::since(db.conn(), &partner, week.monday()).await?;
    page(&NewPage::filled(&partner, about, before.as_ref()))
}

async fn about(db: &mut Reader, partner: &Partner, week: Week) -> Result<About> {
    let role = role::store::known(db, partner).await?;
    let reads = copies::reads(db.conn(), partner, Section::Pulse).await?;
    Ok(About { week, role, read_by: reads.map(|by| by.name) })
}

pub(super) async fn answer(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<PulseForm>,
) -> Result<Response> {
    let asked = week_to_answer(&posted.form.week, partner.today());
    let (week, pulse) = match posted.form.parse(partner.today()) {
        Ok(answered) => answered,
        Err(faults) => {
            let about = about(&mut app.db.read().await?, &partner, asked).await?;
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&partner, about, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let before = store::since::<Pulse>(writing.conn(), &partner, week.monday()).await?;
    let seen = Kept::seen(before.as_ref());
    if !is_as_seen(&posted.form.revision, seen) {
        let about = about(&mut app.db.read().await?, &partner, week).await?;
        let form = posted.with_faults(Faults::one("week", ELSEWHERE));
        return again(&NewPage::over(&partner, about, (seen, form.clone())), &form);
    }
    let id = store::keep(&mut writing, &partner, (before.as_ref(), &pulse)).await?;
    copies::keep(&mut writing, &partner, (id.uuid(), &pulse)).await?;
    writing.deletes_for_good();
    writing.done("/pulses").await
}

pub(super) async fn show(own: Own<LookBack<Pulse>>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, &own, own.id()).await?;
    let holder = copies::holder(db, &own, own.id().uuid()).await?;
    let again = own.is_paired() && may_answer(Week::of(kept.since), own.today());
    page(&PulsePage::new(&own, &kept, (again, holder)))
}
