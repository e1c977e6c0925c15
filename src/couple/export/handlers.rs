//! The page, and the file.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};

use super::{
    ExportForm, Wish, archive,
    export::{SAME, file_name},
    pages::ExportPage,
    readable, store,
};
use crate::{
    App,
    access::{Partner, SteppedUp},
    error::Result,
    people::{
        password::{self, Asked},
        security_log,
    },
    text::{Faults, Typed},
    web::{
        SEALED,
        form::Posted,
        page::{again, page},
    },
};

pub(super) async fn export_page(partner: Partner) -> Result<Response> {
    page(&ExportPage::new(&partner, Typed::default()))
}

pub(super) async fn export(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<ExportForm>,
) -> Result<Response> {
    let (form, mut faults) = (&posted.form, Faults::none());
    let wish = form.parse(&[partner.name(), partner.partner_name()], &mut faults);
    let Some(wish) = wish else { return export_again(&partner, &posted, faults) };
    let partner = match password::step_up(&app, partner, &form.password).await? {
        Asked::Given(partner) => partner,
        Asked::Not(partner, why) => {
            return export_again(&partner, &posted, Faults::one("password", why));
        }
    };
    if let Some(own) = form.not_compared()
        && password::is_theirs(&app, &partner, own).await?
    {
        return export_again(&partner, &posted, Faults::one("own_passphrase", SAME));
    }
    file_of(&app, &partner, wish).await
}

fn export_again(
    partner: &Partner,
    posted: &Posted<ExportForm>,
    faults: Faults,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&ExportPage::new(partner, form.clone()), &form)
}

/// Answers with the file itself and not with 303: kept for a page to fetch it from, it would lie
/// on the server. No entry is changed, so the same form sent again does no harm and needs no memory
/// of its `op`.
async fn file_of(app: &App, partner: &SteppedUp<Partner>, wish: Wish) -> Result<Response> {
    let (name, zone) = (file_name(partner.today()), partner.zone());
    let turn = app.hashing.turn().await?; // as few records in memory as passwords at work
    let record = store::record(&mut app.db.read().await?, partner, wish.holds).await?;
    let file = turn.work(move || {
        let files = readable::files(&record, zone)?;
        archive::sealed(&files, &wish.passphrase, record.made_at)
    });
    let file = file.await??;
    security_log::exported(app, partner).await?;
    Ok(download(&name, file))
}

fn download(name: &str, file: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, SEALED.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, file).into_response()
}
