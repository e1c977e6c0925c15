//! Taking a time-out, and one that is on; the same for other pages.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    MOVES, Phase, TimeOut,
    agreement::{Agreement, Returns},
    store::Now,
};
use crate::{
    access::Partner,
    day,
    steps::communication::turn_talk::TurnTalkId,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/time_out/time_out.html")]
pub(super) struct TimeOutPage {
    frame: Frame,
    partner: String,
    time_out: Option<Shown>,
    take: Option<TakeIt>,
    is_agreed: bool,
    /// What was agreed can not be read.
    is_withheld: bool,
    /// What was agreed as the signal.
    signal: String,
    /// The talk that is under way, and waits.
    talk: Option<TurnTalkId>,
    stamp: u64,
}

/// A time-out that is on, or is just over, in finished words.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Who takes it.
    pub line: String,
    /// When they are back, or that it is time.
    pub back: String,
    /// What happens then.
    pub then: String,
    /// How, in the words of the agreement; may be empty.
    pub how: String,
    /// The reader took it, and is not back yet.
    pub is_own: bool,
    /// And can still move it.
    pub may_move: bool,
    /// Nothing is left to be done.
    pub is_over: bool,
}

/// One tap that takes one.
#[derive(Debug, Clone)]
pub struct TakeIt {
    /// As agreed, in words; without it a length is chosen.
    pub agreed: Option<String>,
}

impl TimeOutPage {
    pub(super) fn new(partner: &Partner, now: &Now, talk: Option<TurnTalkId>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Time-out"),
            partner: partner.partner_name().to_owned(),
            time_out: Shown::of(partner, now),
            take: TakeIt::of(partner, now),
            is_agreed: now.agreed.is_some(),
            is_withheld: now.agreed.is_some() && now.agreement().is_none(),
            signal: now.agreement().map_or_else(String::new, |words| words.signal.clone()),
            talk,
            stamp: now.time_out.map_or(0, |time_out| time_out.stamp(partner.now())),
        }
    }
}

impl TakeIt {
    /// Nothing while one rests, or the reader’s own waits for them, or nothing new can be shared.
    pub fn of(partner: &Partner, now: &Now) -> Option<Self> {
        let is_on = now.time_out.is_some_and(|time_out| match time_out.phase(partner.now()) {
            Some(Phase::Rests) => true,
            Some(Phase::Due) => time_out.by == partner.person(),
            Some(Phase::Back) | None => false,
        });
        let agreed = now.agreement().map(|agreement| agreement.length_in_words().to_owned());
        (!is_on && partner.stage().is_open()).then_some(Self { agreed })
    }
}

impl Shown {
    /// What this person reads of the one that is on.
    pub fn of(partner: &Partner, now: &Now) -> Option<Self> {
        let time_out = now.time_out?;
        let phase = time_out.phase(partner.now())?;
        let is_own = time_out.by == partner.person();
        let agreement = now.agreement();
        let (line, back, then) = match phase {
            Phase::Rests => rests(partner, time_out, agreement),
            Phase::Due => due(partner, is_own, agreement),
            Phase::Back => is_back(partner, is_own),
        };
        let is_over = phase == Phase::Back;
        let how = agreement.filter(|_| !is_over).map(|agreement| agreement.how.clone());
        Some(Self {
            line,
            back,
            then,
            how: how.unwrap_or_default(),
            is_own: is_own && !is_over,
            may_move: is_own && !is_over && !time_out.moved && partner.stage().is_open(),
            is_over,
        })
    }

    /// The same for pages on which it is one thing among others: nothing once the reader is back.
    pub fn beside_others(partner: &Partner, now: &Now) -> Option<Self> {
        let own = now.time_out.is_some_and(|time_out| time_out.by == partner.person());
        Self::of(partner, now).filter(|shown| !(own && shown.is_over))
    }
}

type Lines = (String, String, String);

fn rests(partner: &Partner, time_out: TimeOut, agreement: Option<&Agreement>) -> Lines {
    let other = partner.partner_name();
    let is_own = time_out.by == partner.person();
    let who = if is_own { "You take".to_owned() } else { format!("{other} takes") };
    let (line, back) = (format!("{who} a time-out."), back_at(partner, time_out.until));
    let then = match (comes(partner, is_own, agreement), is_own) {
        (Some(comes), _) => format!("{comes} then."),
        (None, true) => {
            format!("You come back to {other} then. Until then nothing is asked of you.")
        }
        (None, false) => format!("{other} comes back to you then. No reason is needed."),
    };
    (line, back, then)
}

fn due(partner: &Partner, is_own: bool, agreement: Option<&Agreement>) -> Lines {
    let other = partner.partner_name();
    let comes = comes(partner, is_own, agreement);
    if is_own {
        let comes = comes.unwrap_or_else(|| format!("You come back to {other}"));
        let line = "It is time to come back.".to_owned();
        return (line, format!("{comes} now."), "It need not go on where it stopped.".to_owned());
    }
    let comes = comes.unwrap_or_else(|| format!("{other} comes back to you"));
    let then = format!("If {other} needs a little longer, that is no bad sign.");
    (format!("{other}’s time-out comes to its end."), format!("{comes} now."), then)
}

fn is_back(partner: &Partner, is_own: bool) -> Lines {
    let who = if is_own { "You are".to_owned() } else { format!("{} is", partner.partner_name()) };
    let then = "Begin small: a glass of water, one kind sentence. Ask each other whether now is a good \
                moment to go on. Tomorrow is one too.";
    (format!("{who} back."), String::new(), then.to_owned())
}

/// Who goes to whom, as the two agreed.
fn comes(partner: &Partner, is_own: bool, agreement: Option<&Agreement>) -> Option<String> {
    let other = partner.partner_name();
    let reader_goes = match agreement?.returns {
        Returns::WhoTookIt => is_own,
        Returns::TheOther => !is_own,
    };
    Some(if reader_goes { format!("You go to {other}") } else { format!("{other} comes to you") })
}

/// "Back at 19:40.", by the reader's clock.
fn back_at(partner: &Partner, until: DateTime<Utc>) -> String {
    let local = until.with_timezone(&partner.zone());
    let time = local.format("%H:%M");
    match day::near(local.date_naive(), partner.today()).as_str() {
        "today" => format!("Back at {time}."),
        "tomorrow" => format!("Back tomorrow at {time}."),
        day => format!("Back on {day} at {time}."),
    }
}
