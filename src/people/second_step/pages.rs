//! Pages of the second step.

use askama::Template;
use chrono::{DateTime, Utc};

use super::second_step::AppSecret;
use crate::{
    access::Member,
    day,
    error::{Error, Result},
    people::pages::place,
    text::Typed,
    web::{page::Frame, qr::Qr},
};

#[derive(Template)]
#[template(path = "people/second_step/second_step.html")]
pub(super) struct SecondStepPage {
    frame: Frame,
    since: Option<String>,
}

#[derive(Template)]
#[template(path = "people/second_step/code.html")]
pub(super) struct CodePage {
    frame: Frame,
    form: Typed,
    qr: Qr,
    groups: Vec<String>,
}

#[derive(Template)]
#[template(path = "people/second_step/sign_in.html")]
pub(super) struct SignInCodePage {
    frame: Frame,
    form: Typed,
}

impl SecondStepPage {
    pub(super) fn new(member: &Member, since: Option<DateTime<Utc>>) -> Self {
        let since = since.map(|at| day::and_time(at, member.zone(), member.today()));
        Self { frame: Frame::of(member, place(member), "A code as well"), since }
    }
}

impl CodePage {
    pub(super) fn new(member: &Member, secret: &AppSecret, form: Typed) -> Result<Self> {
        let frame = Frame::of(member, place(member), "A code as well");
        let link =
            secret.link(member.name()).ok_or_else(|| Error::bug("a secret gives no link"))?;
        Ok(Self { frame, form, qr: Qr::of(&link)?, groups: secret.groups() })
    }
}

impl SignInCodePage {
    pub(super) fn new(form: Typed) -> Self {
        Self { frame: Frame::plain("Sign in"), form }
    }
}
