//! Pages on the way to a pair.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    InviteId,
    code::InviteCodes,
    pairing::{Host, Pairing},
};
use crate::{
    access::{Member, Partner},
    error::Result,
    people::SignUpPart,
    text::Typed,
    web::{
        page::{Frame, Place},
        qr::Qr,
    },
};

#[derive(Template)]
#[template(path = "couple/set_up.html")]
pub(super) struct SetUpPage {
    frame: Frame,
    form: Typed,
    account: SignUpPart,
    hosts: [(&'static str, &'static str); 4],
}

#[derive(Template)]
#[template(path = "couple/words.html")]
pub(super) struct WordsPage {
    frame: Frame,
    form: Typed,
}

#[derive(Template)]
#[template(path = "couple/invite.html")]
pub(super) struct InvitePage {
    frame: Frame,
    form: Typed,
    account: SignUpPart,
    inviter: String,
}

#[derive(Template)]
#[template(path = "couple/pairing.html")]
pub(super) struct PairingPage {
    frame: Frame,
    state: State,
}

#[derive(Template)]
#[template(path = "couple/rules.html")]
pub(super) struct RulesPage {
    frame: Frame,
    host: String,
}

#[derive(Template)]
#[template(path = "couple/who_reads.html")]
pub(super) struct WhoReadsPage {
    frame: Frame,
    host: String,
    partner: String,
}

/// What the member sees of the way to a pair.
pub(super) enum State {
    /// Nobody can come yet.
    NotInvited,
    /// The codes to hand on.
    Invited(Codes),
    /// Somebody said yes.
    Accepted { invite: InviteId, me: String, name: String },
    /// This member said yes, and the inviter has not confirmed.
    Waiting { inviter: String },
    /// The invite that this member came with was taken back; they may take another.
    TakenBack { form: Typed },
    /// This member was in a couple before: they may invite, or take an invite.
    Free { form: Typed },
}

impl SetUpPage {
    pub(super) fn new(form: Typed) -> Self {
        let account = SignUpPart::new(&form);
        let hosts = Host::ALL.map(|host| {
            let label = match host {
                Host::First => "I do",
                Host::Second => "My partner does",
                Host::Therapist => "Our therapist does",
                Host::Other => "Somebody else does",
            };
            (host.word(), label)
        });
        Self { frame: Frame::plain("Welcome"), form, account, hosts }
    }
}

impl WordsPage {
    pub(super) fn new(form: Typed) -> Self {
        Self { frame: Frame::plain("Six words"), form }
    }
}

impl InvitePage {
    pub(super) fn new(inviter: String, form: Typed) -> Self {
        let account = SignUpPart::new(&form);
        Self { frame: Frame::plain("Welcome"), form, account, inviter }
    }
}

impl PairingPage {
    pub(super) fn new(member: &Member, state: State) -> Self {
        Self { frame: Frame::of(member, Place::Nowhere, "The two of you"), state }
    }
}

impl RulesPage {
    pub(super) fn new(member: &Member, host: String) -> Self {
        Self { frame: Frame::of(member, Place::More, "House rules"), host }
    }
}

impl WhoReadsPage {
    pub(super) fn new(partner: &Partner, host: String) -> Self {
        let frame = Frame::of(partner, Place::More, "Who can read what");
        Self { frame, host, partner: partner.partner_name().to_owned() }
    }
}

/// The codes of an invite, as they are handed on.
pub(crate) struct Codes {
    /// To be sent.
    pub(crate) link: String,
    /// To be scanned.
    pub(crate) qr: Qr,
    /// To be read aloud.
    pub(crate) words: Vec<String>,
    /// As long as they are good.
    pub(crate) until: String,
}

impl Codes {
    /// For the inviter; the link leads to this server, and there to a way in of this name.
    pub(crate) fn of(
        (base_url, way_in): (&str, &str),
        member: &Member,
        (invite, until): (InviteId, DateTime<Utc>),
    ) -> Result<Self> {
        let codes = InviteCodes::of(member.keys(), invite);
        let link = format!("{base_url}/{way_in}/{}", codes.link.text());
        Ok(Self {
            qr: Qr::of(&link)?,
            link,
            words: codes.words.text().split('-').map(str::to_owned).collect(),
            until: until.with_timezone(&member.zone()).format("%A, %H:%M").to_string(),
        })
    }
}

impl State {
    /// What an inviter sees; the link leads to this server.
    pub(super) fn of(base_url: &str, member: &Member, pairing: Pairing) -> Result<Self> {
        Ok(match pairing {
            Pairing::NotInvited => Self::NotInvited,
            Pairing::Accepted { invite, name } => {
                Self::Accepted { invite, me: member.name().to_owned(), name }
            }
            Pairing::Invited { invite, until } => {
                Self::Invited(Codes::of((base_url, "invite"), member, (invite, until))?)
            }
        })
    }
}
