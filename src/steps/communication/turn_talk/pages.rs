//! How a talk goes, one talk, and all of them.

use askama::Template;

use super::{
    Act, Ask, Exit, Half, ROUNDS, Spoken, State, TurnTalkId,
    store::{Kept, Listed, PAGE, TurnTalk, UnderWay},
    tick::store::Ticking,
    turn::store::Told,
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, For, store::Begun},
    entry::{Said, withdrawn_line},
    sealed::Opened,
    steps::communication::time_out::{self, Shown, TakeIt},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/list.html")]
pub(super) struct TalksPage {
    frame: Frame,
    partner: String,
    /// The one that is under way, and what it asks.
    under_way: Option<(TurnTalkId, String)>,
    drafts: Vec<(DraftId, &'static str)>,
    past: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<TurnTalkId>,
    is_first: bool,
}

/// One talk in a list.
struct Item {
    id: TurnTalkId,
    began: String,
    first: Opened<String>,
}

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    partner: String,
}

#[derive(Template)]
#[template(path = "steps/communication/turn_talk/talk.html")]
pub(super) struct TalkPage {
    frame: Frame,
    partner: String,
    id: TurnTalkId,
    turns: Vec<TurnView>,
    asks: Ask,
    /// Whose turn it is, and for what.
    says: String,
    /// What comes after that.
    then: String,
    /// It was said back for the last time.
    is_last_round: bool,
    /// What one has begun to write for this turn.
    draft: Option<DraftId>,
    /// One that is on; while it rests, nothing is asked of anybody.
    time_out: Option<Shown>,
    /// One tap that takes one.
    take: Option<TakeIt>,
    rests: bool,
    /// How often anything was done in it when this page was made.
    moves: u64,
    /// Whether a therapist reads what was said; nothing, if none is told of this talk.
    ticking: Option<Ticking>,
}

/// One turn in words.
struct TurnView {
    number: u32,
    is_own: bool,
    /// Who did what.
    did: String,
    said: Opened<Vec<Said>>,
    /// It holds words that its author may withdraw and the other may keep.
    is_written: bool,
    withdrawn: Option<Opened<String>>,
    /// The reader closed it with something that is written elsewhere: the words on the link, and where.
    goes_on: Option<(&'static str, String)>,
    at: String,
}

impl TalksPage {
    pub(super) fn new(
        partner: &Partner,
        under_way: Option<UnderWay>,
        drafts: &[Begun],
        past: Vec<Listed>,
    ) -> Self {
        let other = partner.partner_name();
        Self {
            under_way: under_way.map(|talk| {
                let rests = talk.time_out.is_some();
                (talk.id, in_short(talk.state.asks(partner.person()), rests, other))
            }),
            drafts: Begun::listed(drafts, "/turn-talks"),
            is_first: true,
            ..Self::earlier(partner, past)
        }
    }

    /// A later page of those that are over.
    pub(super) fn earlier(partner: &Partner, mut past: Vec<Listed>) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk in turns"),
            partner: partner.partner_name().to_owned(),
            under_way: None,
            drafts: Vec::new(),
            last: past.last().filter(|_| more).map(|talk| talk.id),
            past: past.into_iter().map(|talk| Item::of(partner, talk)).collect(),
            is_first: false,
        }
    }
}

/// What a talk asks, in a few words.
pub fn in_short(asks: Ask, rests: bool, partner: &str) -> String {
    match asks {
        _ if rests => "There is a time-out".to_owned(),
        Ask::Reflect => format!("Your turn: say back what you heard {partner} say"),
        Ask::Judge => "Your turn: say whether that is what you meant".to_owned(),
        Ask::Speak => "Your turn to speak, if you like".to_owned(),
        Ask::Close => "Each of you says how to go on from here".to_owned(),
        Ask::Wait => format!("It is {partner}’s turn"),
        Ask::Over => "It is over".to_owned(),
    }
}

/// What somebody writes when a talk asks this of them.
pub(super) const fn asked_for(asks: Ask, talk: TurnTalkId) -> Option<For> {
    match asks {
        Ask::Reflect => Some(For::Reflected(talk)),
        Ask::Judge => Some(For::NotQuite(talk)),
        Ask::Speak => Some(For::Said(Some(talk))),
        Ask::Close => Some(For::Closed(talk)),
        Ask::Wait | Ask::Over => None,
    }
}

impl Item {
    fn of(partner: &Partner, talk: Listed) -> Self {
        let began = talk.made_at.with_timezone(&partner.zone()).date_naive();
        let name = if talk.begun_by == partner.person() { "You" } else { partner.partner_name() };
        let first = talk.first.map(|spoken| spoken.answer("when").to_owned());
        Self {
            id: talk.id,
            began: format!("{name} began it on {}", day::in_words(began, partner.today())),
            first,
        }
    }
}

impl NewPage {
    pub(super) fn new(partner: &Partner) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk in turns"),
            partner: partner.partner_name().to_owned(),
        }
    }
}

impl TalkPage {
    pub(super) fn new(
        talk: &Ours<TurnTalk>,
        kept: &Kept,
        (drafts, time_out): (&[Begun], &time_out::store::Now),
    ) -> Self {
        let state = kept.history.state();
        let asks = state.asks(talk.person());
        let (says, then) = in_words(talk, state, asks);
        let wanted = asked_for(asks, kept.id);
        let before = std::iter::once(None).chain(kept.turns.iter().map(Some));
        let turns = kept.turns.iter().zip(before);
        let turns = turns.map(|(turn, before)| TurnView::of(talk, turn, before));
        let mine = |draft: &&Begun| Some(draft.what) == wanted;
        let rests = kept.history.time_out(talk.now()).is_some();
        Self {
            frame: Frame::of(talk, Place::Talk, "Talk in turns"),
            partner: talk.partner_name().to_owned(),
            id: kept.id,
            turns: turns.collect(),
            asks,
            says,
            then,
            is_last_round: !state.can_go_round(),
            draft: drafts.iter().find(mine).map(|draft| draft.id),
            time_out: Shown::beside_others(talk, time_out).filter(|it| rests || it.is_own),
            take: TakeIt::of(talk, time_out).filter(|_| asks != Ask::Over),
            rests,
            moves: kept.moves,
            ticking: None,
        }
    }

    /// With what a therapist reads of it.
    pub(super) fn with(self, ticking: Option<Ticking>) -> Self {
        Self { ticking, ..self }
    }
}

/// Whose turn it is and for what, and what comes after that.
fn in_words(talk: &Partner, state: State, asks: Ask) -> (String, String) {
    let other = talk.partner_name();
    let (says, then) = match (asks, state) {
        (Ask::Reflect, _) => (
            "Your turn. Say back what you heard.",
            &*format!("Then {other} says whether that is it. Your own side comes after that."),
        ),
        (Ask::Judge, _) => (
            "Your turn. Is that what you meant?",
            "It need not be perfect. It is enough if you feel heard.",
        ),
        (Ask::Speak, _) => (
            &*format!("{other} feels heard. Now your side, if you like."),
            &*format!("{other} will only say it back, as you did."),
        ),
        (Ask::Close, State::Closing { heard: true, .. }) => (
            "That was a whole talk. How would you like to go on from here?",
            "Nothing has to be solved today.",
        ),
        (Ask::Close, _) => (
            "You have gone round four times, and that is enough for today.",
            "Some things need more time, or a third person. Each of you says how to go on from here.",
        ),
        (Ask::Over, State::Stopped { by }) if by == talk.person() => {
            ("You stopped this talk.", "You can begin another at any time.")
        }
        (Ask::Over, State::Stopped { .. }) => (
            &*format!("{other} stopped this talk."),
            "No reason is needed. You can begin another at any time.",
        ),
        (Ask::Over, _) => ("You have closed this talk, both of you.", ""),
        (Ask::Wait, _) => return waiting(other, state),
    };
    (says.to_owned(), then.to_owned())
}

/// What the other has to do, and what comes after that.
fn waiting(other: &str, state: State) -> (String, String) {
    match state {
        State::Open { half, .. } => (
            format!("It is {other}’s turn, to say back what you said."),
            match half {
                Half::First => "Then you say whether that is it.".to_owned(),
                Half::Second => {
                    "Then you say whether that is it, and the talk comes to its end.".to_owned()
                }
            },
        ),
        State::Reflected { .. } => (
            format!("It is {other}’s turn, to say whether that is it."),
            if state.can_go_round() {
                format!(
                    "If something is missing, {other} says what, and you say it back once more."
                )
            } else {
                format!("If something is missing, {other} says what, and you close for today.")
            },
        ),
        State::Swapped { .. } => (
            format!("You feel heard. Now {other} may speak, and you will only say it back."),
            format!("If {other} has nothing to add for now, the talk comes to its end."),
        ),
        _ => (
            format!("You have closed it. {other} can still say how to go on."),
            "Nothing more is asked of you here.".to_owned(),
        ),
    }
}

impl TurnView {
    /// The day is told once.
    fn of(talk: &Ours<TurnTalk>, turn: &Told, before: Option<&Told>) -> Self {
        let is_own = turn.author == talk.person();
        let local = |turn: &Told| turn.made_at.with_timezone(&talk.zone());
        let is_same_day = before.map(|it| local(it).date_naive()) == Some(local(turn).date_naive());
        let time = local(turn).format("%H:%M").to_string();
        Self {
            number: turn.number,
            is_own,
            did: did(turn.act, is_own, talk.partner_name()),
            said: turn.words.clone().map(|spoken| spoken.said()),
            is_written: turn.is_written(),
            withdrawn: withdrawn_line(talk, turn.author, turn.withdrawn.clone()),
            goes_on: turn.words.get().filter(|_| is_own).and_then(|said| goes_on(talk.id(), said)),
            at: if is_same_day {
                time
            } else {
                day::and_time(turn.made_at, talk.zone(), talk.today())
            },
        }
    }
}

/// Where somebody writes what they went on with, if that is somewhere else.
fn goes_on(talk: TurnTalkId, said: &Spoken) -> Option<(&'static str, String)> {
    match said.exit()? {
        Exit::Commitment => {
            Some(("Write it as a commitment", format!("/commitments/new?owner=me&talk={talk}")))
        }
        Exit::Concern => Some(("Raise it on its own", format!("/concerns/new?talk={talk}"))),
        _ => None,
    }
}

/// Who did what, above what they said.
pub(crate) fn did(act: Act, is_own: bool, partner: &str) -> String {
    match (act, is_own) {
        (Act::Said, true) => "You said".to_owned(),
        (Act::Said, false) => format!("{partner} said"),
        (Act::Reflected, true) => "You said back".to_owned(),
        (Act::Reflected, false) => format!("{partner} said back"),
        (Act::Heard, true) => "You feel heard".to_owned(),
        (Act::Heard, false) => format!("{partner} feels heard"),
        (Act::NotQuite, true) => "Not quite, you said".to_owned(),
        (Act::NotQuite, false) => format!("Not quite, {partner} said"),
        (Act::NothingToAdd, true) => "You have nothing to add for now".to_owned(),
        (Act::NothingToAdd, false) => format!("{partner} has nothing to add for now"),
        (Act::Closed, true) => "You closed with".to_owned(),
        (Act::Closed, false) => format!("{partner} closed with"),
    }
}
