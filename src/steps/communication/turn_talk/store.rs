//! Talks in turns: what was said and done in them, and the one that is under way.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Act, Ask, History, Spoken, State, TurnTalkId, tick, turn};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::{
        communication::time_out::TimeOut,
        hand_over::{self, OnOnePhone},
    },
    web::page::Place,
};

/// How many talks a page shows.
pub const PAGE: usize = 20;

/// A talk of the couple, in a path.
#[derive(Debug)]
pub struct TurnTalk;

/// A talk with everything that was said in it.
#[derive(Debug)]
pub struct Kept {
    /// Which.
    pub id: TurnTalkId,
    /// What was done in it.
    pub history: History,
    /// What was said, in order.
    pub turns: Vec<turn::store::Told>,
    /// Another number whenever it has moved, or rests, or goes on.
    pub moves: u64,
}

/// A talk in a list.
#[derive(Debug)]
pub struct Listed {
    /// Which.
    pub id: TurnTalkId,
    /// Who began it.
    pub begun_by: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// How it began.
    pub first: Opened<Spoken>,
}

/// The talk that is under way.
#[derive(Debug, Clone, Copy)]
pub struct UnderWay {
    /// Which; its page is `/turn-talks/{id}`.
    pub id: TurnTalkId,
    /// Where it stands.
    pub state: State,
    /// It rests now, with this one.
    pub time_out: Option<TimeOut>,
}

impl UnderWay {
    /// It, if something in it waits for this person, and it does not rest.
    pub fn waits_for(self, who: PersonId) -> Option<TurnTalkId> {
        let waits = !matches!(self.state.asks(who), Ask::Wait | Ask::Over);
        (waits && self.time_out.is_none()).then_some(self.id)
    }
}

impl CoupleRecord for TurnTalk {
    type Id = TurnTalkId;
    const NAME: &'static str = "talk in turns";

    async fn couple_of(db: &Db, id: TurnTalkId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from turn_talk where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl OnOnePhone for TurnTalk {
    const TITLE: &'static str = "Talk in turns";
    const BACK: &'static str = "The talk";
    const HOME: &'static str = "/turn-talks";
    const WHAT: hand_over::Words = hand_over::Words {
        for_what: "For a talk on one phone.",
        then: "When it is your turn again",
        turn: "it is your turn",
        waits: "The talk waits, and what was said stays.",
    };
    const PLACE: Place = Place::Talk;
}

/// One talk, with every word.
pub async fn find(db: &mut Reader, talk: &Ours<TurnTalk>) -> Result<Kept> {
    let id = talk.id();
    let turns = turn::store::all(db.conn(), talk).await?;
    let acts = turns.iter().map(|turn| (turn.author, turn.act)).collect();
    let history = history_of(db.conn(), talk, id, acts).await?;
    let moves = moves_of(&history, talk.now());
    Ok(Kept { id, history, turns, moves })
}

/// A number that is another one whenever it has moved, or rests, or goes on.
pub(super) async fn moves(db: &mut Reader, talk: &Ours<TurnTalk>) -> Result<u64> {
    let id = talk.id();
    let history = history_in(db.conn(), talk, id).await?;
    Ok(moves_of(&history, talk.now()))
}

fn moves_of(history: &History, now: DateTime<Utc>) -> u64 {
    let acts = history.acts.len() + usize::from(history.stopped_by.is_some());
    let time_out = history.time_out(now).map_or(0, |time_out| time_out.stamp(now));
    time_out.wrapping_add(acts as u64)
}

/// What was done in a talk, as it is while something is done in it.
pub(super) async fn history(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<History> {
    history_in(tx.conn(), talk, talk.id()).await
}

/// The talk that is under way.
pub async fn under_way(db: &mut Reader, partner: &Partner) -> Result<Option<UnderWay>> {
    let Some(id) = id_under_way(db.conn(), partner).await? else { return Ok(None) };
    let history = history_in(db.conn(), partner, id).await?;
    Ok(Some(UnderWay { id, state: history.state(), time_out: history.time_out(partner.now()) }))
}

/// Which talk is under way.
pub async fn id_under_way(
    db: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Option<TurnTalkId>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!("select talk from turn_talk_now where couple = ?", couple)
        .fetch_optional(db)
        .await?)
}

async fn history_in(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: TurnTalkId,
) -> Result<History> {
    let acts = sqlx::query!("select author, kind from turn where talk = ? order by number", id)
        .fetch_all(&mut *db)
        .await?;
    let acts = acts.into_iter().map(|row| Ok((row.author, turn::store::act(&row.kind)?)));
    let acts = acts.collect::<Result<_>>()?;
    history_of(db, partner, id, acts).await
}

struct HistoryRow {
    begun_by: PersonId,
    stopped_by: Option<PersonId>,
    by: Option<PersonId>,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    back_at: Option<DateTime<Utc>>,
}

async fn history_of(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: TurnTalkId,
    acts: Vec<(PersonId, Act)>,
) -> Result<History> {
    let row = sqlx::query_as!(
        HistoryRow,
        r#"
        select t.begun_by as "begun_by: PersonId",
               s.person   as "stopped_by?: PersonId",
               o.person   as "by?: PersonId",
               o.made_at  as "since?: DateTime<Utc>",
               coalesce(o.moved_to, o.until) as "until?: DateTime<Utc>",
               o.back_at  as "back_at?: DateTime<Utc>"
          from turn_talk t
          left join turn_talk_stop s on s.talk = t.id
          left join time_out_now o   on o.couple = t.couple
         where t.id = ?
         order by o.made_at desc, o.back_at is not null
         limit 1
        "#,
        id
    )
    .fetch_optional(db)
    .await?
    .ok_or(Error::NotFound)?;
    let second = partner.other_than(row.begun_by);
    Ok(History {
        two: [row.begun_by, second],
        acts,
        stopped_by: row.stopped_by,
        time_out: row.time_out(),
    })
}

impl HistoryRow {
    fn time_out(&self) -> Option<TimeOut> {
        Some(TimeOut {
            by: self.by?,
            since: self.since?,
            until: self.until?,
            moved: false,
            back_at: self.back_at,
        })
    }
}

struct ListedRow {
    id: TurnTalkId,
    begun_by: PersonId,
    made_at: DateTime<Utc>,
    epoch: u32,
    words: Sealed,
}

/// Talks that are over, newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn past(
    db: &mut Reader,
    partner: &Partner,
    before: Option<TurnTalkId>,
) -> Result<Vec<Listed>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        ListedRow,
        r#"
        select t.id, t.begun_by, t.made_at, f.epoch, f.words
          from turn_talk t
          join turn f on f.talk = t.id and f.number = 1
         where t.couple = ?1
           and t.id not in (select talk from turn_talk_now where couple = ?1)
           and (t.made_at, t.id) < (coalesce((select made_at from turn_talk where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by t.made_at desc, t.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.listed(partner)).collect())
}

impl ListedRow {
    fn listed(self, partner: &Partner) -> Listed {
        let first = partner.open(self.id.uuid(), 1, self.begun_by, self.epoch, &self.words);
        Listed { id: self.id, begun_by: self.begun_by, made_at: self.made_at, first }
    }
}

/// Begins a talk with what the first says.
///
/// # Errors
/// Refused if one is under way: one topic at a time.
pub(super) async fn begin(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    said: &Spoken,
) -> Result<TurnTalkId> {
    let id = TurnTalkId::mint();
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into turn_talk (id, couple, begun_by, made_at) values (?, ?, ?, ?)",
        id,
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    let first = sqlx::query!(
        "insert into turn_talk_now (couple, talk) values (?, ?) on conflict (couple) do nothing",
        couple,
        id
    )
    .execute(tx.conn())
    .await?;
    if first.rows_affected() == 0 {
        return Err(Error::Refused("The two of you have a talk under way: one topic at a time."));
    }
    insert(tx, partner, (id, 1), said).await?;
    Ok(id)
}

/// Adds what somebody says in a talk that is under way.
pub(super) async fn add(
    tx: &mut Tx,
    talk: &Sharing<Ours<TurnTalk>>,
    history: &History,
    (said, next): (&Spoken, State),
) -> Result<()> {
    let number = u32::try_from(history.acts.len()).map_err(|e| Error::Internal(e.into()))? + 1;
    insert(tx, talk, (talk.id(), number), said).await?;
    if next.is_over() { over(tx, talk).await } else { Ok(()) }
}

async fn insert(
    tx: &mut Tx,
    sharing: &Sharing<impl crate::access::OfCouple>,
    (id, number): (TurnTalkId, u32),
    said: &Spoken,
) -> Result<()> {
    let words = sharing.seal(id.uuid(), number, said)?;
    let (kind, who) = (said.act().word(), sharing.who());
    let (author, epoch, now) = (who.person(), who.epoch(), who.now());
    sqlx::query!(
        "insert into turn (talk, number, author, kind, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        kind,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// It is not under way any more, and a therapist who is told of talks is told of it.
async fn over(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<()> {
    let id = talk.id();
    sqlx::query!("delete from turn_talk_now where talk = ?", id).execute(tx.conn()).await?;
    tick::store::ended(tx, talk).await
}

/// One of the two stops it: one is enough, at any time.
pub(super) async fn stop(tx: &mut Tx, talk: &Ours<TurnTalk>) -> Result<()> {
    let (id, person, now) = (talk.id(), talk.person(), talk.now());
    sqlx::query!(
        "insert into turn_talk_stop (talk, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    over(tx, talk).await
}
