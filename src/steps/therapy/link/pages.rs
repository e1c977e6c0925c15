//! A therapist who reads along: where the two are with it, proposing it, one proposal to look at and sign.

use askama::Template;
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Policy, Section, State, TherapistLinkId,
    store::{Known, TherapistLink},
};
use crate::{
    access::{Partner, PersonId},
    couple::{
        Codes,
        pairing::{Latest, Pairing},
    },
    day,
    error::Result,
    sealed::Opened,
    steps::therapy::next_session::{SessionWords, store::Told as Session},
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/link/hub.html")]
pub(super) struct HubPage {
    frame: Frame,
    partner: String,
    /// The way in for a therapist, while it is open.
    invite: Option<Codes>,
    /// Whom this partner may propose, by name.
    therapists: Vec<String>,
    active: Option<Active>,
    waiting: Option<Waiting>,
    /// When the last one ended, and whose it was.
    ended: Option<(String, String)>,
}

/// What both signed.
struct Active {
    id: TherapistLinkId,
    name: String,
    until: String,
    policy: &'static str,
    /// When the three meet next.
    next: Option<Opened<String>>,
    sections: Vec<Part>,
    is_last: bool,
}

/// What somebody has not signed.
struct Waiting {
    id: TherapistLinkId,
    name: String,
    is_own: bool,
    /// The reader has signed it.
    is_signed: bool,
    /// The reader has said no.
    is_declined: bool,
}

/// A section of a link.
pub(super) struct Part {
    word: &'static str,
    title: &'static str,
    what: &'static str,
    since: String,
    is_closed: bool,
    /// What stands of it now, if it is seen from its beginning.
    written: Option<Vec<Opened<String>>>,
}

/// What stands now of the sections that are seen from their beginning.
#[derive(Default)]
pub(super) struct Written {
    pub(super) agenda: Vec<Opened<String>>,
    pub(super) commitments: Vec<Opened<String>>,
    pub(super) plan: Vec<Opened<String>>,
    pub(super) practice: Vec<Opened<String>>,
}

#[derive(Template)]
#[template(path = "steps/therapy/link/propose.html")]
pub(super) struct ProposePage {
    frame: Frame,
    partner: String,
    form: Typed,
    therapists: Vec<(PersonId, String)>,
    sections: [Section; 9],
    policies: [Policy; 2],
}

#[derive(Template)]
#[template(path = "steps/therapy/link/link.html")]
pub(super) struct LinkPage {
    frame: Frame,
    partner: String,
    form: Typed,
    id: TherapistLinkId,
    name: String,
    until: String,
    policy: &'static str,
    sections: Vec<Part>,
    is_own: bool,
    is_signed: bool,
    is_waiting: bool,
    /// Names what is shown, for whoever signs it.
    seen: String,
    state: State,
    keys: Keys,
}

/// What this partner knows of the therapist's key.
pub(super) enum Keys {
    /// Compared before.
    Taken,
    /// Never seen.
    New,
    /// Another than the one that was compared.
    Changed,
}

impl Part {
    fn all(partner: &Partner, link: &TherapistLink, written: Option<Written>) -> Vec<Self> {
        let mut written = written;
        let parts = link.sections.iter().map(|(section, since)| Self {
            word: section.word(),
            title: section.title(),
            what: section.what(),
            since: since_words(partner, *section, *since),
            is_closed: link.link.closed.contains(section),
            written: written.as_mut().and_then(|written| match section {
                Section::Agenda => Some(std::mem::take(&mut written.agenda)),
                Section::Commitments => Some(std::mem::take(&mut written.commitments)),
                Section::Plan => Some(std::mem::take(&mut written.plan)),
                Section::Practice => Some(std::mem::take(&mut written.practice)),
                Section::Pulse
                | Section::Concerns
                | Section::Talks
                | Section::TimeTogether
                | Section::HardMoments => None,
            }),
        });
        parts.collect()
    }
}

fn since_words(partner: &Partner, section: Section, since: Option<DateTime<Utc>>) -> String {
    match since {
        _ if section.is_whole() => {
            "What stands now and what comes, also what was written before.".to_owned()
        }
        Some(since) => {
            let day = since.with_timezone(&partner.zone()).date_naive();
            format!("What was written since {}, and what comes.", day::near(day, partner.today()))
        }
        None => "Only what is written once both of you have signed. Nothing of before.".to_owned(),
    }
}

impl HubPage {
    pub(super) fn new(
        partner: &Partner,
        links: &[TherapistLink],
        invite: Option<Latest>,
        (therapists, base_url): (&[(PersonId, String)], &str),
    ) -> Result<Self> {
        let (now, me) = (partner.now(), partner.person());
        let at = |state| links.iter().find(|link| link.link.state(now) == state);
        let invite = match Pairing::of(invite, now) {
            Pairing::Invited { invite, until } => {
                Some(Codes::of((base_url, "therapist-invite"), partner, (invite, until))?)
            }
            Pairing::NotInvited | Pairing::Accepted { .. } => None,
        };
        let waiting = at(State::Proposed).map(|link| Waiting {
            id: link.id,
            name: link.name.clone(),
            is_own: link.link.author == me,
            is_signed: link.link.signed.contains(&me),
            is_declined: link.link.declined.contains(&me),
        });
        let ended =
            links.iter().find(|link| link.was_open() && link.link.state(now) == State::Ended);
        Ok(Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            invite,
            therapists: therapists.iter().map(|(_, name)| name.clone()).collect(),
            active: at(State::Active).map(|link| Active::of(partner, link)),
            waiting,
            ended: ended.map(|link| {
                let at = link.link.ended_at.unwrap_or(link.link.ends_at).min(link.link.ends_at);
                // What ends by itself ended on its last day, not on the one after.
                let day = (at - TimeDelta::seconds(1)).with_timezone(&partner.zone()).date_naive();
                (link.name.clone(), day::on(day, partner.today()))
            }),
        })
    }
}

impl HubPage {
    /// With when the three meet next.
    pub(super) fn with_next(mut self, partner: &Partner, next: Option<Session>) -> Self {
        if let Some(active) = &mut self.active {
            active.next = next.map(|next| {
                let at =
                    |it: SessionWords| day::and_time(it.starts_at, partner.zone(), partner.today());
                next.words.map(at)
            });
        }
        self
    }
}

impl Active {
    fn of(partner: &Partner, link: &TherapistLink) -> Self {
        Self {
            id: link.id,
            name: link.name.clone(),
            until: day::near(link.until, partner.today()),
            policy: link.policy.sentence(),
            next: None,
            sections: Part::all(partner, link, None),
            is_last: link.open().count() == 1,
        }
    }
}

impl ProposePage {
    /// Filled in as what stands, else with what is chosen most often.
    pub(super) fn fresh(
        partner: &Partner,
        links: &[TherapistLink],
        therapists: Vec<(PersonId, String)>,
    ) -> Self {
        let standing = links.iter().find(|link| link.link.state(partner.now()) == State::Active);
        let mut form = Typed::with_values(&[("days", "90")]);
        let (policy, sections) = match standing {
            Some(link) => (link.policy, link.open().map(|(section, _)| section).collect()),
            None => (Policy::NoSecrets, vec![Section::Agenda, Section::Plan]),
        };
        form = form.and("policy", policy.word());
        for section in sections {
            form = form.and("section", section.word());
        }
        let chosen = standing
            .map(|link| link.therapist)
            .or_else(|| therapists.first().filter(|_| therapists.len() == 1).map(|(id, _)| *id));
        if let Some(therapist) = chosen {
            form = form.and("therapist", &therapist.to_string());
        }
        Self::new(partner, form, therapists)
    }

    pub(super) fn new(partner: &Partner, form: Typed, therapists: Vec<(PersonId, String)>) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
            therapists,
            sections: Section::ALL,
            policies: Policy::ALL,
        }
    }
}

/// The same as it will be once both have signed: where something else stands for this therapist, what is read there
/// stays readable from the same day.
fn going_on(link: &TherapistLink, standing: Option<&TherapistLink>) -> TherapistLink {
    let mut link = link.clone();
    let standing = standing.filter(|it| it.therapist == link.therapist && it.id != link.id);
    for (section, since) in &mut link.sections {
        let before = standing.and_then(|it| it.open().find(|(of_it, _)| of_it == section));
        *since = since.or(before.and_then(|(_, since)| since));
    }
    link
}

impl LinkPage {
    pub(super) fn new(
        partner: &Partner,
        (link, known, standing): (&TherapistLink, &Known, Option<&TherapistLink>),
        written: Written,
        form: Typed,
    ) -> Self {
        let (me, state) = (partner.person(), link.link.state(partner.now()));
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
            id: link.id,
            name: link.name.clone(),
            until: link.until.format("%A %-d %B %Y").to_string(),
            policy: link.policy.sentence(),
            seen: known
                .offered
                .as_ref()
                .map_or_else(String::new, |keys| link.consent(keys).digest()),
            sections: Part::all(partner, &going_on(link, standing), Some(written)),
            is_own: link.link.author == me,
            is_signed: link.link.signed.contains(&me),
            is_waiting: state == State::Proposed,
            state,
            keys: match &known.pinned {
                Some(_) if known.is_as_taken() => Keys::Taken,
                Some(_) => Keys::Changed,
                None => Keys::New,
            },
        }
    }
}
