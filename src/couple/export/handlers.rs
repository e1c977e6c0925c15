//! The page, and the file.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};

use super::{
    ExportForm, Holds, Record, Wish, archive,
    export::{SAME, file_name},
    pages::ExportPage,
    readable, store,
};
use crate::{
    App,
    access::{Former, Gate, OfMember, Partner, SteppedUp},
    db::Reader,
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

/// Whoever takes something along: one of the two, or one of two who were a pair once.
pub(super) trait Takes: Gate + OfMember + Sized + 'static {
    /// As one of the two.
    fn partner(&self) -> &Partner;

    /// Their page.
    fn page(&self, form: Typed) -> ExportPage;

    /// What they take.
    fn record(
        db: &mut Reader,
        taker: &SteppedUp<Self>,
        holds: Holds,
    ) -> impl Future<Output = Result<Record>> + Send;
}

impl Takes for Partner {
    fn partner(&self) -> &Partner {
        self
    }

    fn page(&self, form: Typed) -> ExportPage {
        ExportPage::new(self, form)
    }

    async fn record(db: &mut Reader, taker: &SteppedUp<Self>, holds: Holds) -> Result<Record> {
        store::record(db, taker, holds).await
    }
}

impl Takes for Former {
    fn partner(&self) -> &Partner {
        self
    }

    fn page(&self, form: Typed) -> ExportPage {
        ExportPage::of_before(self, form)
    }

    async fn record(db: &mut Reader, taker: &SteppedUp<Self>, holds: Holds) -> Result<Record> {
        store::record_of_before(db, taker, holds).await
    }
}

pub(super) async fn export_page<G: Takes>(gate: G) -> Result<Response> {
    page(&gate.page(Typed::default()))
}

pub(super) async fn export<G: Takes>(
    gate: G,
    State(app): State<App>,
    posted: Posted<ExportForm>,
) -> Result<Response> {
    let (form, mut faults) = (&posted.form, Faults::none());
    let names = [gate.partner().name(), gate.partner().partner_name()];
    let wish = form.parse(&names, &mut faults);
    let Some(wish) = wish else { return export_again(&gate, &posted, faults) };
    let taker = match password::step_up(&app, gate, &form.password).await? {
        Asked::Given(taker) => taker,
        Asked::Not(gate, why) => {
            return export_again(&*gate, &posted, Faults::one("password", why));
        }
    };
    if let Some(own) = form.not_compared()
        && password::is_theirs(&app, &taker, own).await?
    {
        return export_again(&*taker, &posted, Faults::one("own_passphrase", SAME));
    }
    file_of(&app, &taker, wish).await
}

fn export_again<G: Takes>(
    gate: &G,
    posted: &Posted<ExportForm>,
    faults: Faults,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&gate.page(form.clone()), &form)
}

/// Answers with the file itself and not with 303: kept for a page to fetch it from, it would lie
/// on the server. No entry is changed, so the same form sent again does no harm and needs no memory
/// of its `op`.
async fn file_of<G: Takes>(app: &App, taker: &SteppedUp<G>, wish: Wish) -> Result<Response> {
    let partner = taker.partner();
    let (name, zone) = (file_name(partner.today()), partner.zone());
    let turn = app.hashing.turn().await?; // as few records in memory as passwords at work
    let record = G::record(&mut app.db.read().await?, taker, wish.holds).await?;
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
