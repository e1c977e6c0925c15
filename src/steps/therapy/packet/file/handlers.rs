//! Taking a packet as a file.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};

use super::{
    super::{Packet, handlers::NOT_AGREED, pages::sheet, pdf, sheet::Sheet, store},
    file::{FileForm, Form, Wish, name},
    html,
    pages::FilePage,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    agreeing::Wording,
    couple::export::sealed_alone,
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

pub(super) async fn file_page(
    ours: Sharing<Ours<Packet>>,
    State(app): State<App>,
) -> Result<Response> {
    let wording = store::find(&mut app.db.read().await?, &ours).await?;
    page(&FilePage::new(&ours, &wording, Typed::default()).ok_or(NOT_AGREED)?)
}

/// Answers with the file itself and not with 303: kept for a page to fetch it from, it would lie on the server.
pub(super) async fn take(
    ours: Sharing<Ours<Packet>>,
    State(app): State<App>,
    posted: Posted<FileForm>,
) -> Result<Response> {
    let form = &posted.form;
    let wording = store::find(&mut app.db.read().await?, &ours).await?;
    let sheet = sheet(&ours, &wording).filter(|_| wording.is_agreed()).ok_or(NOT_AGREED)?;
    let wish = match form.parse(&[ours.name(), ours.partner_name()]) {
        Ok(wish) => wish,
        Err(faults) => return file_again(&ours, &wording, &posted.with_faults(faults)),
    };
    let taker = match password::step_up(&app, ours, &form.password).await? {
        Asked::Given(taker) => taker,
        Asked::Not(ours, why) => {
            let faults = Faults::one("password", why);
            return file_again(&ours, &wording, &posted.with_faults(faults));
        }
    };
    if let Some(own) = form.not_compared()
        && password::is_theirs(&app, &taker, own).await?
    {
        return file_again(&taker, &wording, &posted.with_faults(FileForm::same()));
    }
    file_of(&app, &taker, sheet, wish).await
}

fn file_again(partner: &Partner, wording: &Wording<Packet>, form: &Typed) -> Result<Response> {
    again(&FilePage::new(partner, wording, form.clone()).ok_or(NOT_AGREED)?, form)
}

async fn file_of(app: &App, partner: &Ours<Packet>, sheet: Sheet, wish: Wish) -> Result<Response> {
    let Wish { form, passphrase } = wish;
    let (now, is_sealed) = (partner.now(), passphrase.is_some());
    let turn = app.hashing.turn().await?;
    let file = turn.work(move || -> anyhow::Result<Vec<u8>> {
        let plain = zeroize::Zeroizing::new(match form {
            Form::Pdf => pdf::made(&sheet, now)?,
            Form::Html => html::made(&sheet)?.as_bytes().to_vec(),
        });
        match passphrase {
            Some(passphrase) => sealed_alone(&plain, &passphrase),
            None => Ok(plain.to_vec()),
        }
    });
    let file = file.await??;
    // Asked once more: while it was made, one of the two may have ended it.
    let wording = store::find(&mut app.db.read().await?, partner).await?;
    if !wording.is_agreed() {
        return Err(NOT_AGREED);
    }
    security_log::exported(app, partner).await?;
    let kind = if is_sealed { SEALED } else { form.kind() };
    let name = name(form, is_sealed, partner.today());
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file).into_response())
}
