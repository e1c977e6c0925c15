//! What a statement is, one statement, and all of them.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    AREAS, Act, Ask, Exit, ROUNDS, State, StatementId,
    shared::store::Told,
    store::{Kept, Listed, PAGE, Statement},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, For, store::Begun},
    entry::{Said, withdrawn_line},
    impact::role::Role,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/statement/list.html")]
pub(super) struct StatementsPage {
    frame: Frame,
    partner: String,
    drafts: Vec<(DraftId, &'static str)>,
    listed: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<StatementId>,
    is_first: bool,
}

/// One statement in a list.
struct Item {
    id: StatementId,
    title: String,
    line: String,
}

#[derive(Template)]
#[template(path = "impact/statement/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    partner: String,
    /// Where the reader stands in what happened.
    role: Option<Role>,
    areas: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "impact/statement/statement.html")]
pub(super) struct StatementPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: StatementId,
    title: String,
    is_own: bool,
    /// When it was delivered, or will be.
    when: String,
    said: Opened<Vec<Said>>,
    withdrawn: Option<Opened<String>>,
    told: Vec<ToldView>,
    asks: Ask,
    state: State,
    says: String,
    then: String,
    /// What one has begun to write about it.
    draft: Option<DraftId>,
    exits: [Exit; 3],
    can_put_away: bool,
}

/// One thing that was said about it, in words.
struct ToldView {
    number: u32,
    is_own: bool,
    /// Who did what.
    did: String,
    said: Opened<Vec<Said>>,
    /// It holds words that its author may withdraw and the other may keep.
    is_written: bool,
    withdrawn: Option<Opened<String>>,
    at: String,
}

impl StatementsPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        mut listed: Vec<Listed>,
        is_first: bool,
    ) -> Self {
        let more = listed.len() > PAGE;
        listed.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::More, "What each of us carries"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, "/impact-statements"),
            last: listed.last().filter(|_| more).map(|statement| statement.id),
            listed: listed.into_iter().map(|statement| Item::of(partner, &statement)).collect(),
            is_first,
        }
    }
}

/// What it asks, in a few words.
pub fn in_short(asks: Ask, partner: &str) -> String {
    match asks {
        Ask::Read => format!("{partner} has written down what they carry"),
        Ask::ReplyAgain => format!("{partner} has said what is still missing"),
        Ask::Judge => format!("{partner} has said what they understand"),
        Ask::May | Ask::Wait | Ask::GoOn | Ask::Over => "It rests".to_owned(),
    }
}

/// Where it stands, in a few words.
const fn standing(state: State) -> &'static str {
    match state {
        State::Waiting => "Not delivered yet",
        State::Delivered => "Delivered",
        State::Replied { .. } | State::Partly { .. } => "Being answered",
        State::NotYet { .. } => "Not yet understood, and that is all right",
        State::Enough => "It goes on elsewhere",
        State::Understood => "Understood",
        State::Stopped { .. } => "Stopped",
        State::Withdrawn => "Withdrawn",
    }
}

/// What it is called, to one of the two.
pub fn titled(partner: &Partner, is_own: bool) -> String {
    if is_own {
        "What you carry".to_owned()
    } else {
        format!("What {} carries", partner.partner_name())
    }
}

fn moment(partner: &Partner, at: DateTime<Utc>) -> String {
    day::and_time(at, partner.zone(), partner.today())
}

impl Item {
    fn of(partner: &Partner, statement: &Listed) -> Self {
        let at = moment(partner, statement.delivered_at.unwrap_or(statement.deliver_at));
        let line = match statement.state {
            State::Waiting => format!("{} reads it from {at} on", partner.partner_name()),
            state => format!("{at}. {}", standing(state)),
        };
        let title = titled(partner, statement.author == partner.person());
        Self { id: statement.id, title, line }
    }
}

impl NewPage {
    pub(super) fn new(partner: &Partner, role: Option<Role>) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "What each of us carries"),
            partner: partner.partner_name().to_owned(),
            role,
            areas: AREAS.iter().map(|area| area.lead).collect(),
        }
    }
}

impl StatementPage {
    pub(super) fn new(
        statement: &Ours<Statement>,
        kept: &Kept,
        drafts: &[Begun],
        form: Typed,
    ) -> Self {
        let (me, state) = (statement.person(), kept.history.state());
        let is_own = kept.history.author == me;
        let asks = kept.history.asks(me);
        let (says, then) = in_words(statement, state, asks);
        let wanted = if is_own { For::Missing(kept.id) } else { For::Reply(kept.id) };
        let draft = |it: &&Begun| it.what == wanted;
        Self {
            frame: Frame::of(statement, Place::More, "What each of us carries"),
            form,
            partner: statement.partner_name().to_owned(),
            id: kept.id,
            title: titled(statement, is_own),
            is_own,
            when: moment(statement, kept.delivered_at.unwrap_or(kept.deliver_at)),
            said: kept.words.clone().map(|carried| carried.said()),
            withdrawn: withdrawn_line(statement, kept.history.author, kept.withdrawn.clone()),
            told: kept.told.iter().map(|told| ToldView::of(statement, told)).collect(),
            asks,
            state,
            says,
            then,
            draft: drafts.iter().find(draft).map(|draft| draft.id),
            exits: Exit::ALL,
            can_put_away: asks.is_news() && !kept.is_put_away,
        }
    }
}

/// What it asks of this person, and what comes after that.
fn in_words(partner: &Partner, state: State, asks: Ask) -> (String, String) {
    let other = partner.partner_name();
    let (says, then) = match (asks, state) {
        (Ask::Read, _) => (
            "You need not answer now.".to_owned(),
            format!("When you like, write what you understand {other} carries. Nothing more."),
        ),
        (Ask::ReplyAgain, _) => (
            format!("{other} has said what is still missing."),
            "When you like, say once more what you understand, with that in it.".to_owned(),
        ),
        (Ask::Judge, State::Replied { round: ROUNDS.. }) => (
            "Is that what you carry?".to_owned(),
            "This was the third time. After it, it goes on elsewhere or rests.".to_owned(),
        ),
        (Ask::Judge, _) => (
            "Is that what you carry?".to_owned(),
            "It need not be complete. “Not yet” is a whole answer, and nothing is asked after it."
                .to_owned(),
        ),
        (Ask::May, _) => (
            format!("Not yet, {other} says."),
            "Nothing is asked of you. If you see more of it later, you may write once more."
                .to_owned(),
        ),
        (Ask::GoOn | Ask::Over, _) => return at_its_end(partner, state),
        _ => return waiting(other, state),
    };
    (says, then)
}

/// Why nothing is asked any more.
fn at_its_end(partner: &Partner, state: State) -> (String, String) {
    let (says, then) = match state {
        State::Stopped { by } if by == partner.person() => {
            ("You stopped this.".to_owned(), "What was said stays readable for both of you.")
        }
        State::Stopped { .. } => {
            (format!("{} stopped this.", partner.partner_name()), "No reason is needed.")
        }
        State::Enough => (
            "You have gone round three times, and that is enough here.".to_owned(),
            "It lies on the table of your next weekly meeting. Some things need more time, or a third person. Each of you may say how to go on.",
        ),
        State::Understood => ("This is understood.".to_owned(), ""),
        _ => (String::new(), ""),
    };
    (says, then.to_owned())
}

/// What the other may do, without a hurry.
fn waiting(other: &str, state: State) -> (String, String) {
    match state {
        State::Waiting => (
            format!("{other} has not got this yet."),
            format!(
                "Until then {other}’s pages don’t show that it exists, and you can take it back."
            ),
        ),
        State::Delivered => (
            format!("{other} can read this now."),
            "Whether and when an answer comes is open. Nobody is reminded.".to_owned(),
        ),
        State::Replied { .. } => (
            format!("{other} may say whether that is it."),
            "It may take a while. Nobody is reminded.".to_owned(),
        ),
        State::Partly { .. } => (
            format!("{other} may say once more what they understand."),
            "It may take a while. Nobody is reminded.".to_owned(),
        ),
        State::NotYet { .. } => (
            "Not yet, you said. That is a whole answer.".to_owned(),
            format!("Nothing is asked of either of you. {other} may write once more."),
        ),
        _ => (String::new(), String::new()),
    }
}

impl ToldView {
    fn of(statement: &Ours<Statement>, told: &Told) -> Self {
        let is_own = told.author == statement.person();
        Self {
            number: told.number,
            is_own,
            did: did(told.act, is_own, statement.partner_name()),
            said: told.words.clone().map(|spoken| spoken.said()),
            is_written: told.act.is_written(),
            withdrawn: withdrawn_line(statement, told.author, told.withdrawn.clone()),
            at: moment(statement, told.made_at),
        }
    }
}

fn did(act: Act, is_own: bool, partner: &str) -> String {
    match (act, is_own) {
        (Act::Replied, true) => "What you understand".to_owned(),
        (Act::Replied, false) => format!("What {partner} understands"),
        (Act::Understood, true) => "Understood, you said".to_owned(),
        (Act::Understood, false) => format!("Understood, {partner} said"),
        (Act::Partly, true) => "Partly, you said. This is missing:".to_owned(),
        (Act::Partly, false) => format!("Partly, {partner} said. This is missing:"),
        (Act::NotYet, true) => "Not yet, you said".to_owned(),
        (Act::NotYet, false) => format!("Not yet, {partner} said"),
        (Act::Closed, true) => "You go on like this".to_owned(),
        (Act::Closed, false) => format!("{partner} goes on like this"),
    }
}
