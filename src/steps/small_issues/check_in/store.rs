//! All SQL of check-ins.
//!
//! A question that answers one partner never looks at a private row of the other: the other's rows
//! are found through `check_in_shared` alone.

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{
    Around, Audience, CheckIn, CheckInId, Copied, SharedCheckIn, Week,
    shared::store::{self as shared, Afterwards},
};
use crate::{
    access::{Mine, Ours, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed, Words},
};

/// A check-in as it is kept, with what was added and the copy of it.
struct Row {
    id: CheckInId,
    author: PersonId,
    day: NaiveDate,
    audience: String,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    detail_epoch: Option<u32>,
    detail_words: Option<Sealed>,
    copy: Option<CheckInId>,
    copied_at: Option<DateTime<Utc>>,
    detail_at: Option<DateTime<Utc>>,
}

/// Thanks in a check-in that was shared.
#[derive(Debug, Clone)]
pub struct Thanked {
    /// Whose.
    pub author: PersonId,
    /// Their civil day.
    pub day: NaiveDate,
    /// When it was saved.
    pub made_at: DateTime<Utc>,
    /// What they wrote; empty if nothing.
    pub words: String,
}

impl OwnRecord for CheckIn {
    type Id = CheckInId;
    const NAME: &'static str = "check-in";

    async fn author_of(db: &Db, id: CheckInId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!(
            r#"
            select author
              from check_in c
             where id = ? and (audience = 'only me' or exists (
                   select 1 from membership m where m.person = c.author and m.couple = c.couple))
            "#,
            id
        )
        .fetch_optional(db.read().await?.conn())
        .await?)
    }
}

/// Whether this partner has checked in on their civil day of today.
pub async fn checked_in_today(db: &mut Reader, partner: &Partner) -> Result<bool> {
    let (person, today) = (partner.person(), partner.today());
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from check_in where author = ? and day = ?) as "found: bool""#,
        person,
        today
    )
    .fetch_one(db.conn())
    .await?)
}

/// The newest check-in that the other of the two has shared, opened, if it is from today or from
/// one of this many days before.
pub async fn newest_of_partner(
    db: &mut Reader,
    partner: &Partner,
    days: u8,
) -> Result<Option<CheckIn>> {
    let (couple, person) = (partner.couple(), partner.person());
    let since = partner.today().checked_sub_days(Days::new(days.into()));
    let found = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch as "detail_epoch?",
               d.words as "detail_words?",
               null    as "copy?: CheckInId",
               null    as "copied_at?: DateTime<Utc>",
               d.made_at as "detail_at?"
          from check_in c indexed by check_in_shared
          left join check_in_detail d on d.check_in = c.id
         where c.couple = ? and c.audience = 'both of us' and c.author <> ? and c.day >= ?
           and not exists (select 1 from withdrawal w
                            where w.entry = c.id and w.kind = 'check-in')
         order by c.day desc, c.made_at desc, c.id desc
         limit 1
        "#,
        couple,
        person,
        since
    )
    .fetch_optional(db.conn())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let after = shared::of(db.conn(), row.id).await?;
    row.open(partner, &after).map(Some)
}

/// What is in one week: one's own, private and shared, and what the other has shared. By day.
pub(super) async fn in_week(
    db: &mut Reader,
    partner: &Partner,
    week: Week,
) -> Result<Vec<CheckIn>> {
    let rows = rows_in_week(db, partner, week).await?;
    let days = Some((week.monday(), week.sunday()));
    let after = shared::in_days(db.conn(), partner, days).await?;
    rows.into_iter().map(|row| row.open_among(partner, &after)).collect()
}

/// Thanks that one of the two shared with the other in these days, the last of them left out: neither
/// withdrawn nor changed outside.
pub async fn thanks_between(
    db: &mut Reader,
    partner: &Partner,
    (first, end): (NaiveDate, NaiveDate),
) -> Result<Vec<Thanked>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch as "detail_epoch?",
               d.words as "detail_words?",
               null    as "copy?: CheckInId",
               null    as "copied_at?: DateTime<Utc>",
               d.made_at as "detail_at?"
          from check_in c indexed by check_in_shared
          left join check_in_detail d on d.check_in = c.id
         where c.couple = ? and c.audience = 'both of us' and c.day >= ? and c.day < ?
        "#,
        couple,
        first,
        end
    )
    .fetch_all(db.conn())
    .await?;
    let after = shared::in_days(db.conn(), partner, Some((first, end))).await?;
    let mut thanks = Vec::new();
    for row in rows {
        let it = row.open_among(partner, &after)?;
        if it.withdrawn.is_none()
            && let Some(details) = it.details.as_ref().and_then(Opened::get)
        {
            let words = details.thanks.clone();
            thanks.push(Thanked { author: it.author, day: it.day, made_at: it.made_at, words });
        }
    }
    Ok(thanks)
}

/// The last day before this one of which a check-in was shared.
pub async fn last_shared_before(
    db: &mut Reader,
    partner: &Partner,
    before: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!(
        r#"
        select max(day) as "day?: NaiveDate" from check_in indexed by check_in_shared
         where couple = ? and audience = 'both of us' and day < ?
        "#,
        couple,
        before
    )
    .fetch_one(db.conn())
    .await?)
}

async fn rows_in_week(db: &mut Reader, partner: &Partner, week: Week) -> Result<Vec<Row>> {
    let (couple, person) = (partner.couple(), partner.person());
    let (monday, sunday) = (week.monday(), week.sunday());
    Ok(sqlx::query_as!(
        Row,
        r#"
        with seen as (
            select id from check_in
             where author = ?1 and day between ?3 and ?4 and (audience = 'only me' or couple = ?2)
            union all
            select id from check_in indexed by check_in_shared
             where couple = ?2 and audience = 'both of us' and author <> ?1 and day between ?3 and ?4
        )
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch   as "detail_epoch?",
               d.words   as "detail_words?",
               k.copy    as "copy?",
               k.made_at as "copied_at?",
               d.made_at as "detail_at?"
          from seen
          join check_in c             on c.id = seen.id
          left join check_in_detail d on d.check_in = c.id
          left join check_in_copy k   on k.check_in = c.id and c.author = ?1
         order by c.day, c.made_at, c.id
        "#,
        person,
        couple,
        monday,
        sunday
    )
    .fetch_all(db.conn())
    .await?)
}

/// The nearest weeks before and after in which this partner has something to read.
pub(super) async fn around(db: &mut Reader, partner: &Partner, week: Week) -> Result<Around> {
    let (couple, person) = (partner.couple(), partner.person());
    let (monday, sunday) = (week.monday(), week.sunday());
    let row = sqlx::query!(
        r#"
        select (select max(day) from check_in where author = ? and day < ?)
                   as "own_before?: NaiveDate",
               (select max(day) from check_in indexed by check_in_shared
                 where couple = ? and audience = 'both of us' and day < ?)
                   as "shared_before?: NaiveDate",
               (select min(day) from check_in where author = ? and day > ?)
                   as "own_after?: NaiveDate",
               (select min(day) from check_in indexed by check_in_shared
                 where couple = ? and audience = 'both of us' and day > ?)
                   as "shared_after?: NaiveDate"
        "#,
        person,
        monday,
        couple,
        monday,
        person,
        sunday,
        couple,
        sunday
    )
    .fetch_one(db.conn())
    .await?;
    let before = row.own_before.max(row.shared_before);
    let after = [row.own_after, row.shared_after].into_iter().flatten().min();
    Ok(Around::new(week, partner.today(), before, after))
}

/// One's own.
pub(super) async fn mine(db: &mut Reader, mine: &Mine<CheckIn>) -> Result<CheckIn> {
    mine_in(db.conn(), mine).await
}

/// The same, inside a transaction, for a rule that decides about a write.
pub(super) async fn mine_for_change(tx: &mut Tx, mine: &Mine<CheckIn>) -> Result<CheckIn> {
    mine_in(tx.conn(), mine).await
}

async fn mine_in(db: &mut SqliteConnection, mine: &Mine<CheckIn>) -> Result<CheckIn> {
    let after = shared::of(db, mine.id()).await?;
    row_of(db, mine.id()).await?.open(mine, &after)
}

/// As it was before anything was changed in the open.
pub(super) async fn as_first_shared(
    db: &mut Reader,
    ours: &Ours<SharedCheckIn>,
) -> Result<CheckIn> {
    let after = shared::of(db.conn(), ours.id()).await?.before_changes();
    row_of(db.conn(), ours.id()).await?.open(ours, &after)
}

async fn row_of(db: &mut SqliteConnection, id: CheckInId) -> Result<Row> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch   as "detail_epoch?",
               d.words   as "detail_words?",
               k.copy    as "copy?",
               k.made_at as "copied_at?",
               d.made_at as "detail_at?"
          from check_in c
          left join check_in_detail d on d.check_in = c.id
          left join check_in_copy k   on k.check_in = c.id
         where c.id = ?
        "#,
        id
    )
    .fetch_one(db)
    .await?)
}

impl Row {
    fn open_among(self, partner: &Partner, after: &shared::All) -> Result<CheckIn> {
        let after = after.of(self.id);
        self.open(partner, after)
    }

    fn open(self, partner: &Partner, after: &Afterwards) -> Result<CheckIn> {
        let audience = Audience::parse(&self.audience)
            .map_err(|_| Error::bug("a check-in is for nobody known"))?;
        let place = (self.id.uuid(), self.author);
        let details = self.detail_epoch.zip(self.detail_words.as_ref());
        let (said, details) = after.version(partner, place).unwrap_or_else(|| {
            let details = details.map(|(epoch, words)| self.words(partner, audience, epoch, words));
            (self.words(partner, audience, self.epoch, &self.words), details)
        });
        Ok(CheckIn {
            id: self.id,
            author: self.author,
            day: self.day,
            audience,
            said,
            details,
            made_at: self.made_at,
            copied: self.copy.zip(self.copied_at).map(|(copy, at)| Copied { copy, at }),
            withdrawn: after.withdrawn(partner, place),
            changed: after.changed(),
            added_at: self.detail_at,
        })
    }

    fn words<W: Words>(
        &self,
        partner: &Partner,
        audience: Audience,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        let id = self.id.uuid();
        match audience {
            Audience::OnlyMe => {
                let place = partner.place_of::<W>(id, 0, self.author, epoch);
                partner.open_private_of(&place, self.made_at, sealed)
            }
            Audience::Both => partner.open(id, 0, self.author, epoch, sealed),
        }
    }
}
