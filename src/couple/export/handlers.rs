//! The page, and the file.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};

use super::{ExportForm, Wish, archive, export::file_name, pages::ExportPage, readable, store};
use crate::{
    App,
    access::Partner,
    error::Result,
    people::{NOT_YOUR_PASSWORD, password, security_log},
    sealed::PrivateKey,
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

/// Answers with the file itself and not with 303: kept for a page to fetch it from, it would lie
/// on the server. No entry is changed, so the same form sent again does no harm and needs no memory
/// of its `op`.
pub(super) async fn export(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<ExportForm>,
) -> Result<Response> {
    let mut faults = Faults::none();
    let Some((wish, key)) = asked(&app, &partner, &posted.form, &mut faults).await? else {
        let form = posted.with_faults(faults);
        return again(&ExportPage::new(&partner, form.clone()), &form);
    };
    let (name, zone) = (file_name(partner.today()), partner.zone());
    let partner = partner.opened(key);
    let turn = app.hashing.turn().await?; // as few records in memory as passwords at work
    let record = store::record(&mut app.db.read().await?, &partner, wish.holds).await?;
    let file = turn.work(move || {
        let files = readable::files(&record, zone)?;
        archive::sealed(&files, &wish.passphrase, record.made_at)
    });
    let file = file.await??;
    security_log::exported(&app, &partner).await?;
    Ok(download(&name, file))
}

/// What is wanted, and the key of what is only theirs: nothing after noting each fault.
async fn asked(
    app: &App,
    partner: &Partner,
    form: &ExportForm,
    faults: &mut Faults,
) -> Result<Option<(Wish, PrivateKey)>> {
    let Some(wish) = form.parse(&[partner.name(), partner.partner_name()], faults) else {
        return Ok(None);
    };
    let seed = password::again(app, partner, &form.password).await?;
    if seed.is_none() {
        faults.add("password", NOT_YOUR_PASSWORD);
    }
    Ok(seed.map(|seed| (wish, seed.private())))
}

fn download(name: &str, file: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, SEALED.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, file).into_response()
}
