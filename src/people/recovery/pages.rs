//! Pages of the recovery code.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::{
    access::Member,
    day,
    people::{account, pages::place},
    sealed::RecoveryCode,
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "people/recovery/recovery.html")]
pub(super) struct RecoveryPage {
    frame: Frame,
    form: Typed,
    since: Option<String>,
}

#[derive(Template)]
#[template(path = "people/recovery/code.html")]
pub(super) struct CodePage {
    frame: Frame,
    form: Typed,
    groups: Vec<String>,
}

#[derive(Template)]
#[template(path = "people/recovery/recover.html")]
pub(super) struct RecoverPage {
    frame: Frame,
    form: Typed,
    /// Six words, offered first.
    passphrase: String,
}

impl RecoveryPage {
    pub(super) fn new(member: &Member, since: Option<DateTime<Utc>>, form: Typed) -> Self {
        let since = since.map(|at| day::and_time(at, member.zone(), member.today()));
        Self { frame: Frame::of(member, place(member), "Recovery code"), form, since }
    }
}

impl CodePage {
    pub(super) fn new(member: &Member, code: &RecoveryCode, form: Typed) -> Self {
        let groups = code.groups();
        Self { frame: Frame::of(member, place(member), "Recovery code"), form, groups }
    }
}

impl RecoverPage {
    pub(super) fn new(form: Typed) -> Self {
        let passphrase = account::offered(&form);
        Self { frame: Frame::plain("Come back in"), form, passphrase }
    }
}
