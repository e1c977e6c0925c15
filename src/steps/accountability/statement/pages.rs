//! What a statement is, one statement, and all of them.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    AccountabilityStatementId, Act, OWNED, PARTS, State, WISH_LIMIT,
    shared::store::Told,
    store::{Kept, Listed, News, PAGE, Statement},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, For, store::Begun},
    entry::{Said, withdrawn_line},
    sealed::Opened,
    steps::accountability::commitment::CommitmentId,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Taking responsibility";

#[derive(Template)]
#[template(path = "steps/accountability/statement/list.html")]
pub(super) struct StatementsPage {
    frame: Frame,
    partner: String,
    drafts: Vec<(DraftId, &'static str)>,
    listed: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<AccountabilityStatementId>,
    is_first: bool,
}

/// One statement in a list.
struct Item {
    id: AccountabilityStatementId,
    title: String,
    line: String,
}

#[derive(Template)]
#[template(path = "steps/accountability/statement/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    partner: String,
    parts: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "steps/accountability/statement/statement.html")]
pub(super) struct StatementPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: AccountabilityStatementId,
    title: String,
    is_own: bool,
    shared: String,
    withdrawn: Option<Opened<String>>,
    /// What stands in it does not open.
    is_withheld: bool,
    parts: Vec<PartView>,
    /// What was said about it, where its parts do not show.
    loose: Vec<ToldView>,
    /// The commitments in which the change shows.
    linked: Vec<(CommitmentId, Opened<String>)>,
    /// Where it stands as a whole, in words.
    says: String,
    then: String,
    may_be_not_ready: bool,
}

/// One part, with what was said about it.
struct PartView {
    /// From 1.
    number: String,
    /// The commitments stand below it.
    is_of_the_change: bool,
    lead: &'static str,
    words: String,
    told: Vec<ToldView>,
    /// The reader may ask for more.
    may_ask: bool,
    can: Can,
}

/// What the reader can do about a part with one tap.
enum Can {
    Nothing,
    /// Say that they have received it.
    Receive,
    /// Write more, where it was asked for.
    WriteMore,
    /// Go on with what they have begun there.
    GoOn(DraftId),
}

/// One thing that was said about a part, in words.
struct ToldView {
    number: u32,
    is_own: bool,
    did: String,
    said: Opened<Vec<Said>>,
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
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, "/accountability-statements"),
            last: listed.last().filter(|_| more).map(|statement| statement.id),
            listed: listed.into_iter().map(|statement| Item::of(partner, &statement)).collect(),
            is_first,
        }
    }
}

impl News {
    /// On Today, in a sentence.
    pub fn line(self, other: &str) -> String {
        if self.is_theirs {
            format!("{other} has written down what they take responsibility for.")
        } else {
            format!("{other} has said something to what you take responsibility for.")
        }
    }
}

fn titled(partner: &Partner, is_own: bool) -> String {
    if is_own {
        "What you take responsibility for".to_owned()
    } else {
        format!("What {} takes responsibility for", partner.partner_name())
    }
}

fn moment(partner: &Partner, at: DateTime<Utc>) -> String {
    day::and_time(at, partner.zone(), partner.today())
}

impl Item {
    fn of(partner: &Partner, statement: &Listed) -> Self {
        let standing = match statement.state {
            State::Shared => "Shared",
            State::NeedsMore => "Something more is asked for",
            State::NotReady => "Not ready for it, and that is all right",
            State::Received => "Received",
            State::Withdrawn => "Withdrawn",
        };
        let title = titled(partner, statement.author == partner.person());
        let line = format!("{}. {standing}", moment(partner, statement.made_at));
        Self { id: statement.id, title, line }
    }
}

impl NewPage {
    pub(super) fn new(partner: &Partner) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            parts: OWNED.iter().map(|part| part.lead).collect(),
        }
    }
}

impl StatementPage {
    pub(super) fn new(
        statement: &Ours<Statement>,
        kept: &Kept,
        (drafts, linked): (&[Begun], Vec<(CommitmentId, Opened<String>)>),
        form: Typed,
    ) -> Self {
        let is_own = kept.whole.author == statement.person();
        let state = kept.history.state();
        let (says, then) = in_words(statement, state, is_own);
        let part = |nth: usize| PartView::of(statement, kept, (nth, drafts));
        Self {
            frame: Frame::of(statement, Place::Together, TITLE),
            form,
            partner: statement.partner_name().to_owned(),
            id: kept.id,
            title: titled(statement, is_own),
            is_own,
            shared: moment(statement, kept.whole.made_at),
            withdrawn: withdrawn_line(statement, kept.whole.author, kept.whole.withdrawn.clone()),
            is_withheld: kept.whole.words.get().is_none(),
            parts: (0..PARTS).filter_map(part).collect(),
            loose: loose(statement, kept),
            linked,
            says,
            then,
            may_be_not_ready: !is_own && matches!(state, State::Shared | State::NeedsMore),
        }
    }

    /// The parts in which the reader may ask for more.
    fn askable(&self) -> impl Iterator<Item = &PartView> {
        self.parts.iter().filter(|part| part.may_ask)
    }
}

impl PartView {
    /// Nothing of a part that was left out.
    fn of(
        statement: &Ours<Statement>,
        kept: &Kept,
        (nth, drafts): (usize, &[Begun]),
    ) -> Option<Self> {
        let words = kept.whole.words.get()?.words(nth)?.to_owned();
        let me = statement.person();
        let may = |act| kept.history.after(me, act).is_ok();
        let told = kept.told.iter().filter(|told| told.act.part() == Some(nth));
        let more = For::More(kept.id, nth);
        Some(Self {
            number: (nth + 1).to_string(),
            is_of_the_change: OWNED[nth].name == "changed",
            lead: OWNED[nth].lead,
            words,
            told: told.map(|told| ToldView::of(statement, told)).collect(),
            may_ask: may(Act::NeedsMore(nth)),
            can: match drafts.iter().find(|draft| draft.what == more) {
                Some(draft) => Can::GoOn(draft.id),
                None if may(Act::Received(nth)) => Can::Receive,
                None if may(Act::More(nth)) => Can::WriteMore,
                None => Can::Nothing,
            },
        })
    }
}

/// What was said about a statement that is withdrawn, or does not open.
fn loose(statement: &Ours<Statement>, kept: &Kept) -> Vec<ToldView> {
    let shows = kept.whole.words.get().is_some() && kept.whole.withdrawn.is_none();
    let told = kept.told.iter().filter(|told| !shows && told.act.part().is_some());
    told.map(|told| ToldView::of(statement, told)).collect()
}

/// Where it stands as a whole.
fn in_words(partner: &Partner, state: State, is_own: bool) -> (String, String) {
    let other = partner.partner_name();
    if is_own { to_its_author(other, state) } else { to_the_other(other, state) }
}

fn to_its_author(other: &str, state: State) -> (String, String) {
    let (says, then) = match state {
        State::Shared => (
            format!("{other} can read this now."),
            "Whether and when an answer comes is open. Nobody is reminded.",
        ),
        State::NeedsMore => (
            format!("{other} needs more in a part."),
            "It is no verdict. Write more there when you are ready; there is no deadline.",
        ),
        State::NotReady => (
            format!("{other} is not ready for this."),
            "That is a whole answer. Nothing is asked of you, and your words stay.",
        ),
        State::Received => {
            (format!("{other} has received all of it."), "What counts now is what you do.")
        }
        State::Withdrawn => (String::new(), ""),
    };
    (says, then.to_owned())
}

fn to_the_other(other: &str, state: State) -> (String, String) {
    let (says, then) = match state {
        State::Shared => (
            "You need not answer, and nothing has to be forgiven.",
            "When you like, say of a part that you have received it, or that you need more there.",
        ),
        State::NeedsMore => (
            "You have asked for more.",
            &*format!(
                "{other} writes it when they are ready. You can answer the rest at any time."
            ),
        ),
        State::NotReady => (
            "You are not ready for this, you said.",
            "Nothing is asked. You can take it up again whenever you like.",
        ),
        State::Received => {
            ("You have received all of it.", "To receive is not to forgive, and it closes nothing.")
        }
        State::Withdrawn => ("", ""),
    };
    (says.to_owned(), then.to_owned())
}

impl ToldView {
    fn of(statement: &Ours<Statement>, told: &Told) -> Self {
        let is_own = told.author == statement.person();
        let other = statement.partner_name();
        let did = match (told.act, is_own) {
            (Act::Received(_), true) => "Received, you said".to_owned(),
            (Act::Received(_), false) => format!("Received, {other} said"),
            (Act::NeedsMore(_), true) => "You need more here".to_owned(),
            (Act::NeedsMore(_), false) => format!("{other} needs more here"),
            (Act::More(_), true) => "You added".to_owned(),
            (Act::More(_), false) => format!("{other} added"),
            (Act::NotReady, _) => String::new(),
        };
        // Below its part: without the name of the part.
        let bare = |mut said: Vec<Said>| {
            for it in &mut said {
                it.about.clear();
            }
            said
        };
        Self {
            number: told.number,
            is_own,
            did,
            said: told.words.clone().map(|spoken| bare(spoken.said())),
            is_written: told.is_written(),
            withdrawn: withdrawn_line(statement, told.author, told.withdrawn.clone()),
            at: moment(statement, told.made_at),
        }
    }
}
