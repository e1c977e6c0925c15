//! Every weekly meeting of the two, with everything that was said and done in it.

use super::{Act, Entries, Entry, TimeAct};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::small_issues::weekly_meeting::{
        Phase,
        line::store::Told,
        store::{Kept, every},
        time::store::history,
    },
};

/// All of them.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Entries> {
    let meetings = every(db, partner).await?;
    let times = history(db.conn(), partner).await?;
    let times = times.done.iter().map(|done| TimeAct {
        author: Who::of(partner, done.who),
        made_at: done.at,
        act: done.act.word().to_owned(),
        time: done.act.time(),
        changed_outside: done.is_changed,
    });
    Ok(Entries {
        meetings: meetings.into_iter().map(|kept| entry(partner, kept)).collect(),
        times: times.collect(),
    })
}

fn entry(partner: &Partner, kept: Kept) -> Entry {
    let state = match kept.standing().phase {
        Phase::UnderWay => "under way",
        Phase::Rests => "rests",
        Phase::Closed => "closed",
    };
    Entry {
        id: kept.id,
        begun_by: Who::of(partner, kept.history.begun_by),
        made_at: kept.history.begun_at,
        state: state.to_owned(),
        acts: kept.told.into_iter().map(|told| act(partner, told)).collect(),
    }
}

fn act(partner: &Partner, told: Told) -> Act {
    let (act, part, concern, line) = told.done.act.kept();
    let is_kept = told.done.act.is_written() && told.withdrawn.is_none();
    Act {
        number: told.done.number,
        author: Who::of(partner, told.done.who),
        made_at: told.done.at,
        act: act.to_owned(),
        part,
        concern,
        line,
        words: is_kept.then_some(told.words),
        withdrawn: told.withdrawn,
        changed_outside: told.done.is_changed,
    }
}
