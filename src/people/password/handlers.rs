//! Changing it, and giving it again.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Asked,
    pages::{AgainPage, ChangePage},
    store,
};
use crate::{
    App,
    access::{Member, SteppedUp},
    error::Result,
    people::{
        account::NewSecret,
        device,
        security_log::{self, Event},
    },
    routes,
    sealed::password::{Credential, salt},
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(crate) const NOT_OF_NOW: &str =
    "This is not your password of now. After wrong ones it takes a while until the next one counts";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ChangeForm {
    current_password: String,
    secret: String,
    passphrase: String,
    password: String,
}

impl ChangeForm {
    fn new_secret(&self) -> NewSecret<'_> {
        let Self { secret, passphrase, password, .. } = self;
        NewSecret { secret, passphrase, password }
    }
}

pub(super) async fn change_page(member: Member) -> Result<Response> {
    page(&ChangePage::new(&member, Typed::default()))
}

/// The seed stays, so everything stays readable; only what it is sealed under changes.
pub(super) async fn change(
    member: Member,
    State(app): State<App>,
    posted: Posted<ChangeForm>,
) -> Result<Response> {
    let mut faults = Faults::none();
    let new = posted.form.new_secret().parse(&[member.name(), "troth"], &mut faults);
    let Some(new) = new else { return change_again(&member, &posted, faults) };
    let given = super::given(&app, member, &posted.form.current_password).await?;
    let member = match given {
        Asked::Given(member) => member,
        Asked::Not(member, _) => {
            let faults = Faults::one("current_password", NOT_OF_NOW);
            return change_again(&member, &posted, faults);
        }
    };
    let credential = credential(&app, &member, &new).await?;
    let mut writing = posted.begin(&app, &member).await?;
    let (person, now) = (member.person(), member.now());
    store::change(&mut writing, person, &credential, now).await?;
    device::end_elsewhere(&mut writing, &member).await?;
    security_log::store::insert(&mut writing, person, Event::PasswordChanged, now).await?;
    writing.done("/security-log").await
}

/// What is kept for a new password of somebody who gave the old one.
pub(crate) async fn credential(app: &App, member: &SteppedUp, new: &str) -> Result<Credential> {
    let salt = salt();
    let root = app.hashing.root(new, &salt).await?;
    Ok(root.credential(&salt, member.person().uuid().as_bytes(), member.seed()))
}

/// The page that somebody came from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    back: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AgainForm {
    password: String,
    back: String,
}

pub(super) async fn again_page(member: Member, Query(from): Query<From>) -> Result<Response> {
    page(&AgainPage::new(&member, Typed::with_values(&[("back", &from.back)])))
}

/// It counts for five minutes, and leads back to the form that asked for it.
pub(super) async fn give_again(
    member: Member,
    State(app): State<App>,
    posted: Posted<AgainForm>,
) -> Result<Response> {
    let member = match super::given(&app, member, &posted.form.password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&AgainPage::new(&member, form.clone()), &form);
        }
    };
    let back = Some(posted.form.back.clone()).filter(|back| routes::all(app.demo).has_page(back));
    posted.begin(&app, &member).await?.done(back.unwrap_or_else(|| "/".to_owned())).await
}

fn change_again(member: &Member, posted: &Posted<ChangeForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&ChangePage::new(member, form.clone()), &form)
}
