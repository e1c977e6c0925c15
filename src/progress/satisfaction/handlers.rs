//! One's own line, and the four questions.

use super::{
    Satisfaction, SatisfactionForm,
    pages::{ListPage, NewPage},
};
use crate::{
    App,
    access::{Member, Partner},
    error::{Error, Result},
    progress::look_back::{Until, month_of, store},
    text::Typed,
    web::{
        form::Posted,
        page::{again, page},
    },
};
use axum::{
    extract::{Query, State},
    response::Response,
};

const ONCE_A_MONTH: Error = Error::Refused(
    "You have answered this month already, and once a month is enough: what moves here moves slowly. Nothing \
     was changed.",
);

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(asked): Query<Until>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let (span, shown, oldest) = store::months(db, &member, &asked.until).await?;
    page(&ListPage::new(&member, span, shown, oldest))
}

pub(super) async fn new_page(partner: Partner, State(app): State<App>) -> Result<Response> {
    let (db, month) = (&mut app.db.read().await?, month_of(partner.today()));
    if store::is_said::<Satisfaction>(db, &partner, month).await? {
        return Err(ONCE_A_MONTH);
    }
    page(&NewPage::new(&partner, Typed::default()))
}

pub(super) async fn answer(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<SatisfactionForm>,
) -> Result<Response> {
    let said = match posted.form.parse(partner.today()) {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    if store::since::<Satisfaction>(writing.conn(), &partner, said.month).await?.is_some() {
        return Err(ONCE_A_MONTH);
    }
    store::keep(&mut writing, &partner, (None, &said)).await?;
    writing.done("/satisfaction").await
}
