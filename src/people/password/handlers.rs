//! Changing it.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{again as again_asked, pages::ChangePage, store};
use crate::{
    App,
    access::{self, Member},
    error::Result,
    people::{
        account::NewSecret,
        security_log::{self, Event},
    },
    sealed::password::salt,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(crate) const NOT_YOUR_PASSWORD: &str =
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
    let Some(seed) = again_asked(&app, &member, &posted.form.current_password).await? else {
        let faults = Faults::one("current_password", NOT_YOUR_PASSWORD);
        return change_again(&member, &posted, faults);
    };
    let salt = salt();
    let root = app.hashing.root(&new, &salt).await?;
    let credential = root.credential(&salt, member.person().uuid().as_bytes(), &seed);
    let mut writing = posted.begin(&app, &member).await?;
    let (person, now) = (member.person(), member.now());
    store::change(&mut writing, person, &credential, now).await?;
    access::end_other_sessions(&mut writing, &member).await?;
    security_log::store::insert(&mut writing, person, Event::PasswordChanged, now).await?;
    writing.done("/security-log").await
}

fn change_again(member: &Member, posted: &Posted<ChangeForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&ChangePage::new(member, form.clone()), &form)
}
