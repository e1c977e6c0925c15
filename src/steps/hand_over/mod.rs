//! Two people on one phone: it is given to the other, who opens it with their own password.
//!
//! Whoever hands it over is signed out of it: nobody acts as the other, and what is only theirs stays
//! closed. It is signing in, with the name known; so it counts wrong passwords, asks for a second
//! step, and is noted, as signing in is.

#[cfg(test)]
pub(crate) mod samples;

use std::fmt::Display;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use crate::{
    App,
    access::{self, CoupleRecord, Ours},
    error::Result,
    people,
    safety::FORGET,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{Frame, Place, again, page},
    },
};

/// What two people do on one phone.
pub trait OnOnePhone: CoupleRecord<Id: Display> {
    /// What it is called in the title of a page.
    const TITLE: &'static str;
    /// On the way back.
    const BACK: &'static str;
    /// Where all of them are.
    const HOME: &'static str;
    /// For what the phone is given, and that it waits.
    const WHAT: Words;
    /// In which place it stands.
    const PLACE: Place;
}

/// The words of the page.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// For what.
    pub for_what: &'static str,
    /// When the phone comes back.
    pub then: &'static str,
    /// What is to do.
    pub turn: &'static str,
    /// That it waits.
    pub waits: &'static str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct HandOverForm {
    password: String,
    own_device: String,
}

#[derive(Template)]
#[template(path = "steps/hand_over.html")]
struct HandOverPage {
    frame: Frame,
    form: Typed,
    partner: String,
    me: String,
    /// The way back, and its words.
    back: (String, &'static str),
    what: Words,
}

pub(crate) async fn show<R: OnOnePhone>(ours: Ours<R>) -> Result<Response> {
    page(&HandOverPage::new(&ours, Typed::default()))
}

pub(crate) async fn hand_over<R: OnOnePhone>(
    ours: Ours<R>,
    State(app): State<App>,
    posted: Posted<HandOverForm>,
) -> Result<Response> {
    let (password, own_device) = (&posted.form.password, !posted.form.own_device.is_empty());
    let Some(entered) = people::enter_as_partner(&app, &ours, password, own_device).await? else {
        let sentence = format!(
            "This is not the password of {}. Look at it and try again. After many tries it takes a \
             while until the next one counts",
            ours.partner_name()
        );
        let form = posted.with_faults(Faults::one("password", sentence));
        return again(&HandOverPage::new(&ours, form.clone()), &form);
    };
    access::end_session(&app.db, ours.secret()).await?;
    let answer = entered.answer(&app, &path(&ours));
    Ok(([FORGET], answer).into_response())
}

fn path<R: OnOnePhone>(ours: &Ours<R>) -> String {
    format!("{}/{}", R::HOME, ours.id())
}

impl HandOverPage {
    fn new<R: OnOnePhone>(ours: &Ours<R>, form: Typed) -> Self {
        Self {
            frame: Frame::of(ours, R::PLACE, R::TITLE),
            form,
            partner: ours.partner_name().to_owned(),
            me: ours.name().to_owned(),
            back: (path(ours), R::BACK),
            what: R::WHAT,
        }
    }
}
