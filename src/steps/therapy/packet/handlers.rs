//! Choosing what stands in a packet, reading it, putting it to the other, and the page that is printed.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    ChoiceForm, Packet, gathered,
    packet::TOO_MUCH,
    pages::{ChoosePage, ListPage, PacketPage, PreviewPage, PrintPage},
    store,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    agreeing::{self, Agreeable as _, WordingId},
    error::{Error, Result},
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

const NOT_AS_READ: &str =
    "What would stand in it is not what your page showed. Read it once more, then put it to them";
/// So many of one of the two may wait for the other at once.
const MOST_WAITING: i64 = 3;
const ENOUGH: &str = "Three packets of yours wait for an answer already. Take one back first, or wait until it is read";
/// Nothing is handed out that both have not agreed to.
pub(super) const NOT_AGREED: Error = Error::Refused(
    "Nothing of this can be printed or taken along: it takes the yes of both of you, and it ends when one of you \
     ends it.",
);

/// From which on the page shows older ones; from the newest on if it names none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: Option<WordingId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let asked: Asked = read(query);
    let db = &mut app.db.read().await?;
    let all = agreeing::store::up_to(db.conn(), &partner, asked.from).await?;
    page(&ListPage::new(&partner, (&all, asked.from.is_none())))
}

/// With what was chosen before, for whoever comes back to choose otherwise.
pub(super) async fn choose(
    partner: Sharing<Partner>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let chosen = typed(query.as_deref());
    page(&ChoosePage::begin(&partner, chosen, read::<ChoiceForm>(query).is_fresh()))
}

/// What was chosen stands in the address, without a word of anybody's.
pub(super) async fn preview(
    partner: Sharing<Partner>,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let typed = typed(query.as_deref());
    let form: ChoiceForm = read(query);
    if form.is_fresh() {
        return Ok(Redirect::to("/packets/new").into_response());
    }
    match put_together(&app, &partner, &form).await? {
        Ok(packet) => page(&PreviewPage::new(&partner, &packet, typed)),
        Err(faults) => {
            let form = typed.with_faults(faults);
            again(&ChoosePage::new(&partner, form.clone()), &form)
        }
    }
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ChoiceForm>,
) -> Result<Response> {
    let packet = match put_together(&app, &partner, &posted.form).await? {
        Ok(packet) => packet,
        Err(faults) => {
            let form = posted.form.typed().with_faults(faults);
            return again(&ChoosePage::new(&partner, form.clone()), &form);
        }
    };
    if packet.digest() != posted.form.seen {
        let form = posted.with_faults(Faults::one("seen", NOT_AS_READ));
        return again(&PreviewPage::new(&partner, &packet, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    agreeing::store::propose(&mut writing, &partner, &packet).await?;
    writing.done(Packet::PATH).await
}

/// What was chosen, as it stands now, if it can be put together.
async fn put_together(
    app: &App,
    partner: &Partner,
    form: &ChoiceForm,
) -> Result<std::result::Result<Packet, Faults>> {
    let choice = match form.parse(partner.today()) {
        Ok(choice) => choice,
        Err(faults) => return Ok(Err(faults)),
    };
    if store::waiting(&mut app.db.read().await?, partner).await? >= MOST_WAITING {
        return Ok(Err(Faults::one("section", ENOUGH)));
    }
    let packet = gathered::packet(&mut app.db.read().await?, partner, &choice).await?;
    let is_too_much = packet.is_too_much();
    Ok(if is_too_much { Err(Faults::one("section", TOO_MUCH)) } else { Ok(packet) })
}

pub(super) async fn show(ours: Ours<Packet>, State(app): State<App>) -> Result<Response> {
    let wording = store::find(&mut app.db.read().await?, &ours).await?;
    page(&PacketPage::new(&ours, &wording))
}

/// While one of the two has stopped, nothing goes out.
pub(super) async fn print(ours: Sharing<Ours<Packet>>, State(app): State<App>) -> Result<Response> {
    let wording = store::find(&mut app.db.read().await?, &ours).await?;
    page(&PrintPage::new(&ours, &wording).ok_or(NOT_AGREED)?)
}

/// What stands in an address, as it came.
fn typed(query: Option<&str>) -> Typed {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    Typed::new(pairs.into_owned().collect())
}

/// What an address says; what it does not say right, it does not say.
fn read<T: Default + serde::de::DeserializeOwned>(query: Option<String>) -> T {
    serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default()
}
