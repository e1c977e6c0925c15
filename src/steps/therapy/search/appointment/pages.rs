//! When the two go there: the list, the form of an appointment, one of them, and those that are behind the two.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    AppointmentId, AppointmentWords, Standing,
    appointment::{NOTE_LIMIT, PLACE_LIMIT, WHO_LIMIT},
    store::{Appointment, PAGE, Told},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::therapy::next_session::store::Told as Session,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/search/appointment/list.html")]
pub(super) struct AppointmentsPage {
    frame: Frame,
    partner: String,
    ahead: Vec<View>,
    behind: Vec<View>,
    /// The last of those, if there are earlier ones.
    last: Option<AppointmentId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/appointment/behind.html")]
pub(super) struct BehindPage {
    frame: Frame,
    behind: Vec<View>,
    /// The last of this page, if there are earlier ones.
    last: Option<AppointmentId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/appointment/form.html")]
pub(super) struct FormPage {
    frame: Frame,
    partner: String,
    /// Which it takes the place of.
    changes: Option<AppointmentId>,
    /// What it takes the place of cannot be read.
    is_unreadable: bool,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/appointment/appointment.html")]
pub(super) struct AppointmentPage {
    frame: Frame,
    it: View,
}

/// One in words.
struct View {
    id: AppointmentId,
    is_own: bool,
    standing: Standing,
    when: String,
    words: Opened<AppointmentWords>,
    byline: String,
    ended: Option<String>,
    next: Option<AppointmentId>,
    before: Option<AppointmentId>,
    withdrawn: Option<Opened<String>>,
}

impl View {
    fn of(partner: &Partner, told: Told) -> Self {
        let on = |at: DateTime<Utc>| {
            day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
        };
        let name = |who: PersonId| {
            if who == partner.person() { "You" } else { partner.partner_name() }
        };
        let wrote = if told.before.is_some() { "changed it" } else { "wrote this down" };
        Self {
            id: told.id,
            is_own: told.author == partner.person(),
            standing: told.standing(partner.now()),
            when: day::and_time(told.starts_at, partner.zone(), partner.today()),
            byline: format!("{} {wrote} {}.", name(told.author), on(told.made_at)),
            ended: told.end.map(|end| match end.next {
                Some(_) => format!("{} changed it {}.", name(end.by), on(end.at)),
                None => format!("{} called it off {}.", name(end.by), on(end.at)),
            }),
            next: told.end.and_then(|end| end.next),
            before: told.before,
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
            words: told.words,
        }
    }
}

/// So many, and the last of them if there are more.
fn page_of(partner: &Partner, mut behind: Vec<Told>) -> (Vec<View>, Option<AppointmentId>) {
    let more = behind.len() > PAGE;
    behind.truncate(PAGE);
    let last = behind.last().filter(|_| more).map(|told| told.id);
    (behind.into_iter().map(|told| View::of(partner, told)).collect(), last)
}

impl AppointmentsPage {
    pub(super) fn new(partner: &Partner, ahead: Vec<Told>, behind: Vec<Told>) -> Self {
        let (behind, last) = page_of(partner, behind);
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            ahead: ahead.into_iter().map(|told| View::of(partner, told)).collect(),
            behind,
            last,
        }
    }
}

impl BehindPage {
    pub(super) fn new(partner: &Partner, behind: Vec<Told>) -> Self {
        let (behind, last) = page_of(partner, behind);
        Self { frame: Frame::of(partner, Place::More, TITLE), behind, last }
    }
}

impl FormPage {
    pub(super) fn empty(partner: &Partner) -> Self {
        Self::new(partner, None, &Typed::default())
    }

    pub(super) fn filled(partner: &Partner, told: &Told) -> Self {
        let words = told.words.get();
        let form = words.map_or_else(Typed::default, |it| {
            let local = it.starts_at.with_timezone(&partner.zone());
            let (day, time) =
                (local.format("%Y-%m-%d").to_string(), local.format("%H:%M").to_string());
            let (who, place, note) = (&it.who, &it.place, &it.note);
            let named =
                [("who", who), ("day", &day), ("time", &time), ("place", place), ("note", note)];
            Typed::with_values(&named.map(|(name, value)| (name, value.as_str())))
        });
        let is_unreadable = words.is_none();
        Self { is_unreadable, ..Self::new(partner, Some(told.id), &form) }
    }

    pub(super) fn new(partner: &Partner, changes: Option<AppointmentId>, form: &Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            changes,
            is_unreadable: false,
            form: form.clone(),
        }
    }
}

impl AppointmentPage {
    pub(super) fn new(ours: &Ours<Appointment>, told: Told) -> Self {
        Self { frame: Frame::of(ours, Place::More, TITLE), it: View::of(ours, told) }
    }
}

/// The next appointment, for a page about the next session.
pub(crate) struct NextSession {
    /// Its page.
    pub(crate) path: String,
    /// Day and time, in words; nothing if they are not certain.
    pub(crate) when: Option<String>,
    /// With whom.
    pub(crate) who: Opened<String>,
    at: DateTime<Utc>,
}

impl NextSession {
    pub(crate) fn of(partner: &Partner, told: Told) -> Self {
        let when = day::and_time(told.starts_at, partner.zone(), partner.today());
        Self {
            path: format!("/appointments/{}", told.id),
            when: told.words.get().map(|_| when),
            who: told.words.map(|words| words.who),
            at: told.starts_at,
        }
    }

    /// The same of a session that a therapist who reads along wrote down.
    pub(crate) fn with_therapist(partner: &Partner, told: Session) -> Self {
        let when = day::and_time(told.starts_at, partner.zone(), partner.today());
        Self {
            path: "/therapist".to_owned(),
            when: told.words.get().map(|_| when),
            who: told.words.map(|_| told.name),
            at: told.starts_at,
        }
    }

    /// What comes first, of what the two wrote down and what a therapist did.
    pub(crate) fn soonest(
        partner: &Partner,
        own: Option<Self>,
        session: Option<Session>,
    ) -> Option<Self> {
        let session = session.map(|told| Self::with_therapist(partner, told));
        own.into_iter().chain(session).min_by_key(|next| next.at)
    }
}
