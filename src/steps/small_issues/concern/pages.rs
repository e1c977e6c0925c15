//! What a concern is, one of them, and all of them.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Act, ConcernId, Outcome, Standing, State, Time,
    for_today::Asks,
    form::TimeForm,
    store::{Kept, PAGE, Raised},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    draft::{DraftId, store::Begun},
    entry::{Said, withdrawn_line},
    sealed::Opened,
    steps::{
        accountability::commitment::CommitmentId, communication::turn_talk::TurnTalkId,
        therapy::comment::Beside,
    },
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Small issues";

#[derive(Template)]
#[template(path = "steps/small_issues/concern/list.html")]
pub(super) struct ConcernsPage {
    frame: Frame,
    partner: String,
    drafts: Vec<(DraftId, &'static str)>,
    open: Vec<Item>,
    parked: Vec<Item>,
    over: Vec<Item>,
    /// The last of those that are over on this page, if there are earlier ones.
    last: Option<ConcernId>,
    is_first: bool,
}

/// One concern in a list.
struct Item {
    id: ConcernId,
    words: Opened<String>,
    line: String,
}

#[derive(Template)]
#[template(path = "steps/small_issues/concern/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    partner: String,
    talk: Option<TurnTalkId>,
}

#[derive(Template)]
#[template(path = "steps/small_issues/concern/concern.html")]
pub(super) struct ConcernPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: ConcernId,
    title: String,
    is_own: bool,
    raised: String,
    said: Opened<Vec<Said>>,
    withdrawn: Option<Opened<String>>,
    /// Where it stands, in words.
    says: String,
    then: String,
    /// How much had been said when this page was made.
    seen: usize,
    can: Can,
    suggested: Option<Suggested>,
    /// What came of it so far, the newest last.
    done: Vec<(String, String)>,
    /// The commitments that came of it.
    linked: Vec<(CommitmentId, Opened<String>)>,
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

/// What the reader can do.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one button")]
struct Can {
    /// Say that they have read it.
    read: bool,
    /// Say that the time suits.
    suits: bool,
    /// Suggest a time.
    time: bool,
    /// Say that they have talked.
    talked: bool,
    /// Suggest how to leave it.
    leave: bool,
    /// Open it again.
    reopen: bool,
}

/// How to leave it, as one of the two suggests.
struct Suggested {
    line: String,
    is_own: bool,
}

impl Asks {
    /// On Today, in a sentence.
    pub fn line(self, other: &str) -> String {
        match self {
            Self::Raised => format!("{other} has raised something. You need no answer ready."),
            Self::Time => format!("{other} suggests a time to talk about something small."),
            Self::Outcome => format!("{other} suggests how to leave something that was raised."),
        }
    }
}

impl ConcernsPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        (mut open, over): (Vec<Kept>, Vec<Kept>),
    ) -> Self {
        // What asks for a time soonest comes first, else in the order in which they were raised.
        open.sort_by_key(|kept| kept.words.get().map_or(u8::MAX, super::Concern::urgency));
        let is_open = |kept: &Kept| kept.standing(partner.now()).state.is_open();
        let (open, parked): (Vec<_>, Vec<_>) = open.into_iter().partition(is_open);
        let items = |all: Vec<Kept>| all.iter().map(|kept| Item::of(partner, kept)).collect();
        Self {
            drafts: Begun::listed(drafts, "/concerns"),
            open: items(open),
            parked: items(parked),
            is_first: true,
            ..Self::earlier(partner, over)
        }
    }

    /// Those that are over and were raised earlier.
    pub(super) fn earlier(partner: &Partner, mut over: Vec<Kept>) -> Self {
        let more = over.len() > PAGE;
        over.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            partner: partner.partner_name().to_owned(),
            drafts: Vec::new(),
            open: Vec::new(),
            parked: Vec::new(),
            last: over.last().filter(|_| more).map(|kept| kept.id),
            over: over.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first: false,
        }
    }
}

/// Whose it is, since when, and where it stands.
pub fn line(partner: &Partner, kept: &Kept) -> String {
    let is_own = kept.history.author == partner.person();
    let whose = if is_own { "You" } else { partner.partner_name() };
    let stands = in_short(partner, kept.standing(partner.now()));
    format!("{whose}, {}. {stands}", moment(partner, kept.made_at))
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let words = match kept.withdrawn {
            Some(_) => Opened::Genuine("Withdrawn".to_owned()),
            None => kept.words.clone().map(|words| words.noticed),
        };
        Self { id: kept.id, words, line: line(partner, kept) }
    }
}

impl NewPage {
    pub(super) fn new(partner: &Partner, talk: Option<TurnTalkId>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            partner: partner.partner_name().to_owned(),
            talk,
        }
    }
}

impl ConcernPage {
    pub(super) fn new(
        concern: &Ours<Raised>,
        kept: &Kept,
        linked: Vec<(CommitmentId, Opened<String>)>,
        typed: Option<Typed>,
    ) -> Self {
        let standing = kept.standing(concern.now());
        let author = kept.history.author;
        let is_own = author == concern.person();
        let (says, then) = in_words(concern, standing, is_own);
        Self {
            frame: Frame::of(concern, Place::Talk, TITLE),
            form: typed.unwrap_or_else(|| offered(concern, kept)),
            partner: concern.partner_name().to_owned(),
            id: kept.id,
            title: titled(concern, is_own),
            is_own,
            raised: moment(concern, kept.made_at),
            said: kept.words.clone().map(|words| words.said()),
            withdrawn: withdrawn_line(concern, author, kept.withdrawn.clone()),
            says,
            then,
            seen: kept.history.done.len(),
            can: Can::of(concern, kept),
            suggested: standing.suggested.map(|suggested| Suggested::of(concern, suggested)),
            done: done(concern, kept),
            linked,
            beside: Beside::default(),
        }
    }
}

/// The form before anything was typed: an evening that lies ahead.
fn offered(partner: &Partner, kept: &Kept) -> Typed {
    let is_urgent = kept.words.get().is_some_and(|words| words.urgency() == 0);
    let (day, time) = TimeForm::offered(is_urgent, partner.zone(), partner.now());
    Typed::with_values(&[("day", &day), ("time", &time)])
}

impl Can {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let (me, now) = (partner.person(), partner.now());
        let may = |act| kept.history.after(me, act, now).is_ok();
        let read = may(Act::Read(None));
        Self {
            read,
            suits: may(Act::Suits),
            time: read || may(Act::Time(now)),
            talked: may(Act::Talked),
            leave: kept.standing(now).state.is_open(),
            reopen: may(Act::Reopened),
        }
    }
}

impl Suggested {
    fn of(partner: &Partner, (by, outcome): (PersonId, Outcome)) -> Self {
        let is_own = by == partner.person();
        let who = if is_own {
            "You suggest".to_owned()
        } else {
            format!("{} suggests", partner.partner_name())
        };
        let how = match outcome {
            Outcome::Resolved => "that it is settled".to_owned(),
            Outcome::Parked(until) => format!("that it rests until {}", on(partner, until)),
            Outcome::Therapy => "to take it to a therapist".to_owned(),
        };
        Self { line: format!("{who} {how}."), is_own }
    }
}

fn titled(partner: &Partner, is_own: bool) -> String {
    if is_own {
        "What you raised".to_owned()
    } else {
        format!("What {} raised", partner.partner_name())
    }
}

fn moment(partner: &Partner, at: DateTime<Utc>) -> String {
    day::and_time(at, partner.zone(), partner.today())
}

fn on(partner: &Partner, at: DateTime<Utc>) -> String {
    day::in_words(at.with_timezone(&partner.zone()).date_naive(), partner.today())
}

/// Where it stands, in a list.
fn in_short(partner: &Partner, standing: Standing) -> String {
    match standing.state {
        State::Raised => "Raised".to_owned(),
        State::Read { time: Some(time) } if time.suits && time.at > partner.now() => {
            format!("You talk about it on {}", moment(partner, time.at))
        }
        State::Read { .. } if standing.is_back => "It is back".to_owned(),
        State::Read { .. } => "Read".to_owned(),
        State::Talked => "You have talked about it".to_owned(),
        State::Left(Outcome::Resolved) => "Settled".to_owned(),
        State::Left(Outcome::Parked(until)) => format!("It rests until {}", on(partner, until)),
        State::Left(Outcome::Therapy) => "For the two of you and a therapist".to_owned(),
        State::Agreed => "A commitment came of it".to_owned(),
        State::Withdrawn => String::new(),
    }
}

/// Where it stands, and what happens next.
fn in_words(partner: &Partner, standing: Standing, is_own: bool) -> (String, String) {
    let other = partner.partner_name();
    let (says, then) = match standing.state {
        State::Raised if is_own => (
            format!("{other} can read this now."),
            "Whether and when an answer comes is open. Nobody is reminded.".to_owned(),
        ),
        State::Raised => (
            format!("{other} would like you to know this."),
            "You need no answer ready. That you have read it, and a time to talk, is a good one.".to_owned(),
        ),
        State::Read { time: Some(time) } => timed(partner, time),
        State::Read { time: None } if standing.is_back => {
            ("It has rested, and it is back.".to_owned(), "Perhaps it has settled by itself. If not, choose a time.".to_owned())
        }
        State::Read { time: None } => {
            ("There is no time to talk about it yet.".to_owned(), "Either of you can suggest one.".to_owned())
        }
        State::Talked => (
            "You have talked about it.".to_owned(),
            "When it feels right, one of you suggests how to leave it. Both say yes, or it stays open.".to_owned(),
        ),
        State::Left(outcome) => left(partner, outcome),
        State::Agreed => (
            "A commitment came of it.".to_owned(),
            "What counts now is what both of you see of it.".to_owned(),
        ),
        State::Withdrawn => (String::new(), String::new()),
    };
    (says, then)
}

fn timed(partner: &Partner, time: Time) -> (String, String) {
    let (other, when) = (partner.partner_name(), moment(partner, time.at));
    let is_own = time.by == partner.person();
    if time.suits && time.at > partner.now() {
        (
            format!("You talk about it on {when}."),
            "One thing, and not too long. It can be moved.".to_owned(),
        )
    } else if time.suits {
        (
            format!("You wanted to talk about it on {when}."),
            "Say so when you have, or choose another time.".to_owned(),
        )
    } else if is_own {
        (format!("You suggest {when}."), format!("{other} says yes, or suggests another time."))
    } else {
        (
            format!("{other} suggests {when}."),
            "Say yes if you can keep it, or suggest another time.".to_owned(),
        )
    }
}

fn left(partner: &Partner, outcome: Outcome) -> (String, String) {
    match outcome {
        Outcome::Resolved => ("It is settled, you both say.".to_owned(), String::new()),
        Outcome::Parked(until) => (
            format!("It rests until {}.", on(partner, until)),
            "Then it comes back by itself. Until then nobody needs to think of it.".to_owned(),
        ),
        Outcome::Therapy => (
            "You both want to take this to a therapist.".to_owned(),
            "It is kept here until then.".to_owned(),
        ),
    }
}

/// What was done about it: who and what, and when.
fn done(partner: &Partner, kept: &Kept) -> Vec<(String, String)> {
    let all = kept.history.done.iter().enumerate();
    let lines = all.map(|(at, done)| {
        let is_own = done.who == partner.person();
        let line = if kept.history.changed.contains(&at) {
            "This line was changed outside the app: nobody can say whose it is".to_owned()
        } else {
            did(partner, done.act, is_own)
        };
        (line, moment(partner, done.at))
    });
    lines.collect()
}

fn did(partner: &Partner, act: Act, is_own: bool) -> String {
    let who = if is_own { "You" } else { partner.partner_name() };
    match act {
        Act::Read(None) => format!("{who} read it"),
        Act::Read(Some(at)) => format!("{who} read it, and suggested {}", moment(partner, at)),
        Act::Time(at) => format!("{who} suggested {}", moment(partner, at)),
        Act::Suits => format!("{who} said that it suits"),
        Act::Talked => format!("{who} said that you have talked about it"),
        Act::Suggested(Outcome::Resolved) => format!("{who} suggested that it is settled"),
        Act::Suggested(Outcome::Parked(until)) => {
            format!("{who} suggested that it rests until {}", on(partner, until))
        }
        Act::Suggested(Outcome::Therapy) => format!("{who} suggested to take it to a therapist"),
        Act::Confirmed => format!("{who} said yes to that"),
        Act::NotYet => format!("{who} left it open"),
        Act::Agreed => format!("{who} agreed to the commitment that came of it"),
        Act::Reopened => format!("{who} opened it again"),
    }
}
