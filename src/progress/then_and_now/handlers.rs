//! Reading one's sentences, writing one.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Month, MonthForm,
    pages::{ListPage, NewPage},
    then_and_now::month_to_write,
};
use crate::{
    App,
    access::{Member, Partner},
    error::Result,
    progress::look_back::{Kept, Until, store},
    text::Faults,
    web::{
        form::{Posted, is_as_seen},
        page::{again, page},
    },
};

const ELSEWHERE: &str = "You have written about this month elsewhere meanwhile. What you wrote here is kept in this \
                         form; saving it once more puts it in the place of the other";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    month: String,
}

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(asked): Query<Until>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let (span, shown, oldest) = store::months(db, &member, &asked.until).await?;
    page(&ListPage::new(&member, span, shown, oldest))
}

pub(super) async fn new_page(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let month = month_to_write(&asked.month, partner.today());
    let before = store::since(app.db.read().await?.conn(), &partner, month).await?;
    page(&NewPage::filled(&partner, month, before.as_ref()))
}

pub(super) async fn write(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<MonthForm>,
) -> Result<Response> {
    let asked = month_to_write(&posted.form.month, partner.today());
    let said = match posted.form.parse(partner.today()) {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&partner, asked, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let before = store::since::<Month>(writing.conn(), &partner, said.month).await?;
    let seen = Kept::seen(before.as_ref());
    if !is_as_seen(&posted.form.revision, seen) {
        let form = posted.with_faults(Faults::one("month", ELSEWHERE));
        return again(&NewPage::over(&partner, said.month, (seen, form.clone())), &form);
    }
    store::keep(&mut writing, &partner, (before.as_ref(), &said)).await?;
    writing.deletes_for_good();
    writing.done("/then-and-now").await
}
