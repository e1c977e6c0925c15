//! The question, and what was kept.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{parting::Parting, store::Time};
use crate::{
    access::{CoupleId, Former, Member, Undecided},
    couple::export::{Record, Section, sections},
    day,
    people::place,
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "couple/parting/decision.html")]
pub(super) struct DecisionPage {
    frame: Frame,
    form: Typed,
    me: String,
    partner: String,
    closed_on: String,
    /// When the question comes, if it is not asked yet.
    comes: Option<String>,
}

#[derive(Template)]
#[template(path = "couple/parting/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    times: Vec<Line>,
}

struct Line {
    couple: CoupleId,
    partner: String,
    when: String,
    keeps: bool,
}

#[derive(Template)]
#[template(path = "couple/parting/kept.html")]
pub(super) struct KeptPage {
    frame: Frame,
    form: Typed,
    couple: CoupleId,
    me: String,
    partner: String,
    keeps: bool,
    shared: Vec<Section>,
    own: Vec<Section>,
    private_is_open: bool,
    /// They let invites of the other through, for their half.
    lifted: bool,
}

fn on(member: &Member, at: DateTime<Utc>) -> String {
    day::in_words(at.with_timezone(&member.zone()).date_naive(), member.today())
}

impl DecisionPage {
    pub(super) fn new(undecided: &Undecided, form: Typed) -> Self {
        let frame = Frame::of(undecided, place(undecided), "Closing");
        let closed = undecided.closed();
        Self {
            // The page says it itself.
            frame: Frame { stop: None, ..frame },
            form,
            me: undecided.name().to_owned(),
            partner: undecided.partner_name().to_owned(),
            closed_on: on(undecided, closed.at),
            comes: match Parting::undecided(closed, undecided.now()) {
                Parting::Reading { until } => {
                    Some(day::and_time(until, undecided.zone(), undecided.today()))
                }
                _ => None,
            },
        }
    }
}

impl ListPage {
    pub(super) fn new(member: &Member, times: &[Time]) -> Self {
        let line = |time: &Time| Line {
            couple: time.couple,
            partner: time.partner.clone(),
            when: format!("{} to {}", on(member, time.paired_at), on(member, time.closed_at)),
            keeps: time.keeps,
        };
        let frame = Frame::of(member, place(member), "From before");
        Self { frame, times: times.iter().map(line).collect() }
    }
}

impl KeptPage {
    pub(super) fn new(
        former: &Former,
        (shared, own): (Option<&Record>, Option<&Record>),
        lifted: bool,
        form: Typed,
    ) -> Self {
        let read = |record: &Record| {
            let mut all = sections(record, former.zone());
            all.retain(|section| !section.groups.is_empty());
            all
        };
        Self {
            frame: Frame::of(former, place(former), "From before"),
            form,
            couple: former.couple(),
            me: former.name().to_owned(),
            partner: former.partner_name().to_owned(),
            keeps: former.keeps(),
            shared: shared.map(read).unwrap_or_default(),
            own: own.map(read).unwrap_or_default(),
            private_is_open: former.private_is_open(),
            lifted,
        }
    }
}
