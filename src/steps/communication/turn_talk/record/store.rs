//! Every talk of the two, with every turn.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Entry, Stopped, Ticked, Turn, word};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    entry::store::opened,
    error::{Error, Result},
    steps::communication::turn_talk::{Act, History, TurnTalkId, tick},
};

/// Every talk, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select t.id, t.begun_by, t.made_at,
               s.person  as "stopped_by?: PersonId",
               s.made_at as "stopped_at?: DateTime<Utc>"
          from turn_talk t
          left join turn_talk_stop s on s.talk = t.id
         where t.couple = ?
         order by t.made_at, t.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut turns = turns(db, partner).await?;
    let ticked = tick::store::all(db.conn(), partner).await?;
    let entries = rows.into_iter().map(|row| {
        let (turns, acts): (Vec<_>, Vec<_>) =
            turns.remove(&row.id).unwrap_or_default().into_iter().unzip();
        let first = row.begun_by;
        let second = partner.other_than(first);
        let history =
            History { two: [first, second], acts, stopped_by: row.stopped_by, time_out: None };
        let stopped = row.stopped_by.zip(row.stopped_at);
        let of_it = ticked.iter().filter(|tick| tick.talk == row.id);
        Entry {
            id: row.id,
            begun_by: Who::of(partner, first),
            made_at: row.made_at,
            state: word(history.state()).to_owned(),
            turns,
            stopped: stopped.map(|(by, made_at)| Stopped { by: Who::of(partner, by), made_at }),
            ticks: of_it.map(|tick| Ticked::of(partner, tick)).collect(),
        }
    });
    Ok(entries.collect())
}

impl Ticked {
    fn of(partner: &Partner, tick: &tick::store::Row) -> Self {
        let by = Who::of(partner, tick.author);
        Self { by, made_at: tick.made_at, words: tick.opened(partner) }
    }
}

type Acted = (Turn, (PersonId, Act));

async fn turns(db: &mut Reader, partner: &Partner) -> Result<HashMap<TurnTalkId, Vec<Acted>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select u.talk as "talk: TurnTalkId", u.number as "number!", u.author, u.kind, u.epoch, u.words,
               u.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from turn_talk t
          join turn u            on u.talk = t.id
          left join withdrawal w on w.entry = u.talk and w.kind = 'turn of a talk'
                                and w.part = u.number and w.author = u.author
         where t.couple = ?
         order by u.talk, u.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut turns: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let (id, author) = (row.talk.uuid(), row.author);
        let act = Act::parse(&row.kind).ok_or_else(|| Error::bug("a turn of an unknown kind"))?;
        let place = (id, row.number, author);
        let withdrawn = opened(partner, place, row.gone_epoch, row.gone_words.as_ref());
        let words = withdrawn.is_none();
        let words = words.then(|| partner.open(id, row.number, author, row.epoch, &row.words));
        let turn = Turn {
            number: row.number,
            author: Who::of(partner, author),
            made_at: row.made_at,
            words,
            withdrawn,
        };
        turns.entry(row.talk).or_default().push((turn, (author, act)));
    }
    Ok(turns)
}
