//! Reading where one stood, and saying where one stands.

use super::{Day, DayForm, pages::ListPage};
use crate::{
    App,
    access::Member,
    error::Result,
    progress::look_back::{Until, store},
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

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(asked): Query<Until>,
) -> Result<Response> {
    page(&shown(&app, &member, &asked.until).await?)
}

async fn shown(app: &App, member: &Member, until: &str) -> Result<ListPage> {
    let db = &mut app.db.read().await?;
    let (span, shown, oldest) = store::months(db, member, until).await?;
    Ok(ListPage::new(member, span, (shown, oldest), Typed::default()))
}

/// What is said twice on a day is said anew.
pub(super) async fn say(
    member: Member,
    State(app): State<App>,
    posted: Posted<DayForm>,
) -> Result<Response> {
    let said = match posted.form.parse(member.today()) {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            let shown = shown(&app, &member, "").await?;
            return again(&shown.over(form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &member).await?;
    let before = store::since::<Day>(writing.conn(), &member, said.day).await?;
    store::keep(&mut writing, &member, (before.as_ref(), &said)).await?;
    writing.deletes_for_good();
    writing.done("/where-i-stand").await
}
