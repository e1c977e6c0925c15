//! Pages of signing in, of what is private, and of settings.

use askama::Template;
use chrono_tz::Tz;

use super::account;
use crate::{
    access::Member,
    text::Typed,
    web::page::{self, Frame, Place},
};

/// The account part of a sign-up page.
#[derive(Debug, Clone)]
pub struct SignUpPart {
    /// Six words offered as a passphrase.
    pub passphrase: String,
    /// Every time zone there is.
    pub zones: Vec<&'static str>,
    /// The one of this server, chosen until the person chooses.
    pub zone: String,
    /// What the name is.
    pub name_hint: &'static str,
}

impl SignUpPart {
    /// Offers the same six words again if the form comes back.
    pub fn new(form: &Typed) -> Self {
        let passphrase = account::offered(form);
        let zone = match form.value("time_zone") {
            "" => iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned()),
            zone => zone.to_owned(),
        };
        let name_hint = "As your partner calls you. You sign in with it.";
        Self { passphrase, zones: zones(), zone, name_hint }
    }

    /// The same for somebody who is no partner here.
    pub fn for_a_therapist(form: &Typed) -> Self {
        Self { name_hint: "As the couples know you. You sign in with it.", ..Self::new(form) }
    }
}

/// Time zones a person lives in, by name.
pub(super) fn zones() -> Vec<&'static str> {
    let lived_in = |zone: &Tz| {
        let name = zone.name();
        name == "UTC" || name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("US/")
    };
    chrono_tz::TZ_VARIANTS.iter().filter(|zone| lived_in(zone)).map(|zone| zone.name()).collect()
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
pub(super) struct SignInPage {
    pub(super) frame: Frame,
    pub(super) form: Typed,
}

#[derive(Template)]
#[template(path = "people/unlock.html")]
pub(super) struct UnlockPage {
    frame: Frame,
    form: Typed,
}

#[derive(Template)]
#[template(path = "people/more.html")]
pub(super) struct MorePage {
    frame: Frame,
    private_is_open: bool,
    key_news: Option<String>,
    demo: bool,
}

#[derive(Template)]
#[template(path = "people/settings.html")]
pub(super) struct SettingsPage {
    frame: Frame,
    form: Typed,
    zones: Vec<&'static str>,
    /// Whether there is something from a time before.
    before: bool,
}

impl SignInPage {
    pub(super) fn new(form: Typed) -> Self {
        Self { frame: Frame::plain("Sign in"), form }
    }
}

impl UnlockPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        Self { frame: Frame::of(member, place(member), "Open"), form }
    }
}

impl MorePage {
    pub(super) fn new(member: &Member, demo: bool) -> Self {
        let frame = Frame::of(member, Place::More, "More");
        let key_news = member.key_news().map(page::sentence);
        Self { frame, private_is_open: member.private_is_open(), key_news, demo }
    }
}

impl SettingsPage {
    pub(super) fn new(member: &Member, form: Typed, before: bool) -> Self {
        let frame = Frame::of(member, place(member), "Settings");
        Self { frame, form, zones: zones(), before }
    }

    /// Says that it was saved, if it was.
    pub(super) fn saved(self, saved: bool) -> Self {
        let frame = self.frame.with_notice(saved.then_some("Saved."));
        Self { frame, ..self }
    }
}

/// Before pairing there is no bar.
pub(crate) fn place(member: &Member) -> Place {
    if member.is_paired() { Place::More } else { Place::Nowhere }
}
