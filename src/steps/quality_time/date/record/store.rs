//! Every date of the two, with everything about it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Answer, Entry, Note, Outcome, Pact, Plan, word};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    entry::{record::Changed, store as withdrawals},
    error::{Error, Result},
    sealed::Sealed,
    steps::quality_time::date::{self, DateId, History, Version, note::Later},
};

struct Row {
    id: DateId,
    version: u32,
    author: PersonId,
    starts_at: DateTime<Utc>,
    minutes: u32,
    phones_away: bool,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    answered_by: Option<PersonId>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    ended_by: Option<PersonId>,
    outcome: Option<String>,
    ended_at: Option<DateTime<Utc>>,
}

/// Every date, the oldest first. Of the notes, as on its page: one's own, and the other's once both
/// wrote.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select v.date as id, v.version, v.author, v.starts_at, v.minutes, v.phones_away,
               v.epoch, v.words, v.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.made_at as "answered_at?: DateTime<Utc>",
               o.person  as "ended_by?: PersonId",
               o.outcome as "outcome?",
               o.made_at as "ended_at?: DateTime<Utc>"
          from date d
          join date_version v      on v.date = d.id
          left join date_answer a  on a.date = v.date and a.version = v.version
          left join date_outcome o on o.date = v.date
         where d.couple = ?
         order by d.made_at, d.id, v.version
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut notes = notes(db, partner).await?;
    let mut pacts = pacts(db, partner).await?;
    let entries = rows.chunk_by(|a, b| a.id == b.id).map(|rows| {
        let notes = notes.remove(&rows[0].id).unwrap_or_default();
        let pacts = pacts.remove(&rows[0].id).unwrap_or_default();
        entry(partner, rows, (notes, pacts)).ok_or_else(|| Error::bug("a date has no version"))
    });
    entries.collect()
}

async fn pacts(db: &mut Reader, partner: &Partner) -> Result<HashMap<DateId, Vec<Pact>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select p.date, p.person, p.made_at
           from date d
           join date_pact p on p.date = d.id
          where d.couple = ?
          order by p.made_at",
        couple
    );
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows.fetch_all(db.conn()).await? {
        let pact = Pact { by: Who::of(partner, row.person), made_at: row.made_at };
        all.entry(row.date).or_default().push(pact);
    }
    Ok(all)
}

async fn notes(db: &mut Reader, partner: &Partner) -> Result<HashMap<DateId, Vec<Note>>> {
    let (couple, person) = (partner.couple(), partner.person());
    let rows = sqlx::query!(
        r#"
        select n.date, n.author, n.epoch, n.words, n.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from date d
          join date_note n   on n.date = d.id
          join date_note own on own.date = d.id and own.author = ?
          left join withdrawal w on w.entry = n.date and w.kind = 'note after a date'
                                and w.author = n.author
         where d.couple = ?
         order by n.made_at, n.author
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut changes = changes(db, partner).await?;
    let mut notes: HashMap<DateId, Vec<Note>> = HashMap::new();
    for row in rows {
        let (id, author) = (row.date.uuid(), row.author);
        let gone =
            withdrawals::opened(partner, (id, 0, author), row.gone_epoch, row.gone_words.as_ref());
        let words = gone.is_none().then(|| partner.open(id, 0, author, row.epoch, &row.words));
        notes.entry(row.date).or_default().push(Note {
            author: Who::of(partner, row.author),
            made_at: row.made_at,
            words,
            withdrawn: gone,
            changes: changes.remove(&(row.date, author)).unwrap_or_default(),
        });
    }
    Ok(notes)
}

/// What notes were changed to in the open, the oldest first.
async fn changes(
    db: &mut Reader,
    partner: &Partner,
) -> Result<HashMap<(DateId, PersonId), Vec<Changed<Later>>>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select v.date, v.author, v.version, v.epoch, v.words, v.made_at
           from date d
           join date_note_version v on v.date = d.id
          where d.couple = ?
          order by v.date, v.author, v.version",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let words = partner.open(row.date.uuid(), row.version, row.author, row.epoch, &row.words);
        let changed = Changed { version: row.version, made_at: row.made_at, words };
        all.entry((row.date, row.author)).or_default().push(changed);
    }
    Ok(all)
}

/// The rows of one date.
fn entry(partner: &Partner, rows: &[Row], (notes, pacts): (Vec<Note>, Vec<Pact>)) -> Option<Entry> {
    let first = rows.first()?;
    let ended = first.outcome.as_deref().and_then(date::Outcome::parse);
    let history = History::of(rows.iter().map(version).collect(), first.ended_by.zip(ended))?;
    let outcome = first.ended_by.zip(first.outcome.clone()).zip(first.ended_at);
    Some(Entry {
        id: first.id,
        state: word(history.state()).to_owned(),
        plans: rows.iter().map(|row| plan(partner, row)).collect(),
        answers: rows.iter().filter_map(|row| answer(partner, row)).collect(),
        outcome: outcome.map(|((person, outcome), made_at)| Outcome {
            by: Who::of(partner, person),
            outcome,
            made_at,
        }),
        pacts,
        notes,
    })
}

fn version(row: &Row) -> Version {
    let answer = row.answer.as_deref().and_then(date::Answer::parse);
    Version {
        number: row.version,
        author: row.author,
        starts_at: row.starts_at,
        minutes: row.minutes,
        phones_away: row.phones_away,
        made_at: row.made_at,
        answer: row.answered_by.zip(answer),
    }
}

fn plan(partner: &Partner, row: &Row) -> Plan {
    Plan {
        version: row.version,
        author: Who::of(partner, row.author),
        made_at: row.made_at,
        starts_at: row.starts_at,
        minutes: row.minutes,
        phones_away: row.phones_away,
        words: partner.open(row.id.uuid(), row.version, row.author, row.epoch, &row.words),
    }
}

fn answer(partner: &Partner, row: &Row) -> Option<Answer> {
    Some(Answer {
        version: row.version,
        by: Who::of(partner, row.answered_by?),
        answer: row.answer.clone()?,
        made_at: row.answered_at?,
    })
}
