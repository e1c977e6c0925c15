//! Titles that were suggested, and what the two did about them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Act, BreachId, BreachWords, State};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    asking::still_asks,
    db::{Db, Reader, Tx},
    draft,
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// Something that happened, in a path.
#[derive(Debug)]
pub struct Breach;

/// It as it stands.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: BreachId,
    /// Where it stands.
    pub state: State,
    /// What was done last.
    pub last: DateTime<Utc>,
    /// Every version whose words are there, the oldest first.
    pub versions: Vec<Version>,
}

/// The words that one of the two suggested.
#[derive(Debug, Clone)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// Who suggested it.
    pub author: PersonId,
    /// The words.
    pub words: Opened<BreachWords>,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What the other asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A yes to a title.
    Title,
    /// To close it together.
    Closing,
}

impl CoupleRecord for Breach {
    type Id = BreachId;
    const NAME: &'static str = "breach";

    async fn couple_of(db: &Db, id: BreachId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from breach where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Kept {
    /// The version with this number, if its words are there.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The version that both agreed to.
    pub fn agreed(&self) -> Option<&Version> {
        self.version(self.state.agreed?)
    }

    /// The version that waits for an answer.
    pub fn offered(&self) -> Option<&Version> {
        self.state.offered_by.and_then(|_| self.version(self.state.version))
    }
}

/// One of the couple's, with all its versions.
async fn found(db: &mut SqliteConnection, partner: &Partner, id: BreachId) -> Result<Option<Kept>> {
    let Some((state, last)) = course(db, partner, id).await? else { return Ok(None) };
    let rows = sqlx::query!(
        r#"
        select number, author, epoch, words, made_at
          from breach_version
         where breach = ?
         order by number
        "#,
        id
    )
    .fetch_all(db)
    .await?;
    let versions = rows.into_iter().map(|row| Version {
        number: row.number,
        author: row.author,
        words: partner.open(id.uuid(), row.number, row.author, row.epoch, &row.words),
        made_at: row.made_at,
    });
    Ok(Some(Kept { id, state, last, versions: versions.collect() }))
}

/// Where it stands, from everything that was done about it, and when the last of that was.
async fn course(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: BreachId,
) -> Result<Option<(State, DateTime<Utc>)>> {
    let couple = partner.couple();
    let acts = sqlx::query!(
        r#"
        select a.person, a.act, a.made_at
          from breach_act a
          join breach b on b.id = a.breach
         where b.id = ? and b.couple = ?
         order by a.number
        "#,
        id,
        couple
    )
    .fetch_all(db)
    .await?;
    let mut state = None;
    for row in acts {
        let act = Act::parse(&row.act).ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        let next = match state {
            None => State::suggested(row.person),
            Some((before, _)) => State::after(before, row.person, act).map_err(Error::bug)?,
        };
        state = Some((next, row.made_at));
    }
    Ok(state)
}

/// One of the couple's, whose id was found elsewhere.
pub async fn read(db: &mut Reader, partner: &Partner, id: BreachId) -> Result<Option<Kept>> {
    found(db.conn(), partner, id).await
}

/// One of the two's.
pub(super) async fn find(db: &mut Reader, ours: &Ours<Breach>) -> Result<Kept> {
    found(db.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// Where it stands, as it is while something is done about it.
pub(super) async fn state(tx: &mut Tx, ours: &Ours<Breach>) -> Result<State> {
    let course = course(tx.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)?;
    Ok(course.0)
}

/// Everything that happened, the newest first.
pub(super) async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select id from breach where couple = ? order by made_at desc, id desc",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// What the partner asks for, for as long as that stands on Today.
pub async fn asks_today(db: &mut Reader, partner: &Partner) -> Result<Option<(BreachId, Asks)>> {
    let (couple, me) = (partner.couple(), partner.person());
    let asking = sqlx::query!(
        "select breach, made_at from breach_asks where couple = ? and person <> ? order by made_at",
        couple,
        me
    )
    .fetch_all(db.conn())
    .await?;
    let Some(row) = asking.into_iter().find(|row| still_asks(row.made_at, partner.now())) else {
        return Ok(None);
    };
    let course = course(db.conn(), partner, row.breach).await?;
    let asks = course.map(|(state, _)| match state.closing {
        Some(_) => Asks::Closing,
        None => Asks::Title,
    });
    Ok(asks.map(|asks| (row.breach, asks)))
}

/// Suggests a first title.
pub(super) async fn begin(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &BreachWords,
) -> Result<BreachId> {
    let (id, couple, now) = (BreachId::mint(), partner.couple(), partner.now());
    sqlx::query!("insert into breach (id, couple, made_at) values (?, ?, ?)", id, couple, now)
        .execute(tx.conn())
        .await?;
    insert(tx, partner, (id, 1), words).await?;
    act(tx, partner, (id, Act::Suggested, State::suggested(partner.person()))).await?;
    Ok(id)
}

/// Suggests other words: the next version.
pub(super) async fn suggest(
    tx: &mut Tx,
    ours: &Sharing<Ours<Breach>>,
    (words, next): (&BreachWords, State),
) -> Result<()> {
    let (id, person, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let sealed = ours.seal(id.uuid(), next.version, words)?;
    insert_version(tx, (id, next.version), (person, epoch, sealed), now).await?;
    act(tx, ours, (id, Act::Suggested, next)).await
}

async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (id, number): (BreachId, u32),
    words: &BreachWords,
) -> Result<()> {
    let sealed = partner.seal(id.uuid(), number, words)?;
    let by = (partner.person(), partner.epoch(), sealed);
    insert_version(tx, (id, number), by, partner.now()).await
}

async fn insert_version(
    tx: &mut Tx,
    (id, number): (BreachId, u32),
    (person, epoch, words): (PersonId, u32, Sealed),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into breach_version (breach, number, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        number,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what this partner did, and whether something waits for the other then.
pub(super) async fn act(
    tx: &mut Tx,
    partner: &Partner,
    (id, act, next): (BreachId, Act, State),
) -> Result<()> {
    let (couple, person, now, word) =
        (partner.couple(), partner.person(), partner.now(), act.word());
    sqlx::query!(
        "insert into breach_act (breach, number, person, act, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from breach_act where breach = ?1",
        id,
        person,
        word,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from breach_asks where breach = ?", id).execute(tx.conn()).await?;
    if let Some(by) = next.waiting() {
        sqlx::query!(
            "insert into breach_asks (breach, couple, person, made_at) values (?, ?, ?, ?)",
            id,
            couple,
            by,
            now
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// The author of these words, if they are there.
pub(super) async fn author_of(
    tx: &mut Tx,
    ours: &Ours<Breach>,
    version: u32,
) -> Result<Option<PersonId>> {
    let id = ours.id();
    let author = sqlx::query_scalar!(
        "select author from breach_version where breach = ? and number = ?",
        id,
        version
    );
    Ok(author.fetch_optional(tx.conn()).await?)
}

/// The words of this version are let go, and everything about it if no other words are left; whether
/// something is left.
pub(super) async fn take_back(tx: &mut Tx, ours: &Ours<Breach>, version: u32) -> Result<bool> {
    let id = ours.id();
    sqlx::query!("delete from breach_version where breach = ? and number = ?", id, version)
        .execute(tx.conn())
        .await?;
    let left = sqlx::query_scalar!(
        r#"select exists (select 1 from breach_version where breach = ?) as "left!: bool""#,
        id
    )
    .fetch_one(tx.conn())
    .await?;
    if !left {
        draft::store::is_about_nothing(tx, id.uuid()).await?;
        sqlx::query!("delete from breach_asks where breach = ?", id).execute(tx.conn()).await?;
        sqlx::query!("delete from breach_act where breach = ?", id).execute(tx.conn()).await?;
        sqlx::query!("delete from breach where id = ?", id).execute(tx.conn()).await?;
    }
    Ok(left)
}
