//! Reading how sessions were, writing about one.

use axum::{
    extract::{Query, State},
    response::Response,
};

use super::{
    AfterSession, Seen, SessionForm,
    pages::{ListPage, NewPage},
};
use crate::{
    App,
    access::{Member, Partner},
    error::Result,
    progress::look_back::{Kept, Until, store},
    text::Faults,
    web::{
        form::Posted,
        page::{again, page},
    },
};

const BEFORE: &str = "You have written about a session on that day before. What you wrote here is kept in this form; \
                      saving it once more puts it in the place of the other";

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(asked): Query<Until>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let (span, shown, oldest) = store::months::<AfterSession>(db, &member, &asked.until).await?;
    page(&ListPage::new(&member, span, shown, oldest))
}

/// For today, with what was written about it before.
pub(super) async fn new_page(partner: Partner, State(app): State<App>) -> Result<Response> {
    let today = partner.today();
    let before = store::since(app.db.read().await?.conn(), &partner, today).await?;
    page(&NewPage::filled(&partner, before.as_ref()))
}

pub(super) async fn write(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<SessionForm>,
) -> Result<Response> {
    let said = match posted.form.parse(partner.today()) {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let before = store::since::<AfterSession>(writing.conn(), &partner, said.day).await?;
    let seen = Seen { day: said.day, revisions: Kept::seen(before.as_ref()) };
    if !seen.is_what_showed(&posted.form.revision) {
        let form = posted.with_faults(Faults::one("held", BEFORE));
        return again(&NewPage::over(&partner, seen, form.clone()), &form);
    }
    store::keep(&mut writing, &partner, (before.as_ref(), &said)).await?;
    writing.deletes_for_good();
    writing.done("/after-sessions").await
}
