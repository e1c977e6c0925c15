//! Concerns, with what was done about them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Act, Concern, ConcernId, Done, History, Spoken, Standing, State};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Reads, Sees, Shareable, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::{
        accountability::commitment::{Commitment, CommitmentId},
        therapy::link::Section,
    },
};

/// How many of those that are over a page shows.
pub const PAGE: usize = 20;

/// A concern, in a path, and as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Raised;

/// One concern, with what was done about it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: ConcernId,
    /// When it was raised.
    pub made_at: DateTime<Utc>,
    /// What stands in it.
    pub words: Opened<Concern>,
    /// Its author took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// Who raised it, and what was done about it.
    pub history: History,
}

impl Shareable for Raised {
    const SECTION: Section = Section::Concerns;
}

impl CoupleRecord for Raised {
    type Id = ConcernId;
    const NAME: &'static str = "concern";

    async fn couple_of(db: &Db, id: ConcernId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from concern where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Kept {
    /// Where it stands at this time.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        self.history.standing(now)
    }
}

/// One concern, with every word.
pub async fn find(db: &mut Reader, concern: &Ours<Raised>) -> Result<Kept> {
    of(db.conn(), concern, concern.id()).await?.ok_or(Error::NotFound)
}

/// What was done about a concern, as it is while something is done about it.
pub(super) async fn history(tx: &mut Tx, concern: &Ours<Raised>) -> Result<History> {
    let kept = of(tx.conn(), concern, concern.id()).await?;
    Ok(kept.ok_or(Error::NotFound)?.history)
}

/// One of the couple, if there is one with this id.
pub async fn of(
    db: &mut SqliteConnection,
    reader: &impl Sees<Raised>,
    id: ConcernId,
) -> Result<Option<Kept>> {
    let couple = reader.couple();
    let row = sqlx::query!(
        r#"
        select c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from concern c
          left join withdrawal w on w.entry = c.id and w.kind = 'concern' and w.part = 0
                                and w.author = c.author
         where c.id = ? and c.couple = ?
        "#,
        id,
        couple
    );
    let Some(row) = row.fetch_optional(&mut *db).await? else { return Ok(None) };
    let place = (id.uuid(), 0, row.author);
    let withdrawn = opened(reader, place, row.gone_epoch, row.gone_words.as_ref());
    let (done, changed) = acts(db, reader, id).await?;
    Ok(Some(Kept {
        id,
        made_at: row.made_at,
        words: reader.open(id.uuid(), 0, row.author, row.epoch, &row.words),
        history: History { author: row.author, done, changed, is_withdrawn: withdrawn.is_some() },
        withdrawn,
    }))
}

/// What was done about it, and which of that was changed outside the app.
async fn acts(
    db: &mut SqliteConnection,
    reader: &impl Sees<Raised>,
    id: ConcernId,
) -> Result<(Vec<Done>, Vec<usize>)> {
    let rows = sqlx::query!(
        r#"select number as "number!", author, kind, at, epoch, words, made_at
             from concern_act
            where concern = ?
            order by number"#,
        id
    );
    let (mut done, mut changed) = (Vec::new(), Vec::new());
    for row in rows.fetch_all(db).await? {
        let act = Act::parse(&row.kind, row.at);
        let act = act.ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        let spoken: Opened<Spoken> =
            reader.open(id.uuid(), row.number, row.author, row.epoch, &row.words);
        if spoken.get().is_none_or(|spoken| *spoken != Spoken::of(act)) {
            changed.push(done.len());
        }
        done.push(Done { who: row.author, act, at: row.made_at });
    }
    Ok((done, changed))
}

/// Those that are open, or parked and come back, in the order in which they were raised.
pub async fn open(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select concern from concern_open where couple = ? order by concern",
        couple
    );
    let ids = ids.fetch_all(db.conn()).await?;
    every_of(db, partner, ids).await
}

/// Those that are over, newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn over(
    db: &mut Reader,
    partner: &Partner,
    before: Option<ConcernId>,
) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select id
          from concern
         where couple = ?1
           and (made_at, id) < (coalesce((select made_at from concern where id = ?2), '9'),
                                coalesce(?2, x'ff'))
           and id not in (select concern from concern_open where couple = ?1)
         order by made_at desc, id desc
         limit 21
        "#,
        couple,
        before
    );
    let ids = ids.fetch_all(db.conn()).await?;
    every_of(db, partner, ids).await
}

/// Every one of the two, with every word, the oldest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids =
        sqlx::query_scalar!("select id from concern where couple = ? order by made_at, id", couple);
    let ids = ids.fetch_all(db.conn()).await?;
    every_of(db, partner, ids).await
}

/// Those raised since both opened this to whoever reads it, if they are open or were raised since `since`.
pub async fn shown(
    db: &mut Reader,
    view: &impl Sees<Raised>,
    since: DateTime<Utc>,
) -> Result<Vec<Kept>> {
    let (couple, from) = (view.couple(), view.since().map(|since| since.epoch));
    let ids = sqlx::query_scalar!(
        r#"
        select id
          from concern
         where couple = ?1 and (?2 is null or epoch >= ?2)
           and (made_at >= ?3 or id in (select concern from concern_open where couple = ?1))
           and not exists (select 1 from withdrawal where entry = concern.id and kind = 'concern')
         order by made_at desc, id
         limit 60
        "#,
        couple,
        from,
        since
    );
    let mut ids = ids.fetch_all(db.conn()).await?;
    ids.reverse();
    every_of(db, view, ids).await
}

async fn every_of(
    db: &mut Reader,
    reader: &impl Sees<Raised>,
    ids: Vec<ConcernId>,
) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(of(db.conn(), reader, id).await?);
    }
    Ok(all)
}

/// Something is raised, shared.
pub(super) async fn raise(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    concern: &Concern,
) -> Result<ConcernId> {
    let id = ConcernId::mint();
    let words = partner.seal(id.uuid(), 0, concern)?;
    let (couple, person, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into concern (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    stands(tx, partner, id, State::Raised).await?;
    Ok(id)
}

/// Adds what somebody does about it, after which it stands so.
pub(super) async fn add(
    tx: &mut Tx,
    concern: &Sharing<Ours<Raised>>,
    (act, standing): (Act, Standing),
) -> Result<()> {
    let id = concern.id();
    let number = next(tx, id).await?;
    let words = concern.seal(id.uuid(), number, &Spoken::of(act))?;
    insert(tx, concern, (id, number), (act, &words)).await?;
    stands(tx, concern, id, standing.state).await
}

/// The number of the next act.
async fn next(tx: &mut Tx, id: ConcernId) -> Result<u32> {
    let acts = sqlx::query_scalar!(
        r#"select count(*) as "acts!: u32" from concern_act where concern = ?"#,
        id
    );
    Ok(acts.fetch_one(tx.conn()).await? + 1)
}

async fn insert(
    tx: &mut Tx,
    partner: &Partner,
    (id, number): (ConcernId, u32),
    (act, words): (Act, &Sealed),
) -> Result<()> {
    let ((kind, at), now) = (act.kept(), partner.now());
    let (author, epoch) = (partner.person(), partner.epoch());
    sqlx::query!(
        "insert into concern_act (concern, number, author, kind, at, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        kind,
        at,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps it among those that are open, or not.
async fn stands(tx: &mut Tx, partner: &Partner, id: ConcernId, state: State) -> Result<()> {
    let couple = partner.couple();
    let is_over = state.is_over();
    sqlx::query!("delete from concern_open where couple = ? and concern = ?", couple, id)
        .execute(tx.conn())
        .await?;
    if !is_over {
        sqlx::query!("insert into concern_open (couple, concern) values (?, ?)", couple, id)
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// A commitment is proposed because of this concern, if it is one of theirs.
pub async fn proposed(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (id, commitment): (ConcernId, CommitmentId),
) -> Result<()> {
    if of(tx.conn(), partner, id).await?.is_some() {
        sqlx::query!(
            "insert into concern_commitment (commitment, concern) values (?, ?)",
            commitment,
            id
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// Both have agreed to this commitment: the concern that it came of, if there is one that is open, is
/// left so.
pub async fn agreed(tx: &mut Tx, ours: &Sharing<Ours<Commitment>>) -> Result<()> {
    let commitment = ours.id();
    let concern = sqlx::query_scalar!(
        "select concern from concern_commitment where commitment = ?",
        commitment
    );
    let Some(id) = concern.fetch_optional(tx.conn()).await? else { return Ok(()) };
    let Some(kept) = of(tx.conn(), ours, id).await? else { return Ok(()) };
    let Ok(standing) = kept.history.after(ours.person(), Act::Agreed, ours.now()) else {
        return Ok(());
    };
    let number = next(tx, id).await?;
    let words = ours.seal(id.uuid(), number, &Spoken::of(Act::Agreed))?;
    insert(tx, ours, (id, number), (Act::Agreed, &words)).await?;
    stands(tx, ours, id, standing.state).await
}

/// The commitments that were proposed because of it.
pub async fn commitments(db: &mut Reader, concern: &Ours<Raised>) -> Result<Vec<CommitmentId>> {
    commitments_of(db, concern.id()).await
}

pub(super) async fn commitments_of(db: &mut Reader, id: ConcernId) -> Result<Vec<CommitmentId>> {
    let ids = sqlx::query_scalar!(
        "select commitment from concern_commitment where concern = ? order by commitment",
        id
    );
    Ok(ids.fetch_all(db.conn()).await?)
}

impl SharedKind for Raised {
    type Record = Self;
    const NAME: &'static str = "concern";

    async fn find(
        db: &mut SqliteConnection,
        concern: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let id = concern.id();
        let kept = of(db, concern, id).await?.filter(|kept| kept.history.author == author);
        let path = format!("/concerns/{id}");
        Ok(kept.map(|kept| Shared {
            what: "a concern",
            author,
            day: kept.made_at.with_timezone(&concern.zone()).date_naive(),
            part: 0,
            shared_at: kept.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: kept.words.map(|words| words.said()),
            withdrawn: kept.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, concern: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = concern.id();
        sqlx::query!("update concern set words = x'' where id = ?", id).execute(tx.conn()).await?;
        stands(tx, concern, id, State::Withdrawn).await
    }

    fn id(concern: &Ours<Self>) -> uuid::Uuid {
        concern.id().uuid()
    }
}
