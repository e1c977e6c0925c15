//! Pages of the second step.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    passkey::{NoSite, Passkey, Site, question},
    second_step::AppSecret,
};
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
    /// What was asked for, in one sentence.
    lead: &'static str,
    asks_code: bool,
    /// What a passkey is asked, as JSON.
    question: Option<String>,
    /// Why none can be.
    no_passkey: Option<String>,
    missing: &'static str,
}

/// What somebody halfway in may give.
pub(super) struct Ways<'a> {
    /// A code from an app.
    pub(super) app: bool,
    /// One of these.
    pub(super) passkeys: &'a [Passkey],
    /// Whether there are passkeys, readable or not.
    pub(super) has_passkeys: bool,
    /// The server that they have to belong to.
    pub(super) here: &'a Result<Site, NoSite>,
    /// What one is to sign.
    pub(super) challenge: &'a [u8],
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
    pub(super) fn new(ways: &Ways<'_>, form: Typed) -> Self {
        let here = ways.here.as_ref();
        let question = here.ok().and_then(|site| question(site, ways.challenge, ways.passkeys));
        let none = ways.has_passkeys && question.is_none();
        Self {
            frame: Frame::plain("Sign in"),
            form,
            lead: ways.lead(),
            asks_code: ways.app,
            missing: ways.missing(),
            question,
            no_passkey: none.then(|| ways.why_not()),
        }
    }

    /// Whether a passkey can be used here.
    pub(super) fn asks_passkey(&self) -> bool {
        self.question.is_some()
    }
}

impl Ways<'_> {
    fn lead(&self) -> &'static str {
        match (self.app, self.has_passkeys) {
            (true, true) => "You asked for a passkey or a code from your app when you sign in.",
            (false, true) => "You asked for a passkey when you sign in.",
            (true, false) => "You asked for a code from your app when you sign in.",
            (false, false) => "What you asked for was taken away meanwhile: please begin again.",
        }
    }

    fn missing(&self) -> &'static str {
        match (self.app, self.has_passkeys) {
            (true, true) => "Neither at hand?",
            (false, true) => "Not at hand?",
            _ => "Phone not at hand?",
        }
    }

    /// Why none of the passkeys can be used.
    fn why_not(&self) -> String {
        let elsewhere = self.passkeys.first().map(Passkey::site);
        match (elsewhere, self.here) {
            (None, _) => {
                "Your passkeys were changed outside the app and open nothing any more.".to_owned()
            }
            (Some(site), Ok(_)) => format!(
                "Your passkeys belong to {site}, and this server is reached under another address now."
            ),
            (Some(site), Err(why)) => format!("Your passkeys belong to {site}. {}", why.sentence()),
        }
    }
}
