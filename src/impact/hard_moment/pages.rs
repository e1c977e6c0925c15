//! A hard moment, for who has it and for the other; the same for other pages.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Answer,
    store::{Now, On},
};
use crate::{
    access::Partner,
    day,
    entry::{Said, withdrawn_line},
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/hard_moment/hard_moment.html")]
pub(super) struct HardMomentPage {
    frame: Frame,
    form: Typed,
    partner: String,
    theirs: Option<Shown>,
    own: Option<Shown>,
    have: Option<HaveOne>,
    has_card: bool,
    stamp: u64,
    /// The therapist who reads how many the reader keeps.
    read_by: Option<String>,
}

/// A moment that is going on, in finished words.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Whose it is.
    pub line: String,
    /// What the other said; empty if nothing, which is nothing.
    pub answer: String,
    /// The card that was sent.
    pub card: Opened<Vec<Said>>,
    /// It was withdrawn since.
    pub withdrawn: Option<Opened<String>>,
    /// The reader can answer it.
    pub may_answer: bool,
}

/// The way into one.
#[derive(Debug, Clone)]
pub struct HaveOne {
    /// One tap sends the card; else there is a page that helps.
    pub sends: bool,
    /// To whom.
    pub partner: String,
}

impl HardMomentPage {
    pub(super) fn new(
        partner: &Partner,
        (now, read_by): (&Now, Option<String>),
        form: Typed,
    ) -> Self {
        Self {
            read_by,
            frame: Frame::of(partner, Place::Talk, "Hard moments"),
            form,
            partner: partner.partner_name().to_owned(),
            theirs: Shown::theirs(partner, now),
            own: Shown::own(partner, now),
            have: HaveOne::of(partner, now),
            has_card: now.has_card,
            stamp: now.stamp(),
        }
    }
}

impl HaveOne {
    /// Nothing while the reader has one, or while nothing new can be shared.
    pub fn of(partner: &Partner, now: &Now) -> Option<Self> {
        let may = now.own.is_none() && partner.stage().is_open();
        let name = partner.partner_name().to_owned();
        may.then_some(Self { sends: now.has_card, partner: name })
    }
}

impl Shown {
    /// The partner's.
    pub fn theirs(partner: &Partner, now: &Now) -> Option<Self> {
        let on = now.theirs.as_ref()?;
        let line = format!("{} has a hard moment", partner.partner_name());
        let answer = match on.moment.answer {
            None => String::new(),
            Some((Answer::Here, _)) => "You said: I’m here.".to_owned(),
            Some((Answer::At(at), _)) => format!("You said: I can {}.", at_time(partner, at)),
        };
        Some(Self::of(partner, on, (line, answer), partner.stage().is_open()))
    }

    /// The reader's own.
    pub fn own(partner: &Partner, now: &Now) -> Option<Self> {
        let on = now.own.as_ref()?;
        let other = partner.partner_name();
        let answer = match on.moment.answer {
            None => String::new(),
            Some((Answer::Here, _)) => format!("{other} is here."),
            Some((Answer::At(at), _)) => format!("{other} can {}.", at_time(partner, at)),
        };
        Some(Self::of(partner, on, (format!("{other} has your card"), answer), false))
    }

    fn of(partner: &Partner, on: &On, (line, answer): (String, String), may_answer: bool) -> Self {
        Self {
            line,
            answer,
            card: on.card.clone().map(|card| card.said()),
            withdrawn: withdrawn_line(partner, on.moment.by, on.withdrawn.clone()),
            may_answer,
        }
    }
}

/// "at 18:30", by the reader's clock.
fn at_time(partner: &Partner, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&partner.zone());
    let time = local.format("%H:%M");
    match day::near(local.date_naive(), partner.today()).as_str() {
        "today" => format!("at {time}"),
        "tomorrow" => format!("tomorrow at {time}"),
        day => format!("on {day} at {time}"),
    }
}
