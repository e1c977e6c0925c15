//! A talk on one phone: it is given to the other, who opens it with their own password.
//!
//! Whoever hands it over is signed out of it: nobody acts as the other, and what is only theirs stays
//! closed. It is signing in, with the name known; so it counts wrong passwords, asks for a second
//! step, and is noted, as signing in is.

#[cfg(test)]
pub(crate) mod samples;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use super::{TurnTalkId, store::TurnTalk};
use crate::{
    App,
    access::{self, Ours},
    error::Result,
    people,
    routes::Routes,
    safety::FORGET,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{Frame, Place, again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HandOverForm {
    password: String,
    own_device: String,
}

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/hand_over.html")]
struct HandOverPage {
    frame: Frame,
    form: Typed,
    partner: String,
    me: String,
    id: TurnTalkId,
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/turn-talks/{id}/hand-over", hand_over_page)
        .post("/turn-talks/{id}/hand-overs", hand_over)
}

async fn hand_over_page(talk: Ours<TurnTalk>) -> Result<Response> {
    page(&HandOverPage::new(&talk, Typed::default()))
}

async fn hand_over(
    talk: Ours<TurnTalk>,
    State(app): State<App>,
    posted: Posted<HandOverForm>,
) -> Result<Response> {
    let (password, own_device) = (&posted.form.password, !posted.form.own_device.is_empty());
    let Some(entered) = people::enter_as_partner(&app, &talk, password, own_device).await? else {
        let sentence = format!(
            "This is not the password of {}. Look at it and try again. After many tries it takes a \
             while until the next one counts",
            talk.partner_name()
        );
        let form = posted.with_faults(Faults::one("password", sentence));
        return again(&HandOverPage::new(&talk, form.clone()), &form);
    };
    access::end_session(&app.db, talk.secret()).await?;
    let answer = entered.answer(&app, &format!("/turn-talks/{}", talk.id()));
    Ok(([FORGET], answer).into_response())
}

impl HandOverPage {
    fn new(talk: &Ours<TurnTalk>, form: Typed) -> Self {
        Self {
            frame: Frame::of(talk, Place::Talk, "Talk in turns"),
            form,
            partner: talk.partner_name().to_owned(),
            me: talk.name().to_owned(),
            id: talk.id(),
        }
    }
}
