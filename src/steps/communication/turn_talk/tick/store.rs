//! Ticks, and what a therapist is told of talks.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{CopiedTurn, TalkCopy, Tick};
use crate::{
    access::{Ours, PersonId, Reads, Sharing, TherapistView},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::{
        communication::turn_talk::{TurnTalkId, store::TurnTalk, turn::store::Told},
        therapy::{
            copy::{CopyOf, store as copies},
            link::Section,
        },
    },
};

const TOO_MUCH: Error = Error::Refused(
    "More was said in this talk than can be handed over at once. You can bring it to the session, or take your record \
     along.",
);

/// Who could read what was said in a talk, and who of the two has ticked it.
#[derive(Debug)]
pub struct Ticking {
    /// The therapist.
    pub name: String,
    /// Whoever asks has.
    pub is_own: bool,
    /// The other has.
    pub is_others: bool,
    /// What a tick says; nothing, if more was said than can be handed over.
    tick: Option<Tick>,
    turns: Vec<CopiedTurn>,
}

impl Ticking {
    /// Names what a tick would say; empty, if more was said than can be handed over.
    pub fn seen(&self) -> &str {
        self.tick.as_ref().map_or("", |tick| &tick.said)
    }
}

/// A tick, as it lies in the database.
pub(in super::super) struct Row {
    /// Of which talk.
    pub(in super::super) talk: TurnTalkId,
    /// Whose.
    pub(in super::super) author: PersonId,
    /// When.
    pub(in super::super) made_at: DateTime<Utc>,
    epoch: u32,
    words: Sealed,
}

impl Row {
    /// What was ticked.
    pub(in super::super) fn opened(&self, reader: &impl Reads) -> Opened<Tick> {
        reader.open(self.talk.uuid(), 0, self.author, self.epoch, &self.words)
    }
}

/// How it is with a talk that is over; nothing, if no therapist was told that it was had.
pub async fn ticking(
    db: &mut SqliteConnection,
    talk: &Ours<TurnTalk>,
    turns: &[Told],
) -> Result<Option<Ticking>> {
    let Some(by) = copies::reads(db, talk, Section::Talks).await? else { return Ok(None) };
    if !copies::holds(db, &by, talk.id().uuid()).await? {
        return Ok(None);
    }
    let Some(turns) = CopiedTurn::all(turns) else { return Ok(None) };
    let tick = Tick::on(&turns, by.keys());
    let ticks = all(db, talk).await?;
    let has = |person| has_ticked(talk, &ticks, (talk.id().uuid(), person), tick.as_ref());
    let (is_own, is_others) = (has(talk.person()), has(talk.partner()));
    Ok(Some(Ticking { name: by.name, is_own, is_others, tick, turns }))
}

/// Whether this person ticked exactly that of this talk.
fn has_ticked(
    reader: &impl Reads,
    ticks: &[Row],
    (talk, person): (Uuid, PersonId),
    tick: Option<&Tick>,
) -> bool {
    let mut theirs = ticks.iter().filter(|row| (row.talk.uuid(), row.author) == (talk, person));
    tick.is_some() && theirs.any(|row| row.opened(reader).get() == tick)
}

/// This one of the two lets the therapist read what was said; if the other does, too, it is handed over now.
///
/// # Errors
/// Refused if it is more than can be handed over.
pub(super) async fn tick(
    tx: &mut Tx,
    talk: &Sharing<Ours<TurnTalk>>,
    ticking: Ticking,
) -> Result<()> {
    let tick = ticking.tick.ok_or(TOO_MUCH)?;
    let (id, author, epoch, now) = (talk.id(), talk.person(), talk.who().epoch(), talk.now());
    let words = talk.seal(id.uuid(), 0, &tick)?;
    sqlx::query!(
        "insert into turn_talk_tick (talk, author, epoch, words, made_at) values (?, ?, ?, ?, ?)
             on conflict (talk, author)
             do update set epoch = excluded.epoch, words = excluded.words, made_at = excluded.made_at",
        id,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    if ticking.is_others { told(tx, talk, Some(ticking.turns)).await } else { Ok(()) }
}

/// This one of the two takes their tick back: what was said is not handed over any more.
pub(super) async fn take_back(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<()> {
    let (id, me) = (talk.id(), talk.person());
    sqlx::query!("delete from turn_talk_tick where talk = ? and author = ?", id, me)
        .execute(tx.conn())
        .await?;
    told(tx, talk, None).await
}

/// Somebody withdraws a turn of it: no tick was for what is left.
pub(in super::super) async fn withdrawn(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<()> {
    let id = talk.id();
    sqlx::query!("delete from turn_talk_tick where talk = ?", id).execute(tx.conn()).await?;
    told(tx, talk, None).await
}

/// A talk has come to its end: a therapist to whom both opened that is told so, and nothing that was said.
pub(in super::super) async fn ended(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<()> {
    let copy = copy(tx.conn(), talk, None).await?;
    copies::keep(tx, talk, (talk.id().uuid(), &copy)).await
}

/// Another copy in the place of the one that is there; none, if none is.
async fn told(tx: &mut Tx, talk: &Ours<TurnTalk>, turns: Option<Vec<CopiedTurn>>) -> Result<()> {
    let id = talk.id().uuid();
    if !copies::forget_of_two(tx, talk, id).await? {
        return Ok(());
    }
    let copy = copy(tx.conn(), talk, turns).await?;
    copies::keep(tx, talk, (id, &copy)).await
}

async fn copy(
    db: &mut SqliteConnection,
    talk: &Ours<TurnTalk>,
    turns: Option<Vec<CopiedTurn>>,
) -> Result<TalkCopy> {
    let id = talk.id();
    let ends = sqlx::query!(
        r#"select (select max(made_at) from turn where talk = ?1)      as "last: DateTime<Utc>",
                  (select made_at from turn_talk_stop where talk = ?1) as "stopped: DateTime<Utc>""#,
        id
    );
    let ends = ends.fetch_one(db).await?;
    let ended_at = ends.stopped.or(ends.last).unwrap_or_else(|| talk.now());
    Ok(TalkCopy { ended_at, both_closed: ends.stopped.is_none(), turns })
}

/// The talks of which the therapist was told since `from`, as both of the two let them.
pub(crate) async fn shown(
    db: &mut Reader,
    view: &TherapistView<'_, CopyOf<TalkCopy>>,
    from: DateTime<Utc>,
) -> Result<Vec<Opened<TalkCopy>>> {
    let ticks = all(db.conn(), view).await?;
    let copies = copies::shown(db, view, from).await?;
    let as_ticked = |told: copies::Told<TalkCopy>| {
        let turns = told.words.get().and_then(|copy| copy.turns.as_ref());
        let is_ticked = turns.is_none_or(|turns| {
            let tick = Tick::on(turns, view.therapist_keys());
            let has = |person| has_ticked(view, &ticks, (told.entry, person), tick.as_ref());
            view.people().into_iter().all(has)
        });
        if is_ticked { told.words } else { Opened::ChangedOutside }
    };
    Ok(copies.into_iter().map(as_ticked).collect())
}

/// Every tick of the two.
pub(in super::super) async fn all(
    db: &mut SqliteConnection,
    reader: &impl Reads,
) -> Result<Vec<Row>> {
    let couple = reader.couple();
    let ticks = sqlx::query_as!(
        Row,
        r#"select k.talk as "talk!: TurnTalkId", k.author as "author!: PersonId",
                  k.made_at as "made_at!: DateTime<Utc>", k.epoch as "epoch!: u32", k.words as "words!: Sealed"
             from turn_talk t join turn_talk_tick k on k.talk = t.id
            where t.couple = ? order by k.made_at, k.author"#,
        couple
    );
    Ok(ticks.fetch_all(db).await?)
}

#[cfg(test)]
impl Ticking {
    /// Of a talk that Noor is told of.
    pub(in super::super) fn sample(is_own: bool, is_others: bool) -> Self {
        let tick = Tick::on(&[], crate::sealed::Seed::random().shared().public());
        Self { name: "Noor".to_owned(), is_own, is_others, tick, turns: Vec::new() }
    }

    /// Of one that is too long.
    pub(in super::super) fn too_much() -> Self {
        Self { tick: None, ..Self::sample(false, false) }
    }
}
