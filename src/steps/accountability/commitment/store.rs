//! Commitments and their wordings.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{
    Answer, AnswerKind, Answering, Commitment, CommitmentId, PromiseWords, ReasonWords, Retirement,
    RetirementWords, Version,
};
use crate::{
    access::{CoupleId, CoupleRecord, OfCouple, Ours, Partner, PersonId, Sees, Shareable, Sharing},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::{accountability::cadence::Cadence, therapy::link::Section},
};

/// A wording about to be kept.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it says.
    pub words: PromiseWords,
    /// When it is due.
    pub cadence: Cadence,
    /// When both look at it again.
    pub review_on: NaiveDate,
}

/// One wording with its answer, as a row.
pub(super) struct Row {
    pub(super) commitment: CommitmentId,
    pub(super) owner: PersonId,
    pub(super) version: u32,
    pub(super) author: PersonId,
    pub(super) cadence: String,
    pub(super) review_on: NaiveDate,
    pub(super) epoch: u32,
    pub(super) words: Sealed,
    pub(super) made_at: DateTime<Utc>,
    pub(super) answered_by: Option<PersonId>,
    pub(super) answer: Option<String>,
    pub(super) answer_epoch: Option<u32>,
    pub(super) answer_words: Option<Sealed>,
    pub(super) answered_at: Option<DateTime<Utc>>,
}

impl Shareable for Commitment {
    const SECTION: Section = Section::Commitments;
}

impl CoupleRecord for Commitment {
    type Id = CommitmentId;
    const NAME: &'static str = "commitment";

    async fn couple_of(db: &Db, id: CommitmentId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from commitment where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// Keeps a new commitment with its first wording.
pub async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    id: CommitmentId,
    owner: PersonId,
    draft: &Draft,
) -> Result<()> {
    let (couple, me, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into commitment (id, couple, owner, proposed_by, made_at) values (?, ?, ?, ?, ?)",
        id,
        couple,
        owner,
        me,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into commitment_on_the_table (couple, commitment) values (?, ?)",
        couple,
        id
    )
    .execute(tx.conn())
    .await?;
    keep_version(tx, partner, id, 1, draft).await
}

/// Keeps a further wording.
pub async fn insert_version(
    tx: &mut Tx,
    ours: &Sharing<Ours<Commitment>>,
    number: u32,
    draft: &Draft,
) -> Result<()> {
    keep_version(tx, ours, ours.id(), number, draft).await
}

async fn keep_version(
    tx: &mut Tx,
    sharing: &Sharing<impl OfCouple>,
    id: CommitmentId,
    number: u32,
    draft: &Draft,
) -> Result<()> {
    let partner = sharing.who();
    let (me, epoch, now) = (partner.person(), partner.epoch(), partner.now());
    let (words, cadence) = (sharing.seal(id.uuid(), number, &draft.words)?, draft.cadence.text());
    sqlx::query!(
        "insert into commitment_version
                (commitment, version, author, cadence, review_on, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        me,
        cadence,
        draft.review_on,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what was said to a wording.
pub async fn insert_answer(
    tx: &mut Tx,
    ours: &Sharing<Ours<Commitment>>,
    answering: Answering,
    reason: &ReasonWords,
) -> Result<()> {
    let (id, me, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let words = ours.seal(id.uuid(), answering.version, reason)?;
    let kind = answering.kind.word();
    sqlx::query!(
        "insert into commitment_answer (commitment, version, person, answer, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        answering.version,
        me,
        kind,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    if answering.leaves_the_table { leave_the_table(tx, ours).await } else { Ok(()) }
}

/// Ends a commitment.
pub async fn insert_retirement(
    tx: &mut Tx,
    ours: &Sharing<Ours<Commitment>>,
    words: &RetirementWords,
) -> Result<()> {
    let (id, me, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let words = ours.seal(id.uuid(), 0, words)?;
    sqlx::query!(
        "insert into commitment_retirement (commitment, person, epoch, words, made_at)
         values (?, ?, ?, ?, ?)",
        id,
        me,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    leave_the_table(tx, ours).await
}

async fn leave_the_table(tx: &mut Tx, ours: &Sharing<Ours<Commitment>>) -> Result<()> {
    let (couple, id) = (ours.couple(), ours.id());
    sqlx::query!(
        "delete from commitment_on_the_table where couple = ? and commitment = ?",
        couple,
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// One commitment with all its wordings, as it is now.
pub async fn load(db: &mut Reader, ours: &Ours<Commitment>) -> Result<Commitment> {
    let id = ours.id();
    let rows = versions(db.conn(), id).await?;
    let retirement = retirement(db.conn(), ours, id).await?;
    commitment(ours, rows, retirement)
}

/// The same inside a transaction, for a rule that decides about a write.
pub async fn load_for_change(tx: &mut Tx, ours: &Ours<Commitment>) -> Result<Commitment> {
    let id = ours.id();
    let rows = versions(tx.conn(), id).await?;
    let retirement = retirement(tx.conn(), ours, id).await?;
    commitment(ours, rows, retirement)
}

async fn versions(conn: &mut SqliteConnection, id: CommitmentId) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select c.id as commitment, c.owner,
               v.version, v.author, v.cadence, v.review_on, v.epoch, v.words, v.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.epoch   as "answer_epoch?: u32",
               a.words   as "answer_words?: Sealed",
               a.made_at as "answered_at?: DateTime<Utc>"
          from commitment c
          join commitment_version v     on v.commitment = c.id
          left join commitment_answer a on a.commitment = v.commitment and a.version = v.version
         where c.id = ?
         order by v.version
        "#,
        id
    )
    .fetch_all(conn)
    .await?)
}

async fn retirement(
    conn: &mut SqliteConnection,
    partner: &Partner,
    id: CommitmentId,
) -> Result<Option<Retirement>> {
    let row = sqlx::query!(
        "select person, epoch, words, made_at from commitment_retirement where commitment = ?",
        id
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| Retirement {
        person: row.person,
        made_at: row.made_at,
        words: partner.open(id.uuid(), 0, row.person, row.epoch, &row.words),
    }))
}

/// What is proposed or active, the oldest first.
pub async fn on_the_table(
    db: &mut Reader,
    reader: &impl Sees<Commitment>,
) -> Result<Vec<Commitment>> {
    let couple = reader.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id as commitment, c.owner,
               v.version, v.author, v.cadence, v.review_on, v.epoch, v.words, v.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.epoch   as "answer_epoch?: u32",
               a.words   as "answer_words?: Sealed",
               a.made_at as "answered_at?: DateTime<Utc>"
          from commitment_on_the_table t
          join commitment c             on c.id = t.commitment
          join commitment_version v     on v.commitment = c.id
          left join commitment_answer a on a.commitment = v.commitment and a.version = v.version
         where t.couple = ?
         order by t.commitment, v.version
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    together(reader, rows)
}

/// The same, as far as this partner keeps it or would.
pub async fn own_on_the_table(db: &mut Reader, partner: &Partner) -> Result<Vec<Commitment>> {
    let mut all = on_the_table(db, partner).await?;
    all.retain(|commitment| commitment.owner == partner.person());
    Ok(all)
}

/// These commitments of the couple, with their ends.
pub async fn some(
    db: &mut Reader,
    partner: &Partner,
    ids: &[CommitmentId],
) -> Result<Vec<Commitment>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let couple = sqlx::query_scalar!("select couple from commitment where id = ?", id);
        if couple.fetch_optional(db.conn()).await? == Some(partner.couple()) {
            let rows = versions(db.conn(), *id).await?;
            let end = retirement(db.conn(), partner, *id).await?;
            all.push(commitment(partner, rows, end)?);
        }
    }
    Ok(all)
}

/// What these commitments of the couple say, each as it is agreed, else as it was worded last.
pub async fn promises(
    db: &mut Reader,
    partner: &Partner,
    ids: &[CommitmentId],
) -> Result<Vec<(CommitmentId, Opened<String>)>> {
    let all = some(db, partner, ids).await?.into_iter();
    Ok(all.map(|commitment| (commitment.id, commitment.promise())).collect())
}

/// What has ended or never came to be: twenty, the newest first, proposed before an instant.
pub async fn ended(
    db: &mut Reader,
    partner: &Partner,
    before: DateTime<Utc>,
) -> Result<Vec<Commitment>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id as commitment, c.owner,
               v.version as "version!: u32", v.author, v.cadence, v.review_on, v.epoch, v.words, v.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.epoch   as "answer_epoch?: u32",
               a.words   as "answer_words?: Sealed",
               a.made_at as "answered_at?: DateTime<Utc>"
          from (select id, owner, made_at
                  from commitment
                 where couple = ?1 and made_at < ?2
                   and id not in (select commitment from commitment_on_the_table where couple = ?1)
                 order by made_at desc
                 limit 20) c
          join commitment_version v     on v.commitment = c.id
          left join commitment_answer a on a.commitment = v.commitment and a.version = v.version
         order by c.made_at desc, c.id, v.version
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    together(partner, rows)
}

/// Rows of the same commitment stand next to each other.
pub(super) fn together(reader: &impl Sees<Commitment>, rows: Vec<Row>) -> Result<Vec<Commitment>> {
    let mut all: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match all.last_mut() {
            Some(same) if same[0].commitment == row.commitment => same.push(row),
            _ => all.push(vec![row]),
        }
    }
    all.into_iter().map(|rows| commitment(reader, rows, None)).collect()
}

fn commitment(
    reader: &impl Sees<Commitment>,
    rows: Vec<Row>,
    retirement: Option<Retirement>,
) -> Result<Commitment> {
    let first = rows.first().ok_or(Error::NotFound)?;
    let (id, owner) = (first.commitment, first.owner);
    let versions = rows.into_iter().map(|row| version(reader, row)).collect::<Result<_>>()?;
    Ok(Commitment { id, owner, zone: reader.zone(), versions, retirement })
}

fn version(reader: &impl Sees<Commitment>, row: Row) -> Result<Version> {
    let id = row.commitment.uuid();
    let cadence =
        Cadence::parse(&row.cadence).ok_or_else(|| Error::bug("a cadence does not read"))?;
    let answer = match (row.answered_by, row.answer, row.answer_words, row.answered_at) {
        (Some(person), Some(answer), Some(words), Some(made_at)) => Some(Answer {
            person,
            kind: AnswerKind::parse(&answer)
                .ok_or_else(|| Error::bug("an answer does not read"))?,
            made_at,
            words: reader.open(id, row.version, person, row.answer_epoch.unwrap_or(0), &words),
        }),
        _ => None,
    };
    Ok(Version {
        number: row.version,
        author: row.author,
        cadence,
        review_on: row.review_on,
        made_at: row.made_at,
        words: reader.open(id, row.version, row.author, row.epoch, &row.words),
        answer,
    })
}
