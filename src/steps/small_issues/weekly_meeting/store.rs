//! Weekly meetings: what was said and done in them, and the one that is under way.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{
    Act, History, Phase, Spoken, Standing, WeeklyMeetingId,
    line::store::{self as lines, Told},
};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, Sharing},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    steps::hand_over::{self, OnOnePhone},
    web::page::Place,
};

/// How many of those that are closed a page shows.
pub const PAGE: usize = 12;

const ANOTHER: Error =
    Error::Refused("Another meeting is under way. What you have to add fits there, too.");

/// A meeting of the couple, in a path.
#[derive(Debug)]
pub struct WeeklyMeeting;

/// A meeting with everything that was said and done in it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: WeeklyMeetingId,
    /// What was done in it.
    pub history: History,
    /// The same with what was written, in order.
    pub told: Vec<Told>,
}

impl CoupleRecord for WeeklyMeeting {
    type Id = WeeklyMeetingId;
    const NAME: &'static str = "weekly meeting";

    async fn couple_of(db: &Db, id: WeeklyMeetingId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from weekly_meeting where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl OnOnePhone for WeeklyMeeting {
    const TITLE: &'static str = "Weekly meeting";
    const BACK: &'static str = "The meeting";
    const HOME: &'static str = "/weekly-meetings";
    const WHAT: hand_over::Words = hand_over::Words {
        for_what: "For a meeting with one phone on the table.",
        then: "When you want to write or sign again",
        turn: "here you write and sign for yourself",
        waits: "The meeting waits, and what was written stays.",
    };
    const PLACE: Place = Place::Together;
}

impl Kept {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        self.history.standing()
    }
}

/// One meeting, with every word.
pub(super) async fn find(db: &mut Reader, meeting: &Ours<WeeklyMeeting>) -> Result<Kept> {
    found(db.conn(), meeting, meeting.id()).await?.ok_or(Error::NotFound)
}

/// What was done in a meeting, as it is while something is done in it.
pub(super) async fn history(tx: &mut Tx, meeting: &Ours<WeeklyMeeting>) -> Result<History> {
    let kept = found(tx.conn(), meeting, meeting.id()).await?;
    Ok(kept.ok_or(Error::NotFound)?.history)
}

/// A number that is another one whenever it has moved.
pub(super) async fn moves(db: &mut Reader, meeting: &Ours<WeeklyMeeting>) -> Result<u64> {
    let id = meeting.id();
    let acts = sqlx::query_scalar!(
        r#"select count(*) as "acts!: u32" from weekly_meeting_act where meeting = ?"#,
        id
    );
    Ok(acts.fetch_one(db.conn()).await?.into())
}

async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: WeeklyMeetingId,
) -> Result<Option<Kept>> {
    let couple = partner.couple();
    let row = sqlx::query!(
        "select begun_by, made_at from weekly_meeting where id = ? and couple = ?",
        id,
        couple
    );
    let Some(row) = row.fetch_optional(&mut *db).await? else { return Ok(None) };
    let told = lines::all(db, partner, id).await?;
    let done = told.iter().map(|told| told.done).collect();
    // Nothing signs who began it: a stranger's name there must not turn the two round.
    let begun_by = if row.begun_by == partner.partner() { row.begun_by } else { partner.person() };
    let history = History { begun_by, begun_at: row.made_at, done };
    Ok(Some(Kept { id, history, told }))
}

/// The one that is under way, or rests.
pub async fn under_way(db: &mut Reader, partner: &Partner) -> Result<Option<Kept>> {
    let Some(id) = id_under_way(db.conn(), partner).await? else { return Ok(None) };
    found(db.conn(), partner, id).await
}

async fn id_under_way(
    db: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Option<WeeklyMeetingId>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!("select meeting from weekly_meeting_now where couple = ?", couple)
        .fetch_optional(db)
        .await?)
}

/// The newest that was closed.
pub async fn last_closed(db: &mut Reader, partner: &Partner) -> Result<Option<Kept>> {
    Ok(some_closed(db, partner, None, 1).await?.pop())
}

/// Those that are closed, newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn closed(
    db: &mut Reader,
    partner: &Partner,
    before: Option<WeeklyMeetingId>,
) -> Result<Vec<Kept>> {
    some_closed(db, partner, before, 13).await
}

/// Every one of the two, the oldest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select id from weekly_meeting where couple = ? order by made_at, id",
        couple
    );
    let ids = ids.fetch_all(db.conn()).await?;
    every_of(db, partner, ids).await
}

async fn some_closed(
    db: &mut Reader,
    partner: &Partner,
    before: Option<WeeklyMeetingId>,
    most: u8,
) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select id
          from weekly_meeting
         where couple = ?1
           and (made_at, id) < (coalesce((select made_at from weekly_meeting where id = ?2), '9'),
                                coalesce(?2, x'ff'))
           and id not in (select meeting from weekly_meeting_now where couple = ?1)
         order by made_at desc, id desc
         limit ?3
        "#,
        couple,
        before,
        most
    );
    let ids = ids.fetch_all(db.conn()).await?;
    every_of(db, partner, ids).await
}

async fn every_of(
    db: &mut Reader,
    partner: &Partner,
    ids: Vec<WeeklyMeetingId>,
) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// When the last meeting before this time began.
pub(super) async fn last_before(
    db: &mut Reader,
    partner: &Partner,
    before: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!(
        r#"select max(made_at) as "made_at: DateTime<Utc>"
             from weekly_meeting
            where couple = ? and made_at < ?"#,
        couple,
        before
    )
    .fetch_one(db.conn())
    .await?)
}

/// What was done in the newest of them, as far as the rows say so: no word is opened for it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lately {
    /// When it began.
    pub(super) begun_at: Option<DateTime<Utc>>,
    /// It is under way, and does not rest.
    pub(super) under_way: Option<WeeklyMeetingId>,
    /// The other said what they remember of its notes, and when; this partner has not.
    pub(super) signed: Option<(WeeklyMeetingId, DateTime<Utc>)>,
}

/// The newest of them.
pub(super) async fn lately(db: &mut Reader, partner: &Partner) -> Result<Lately> {
    let (couple, me) = (partner.couple(), partner.person());
    let row = sqlx::query!(
        r#"
        select m.id, m.made_at,
               exists (select 1 from weekly_meeting_now n
                        where n.couple = m.couple and n.meeting = m.id) as "is_open!: bool",
               coalesce((select kind = 'stopped' from weekly_meeting_act a
                          where a.meeting = m.id and a.kind in ('stopped', 'went on')
                          order by a.number desc limit 1), 0) as "rests!: bool",
               exists (select 1 from weekly_meeting_act a where a.meeting = m.id and a.author = ?2
                          and a.kind in ('signed', 'differs')) as "is_signed!: bool",
               (select min(a.made_at) from weekly_meeting_act a where a.meeting = m.id and a.author <> ?2
                          and a.kind in ('signed', 'differs')) as "signed_at: DateTime<Utc>"
          from weekly_meeting m
         where m.couple = ?1
         order by m.made_at desc, m.id desc
         limit 1
        "#,
        couple,
        me
    );
    let Some(row) = row.fetch_optional(db.conn()).await? else { return Ok(Lately::default()) };
    Ok(Lately {
        begun_at: Some(row.made_at),
        under_way: (row.is_open && !row.rests).then_some(row.id),
        signed: row.signed_at.filter(|_| !row.is_signed).map(|at| (row.id, at)),
    })
}

/// Begins one; if one is under way already, leads to that.
pub(super) async fn begin(tx: &mut Tx, partner: &Sharing<Partner>) -> Result<WeeklyMeetingId> {
    if let Some(id) = id_under_way(tx.conn(), partner).await? {
        return Ok(id);
    }
    let id = WeeklyMeetingId::mint();
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into weekly_meeting (id, couple, begun_by, made_at) values (?, ?, ?, ?)",
        id,
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    is_under_way(tx, partner, id).await?;
    Ok(id)
}

async fn is_under_way(tx: &mut Tx, partner: &Partner, id: WeeklyMeetingId) -> Result<()> {
    let couple = partner.couple();
    let first = sqlx::query!(
        "insert into weekly_meeting_now (couple, meeting) values (?, ?) on conflict (couple) do nothing",
        couple,
        id
    );
    let first = first.execute(tx.conn()).await?.rows_affected() == 1;
    if first { Ok(()) } else { Err(ANOTHER) }
}

/// Adds what somebody says or does, after which it stands so.
pub(super) async fn add(
    tx: &mut Tx,
    meeting: &Sharing<Ours<WeeklyMeeting>>,
    (history, next): (&History, Standing),
    (act, words): (Act, &str),
) -> Result<()> {
    let was = history.standing().phase;
    insert(tx, meeting, history, (act, words)).await?;
    let id = meeting.id();
    match (was, next.phase) {
        (Phase::Closed, Phase::UnderWay) => is_under_way(tx, meeting, id).await,
        (Phase::UnderWay | Phase::Rests, Phase::Closed) => {
            sqlx::query!("delete from weekly_meeting_now where meeting = ?", id)
                .execute(tx.conn())
                .await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

async fn insert(
    tx: &mut Tx,
    meeting: &Sharing<Ours<WeeklyMeeting>>,
    history: &History,
    (act, words): (Act, &str),
) -> Result<()> {
    let (id, author, epoch, now) = (meeting.id(), meeting.person(), meeting.epoch(), meeting.now());
    let number = history.next();
    let words = meeting.seal(id.uuid(), number, &Spoken::of(act, words))?;
    let (kind, part, concern, line) = act.kept();
    sqlx::query!(
        "insert into weekly_meeting_act
             (meeting, number, author, kind, part, concern, line, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        kind,
        part,
        concern,
        line,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
