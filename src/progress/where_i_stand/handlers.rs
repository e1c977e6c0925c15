//! Reading where one stood, and saying where one stands.

use axum::{
    extract::{Query, State},
    response::Response,
};

use super::{Day, DayForm, pages::ListPage};
use crate::{
    App,
    access::Member,
    error::Result,
    progress::look_back::{Kept, Until, store},
    text::Faults,
    web::{
        form::{Posted, is_as_seen},
        page::{again, page},
    },
};

const ELSEWHERE: &str = "You have said something today elsewhere meanwhile. What you wrote here is kept in this form; \
                         saving it once more puts it in the place of the other";

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
    Ok(ListPage::new(member, span, (shown, oldest)))
}

/// What is said twice on a day is said anew, over what its form showed.
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
    if !is_as_seen(&posted.form.revision, Kept::seen(before.as_ref())) {
        drop(writing);
        let form = posted.with_faults(Faults::one("note", ELSEWHERE));
        let shown = shown(&app, &member, "").await?;
        return again(&shown.over(form.clone()), &form);
    }
    store::keep(&mut writing, &member, (before.as_ref(), &said)).await?;
    writing.deletes_for_good();
    writing.done("/where-i-stand").await
}
