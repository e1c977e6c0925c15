//! Talks in turns, as a therapist is told of them: that they were had, and what was said where both ticked it.

use chrono::NaiveDate;

use crate::{
    access::Linked,
    day,
    entry::Said,
    sealed::Opened,
    steps::communication::turn_talk::{
        Act, Spoken, did,
        tick::{CopiedTurn, TalkCopy},
    },
};

/// The talks of a time.
pub(super) struct TalksView {
    /// The newest first.
    pub(super) talks: Vec<TalkView>,
    /// One of them was changed outside the app.
    pub(super) is_changed: bool,
}

/// One of them.
pub(super) struct TalkView {
    /// "On 5 March, closed by both".
    pub(super) line: String,
    /// What was said; nothing unless both ticked it.
    pub(super) turns: Vec<TurnView>,
}

/// What one of the two said in a turn.
pub(super) struct TurnView {
    /// By whoever of the two is named first.
    pub(super) is_first: bool,
    pub(super) did: String,
    /// Nothing once it was withdrawn.
    pub(super) said: Option<Vec<Said>>,
}

impl TalksView {
    /// Those that ended since this day.
    pub(super) fn new(linked: &Linked, all: &[Opened<TalkCopy>], first: NaiveDate) -> Self {
        let local = |talk: &TalkCopy| talk.ended_at.with_timezone(&linked.zone()).date_naive();
        let mut talks: Vec<_> = all.iter().filter_map(Opened::get).collect();
        talks.retain(|talk| local(talk) >= first);
        talks.sort_by_key(|talk| std::cmp::Reverse(talk.ended_at));
        let view = |talk: &TalkCopy| {
            let how = if talk.both_closed { "closed by both" } else { "stopped before its end" };
            let turns = talk.turns.iter().flatten();
            TalkView {
                line: format!("A talk {}, {how}", day::on(local(talk), linked.today())),
                turns: turns.map(|turn| TurnView::new(linked, turn)).collect(),
            }
        };
        Self {
            talks: talks.into_iter().map(view).collect(),
            is_changed: all.iter().any(|talk| talk.get().is_none()),
        }
    }
}

impl TurnView {
    fn new(linked: &Linked, turn: &CopiedTurn) -> Self {
        let name = linked.name_of(turn.author);
        let act = turn.said.as_ref().map(Spoken::act);
        let is_bare = matches!(act, Some(Act::Heard | Act::NothingToAdd));
        Self {
            is_first: linked.people()[0].person == turn.author,
            did: act.map_or_else(|| name.to_owned(), |act| did(act, false, name)),
            said: turn.said.as_ref().map(|said| if is_bare { Vec::new() } else { said.said() }),
        }
    }
}
