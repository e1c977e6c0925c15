//! Hard days that somebody keeps for themselves, and those that come soon.

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Ahead, Day, HardDateId, Whose, Words, hard_date, shared};
use crate::{
    access::{Member, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many a list shows.
pub const PAGE: usize = 20;

/// A hard day that is its author's alone, in a path.
#[derive(Debug)]
pub struct HardDate;

/// One as its author may read it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: HardDateId,
    /// When it comes.
    pub on: Day,
    /// What it is.
    pub words: Opened<Words>,
    /// How often it was changed.
    pub revision: u32,
    /// When it was written.
    pub made_at: DateTime<Utc>,
}

/// The days that are looked for, and those of every year by their month and day.
pub(super) struct Window {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) from_in_year: String,
    pub(super) to_in_year: String,
}

struct Row {
    id: HardDateId,
    day: NaiveDate,
    yearly: bool,
    words: Sealed,
    revision: u32,
    made_at: DateTime<Utc>,
}

impl OwnRecord for HardDate {
    type Id = HardDateId;
    const NAME: &'static str = "hard date";

    async fn author_of(db: &Db, id: HardDateId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from hard_date where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Row {
    fn open(self, member: &Member) -> Kept {
        let on = Day { day: self.day, yearly: self.yearly };
        let place = member.own_place::<Words>(self.id.uuid());
        let words = member.open_private_of(&place, self.made_at, &self.words);
        Kept {
            id: self.id,
            on,
            words: Words::beside(words, on),
            revision: self.revision,
            made_at: self.made_at,
        }
    }
}

impl Window {
    /// From today on, so many days.
    pub(super) fn of(today: NaiveDate, days: u8) -> Self {
        let to = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
        let in_year = |day: NaiveDate| day.format("%m-%d").to_string();
        // The 29th of February is the 28th in other years: looked for, and judged by the rules.
        let to_in_year = in_year(to).replace("02-28", "02-29");
        Self { from: today, to, from_in_year: in_year(today), to_in_year }
    }
}

/// One of this person's own.
pub async fn find(db: &mut SqliteConnection, member: &Member, id: HardDateId) -> Result<Kept> {
    let person = member.person();
    let row = sqlx::query_as!(
        Row,
        "select id, day, yearly, words, revision, made_at from hard_date where id = ? and author = ?",
        id,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(row.ok_or(Error::NotFound)?.open(member))
}

/// This person's own, those written last first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn page(
    db: &mut Reader,
    member: &Member,
    before: Option<HardDateId>,
) -> Result<Vec<Kept>> {
    rows(db, member, (before, 21)).await
}

/// All of this person's own, the oldest first.
pub(super) async fn all(db: &mut Reader, member: &Member) -> Result<Vec<Kept>> {
    let mut all = rows(db, member, (None, -1)).await?;
    all.reverse();
    Ok(all)
}

async fn rows(
    db: &mut Reader,
    member: &Member,
    (before, most): (Option<HardDateId>, i64),
) -> Result<Vec<Kept>> {
    let person = member.person();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, day, yearly, words, revision, made_at
          from hard_date
         where author = ?1
           and (made_at, id) < (coalesce((select made_at from hard_date where id = ?2), '9'),
                                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit ?3
        "#,
        person,
        before,
        most
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

/// The hard days that this partner may read and that come within so many days, the nearest first.
pub async fn ahead(db: &mut Reader, partner: &Partner, days: u8) -> Result<Vec<Ahead>> {
    let today = partner.today();
    let window = Window::of(today, days);
    let mut all = shared::store::ahead(db, partner, &window).await?;
    all.extend(own_ahead(db, partner, &window).await?);
    let near = all.into_iter().filter_map(|(on, whose, title)| {
        Some(Ahead { day: on.within(today, days)?, whose, title })
    });
    Ok(hard_date::in_order(near.collect()))
}

async fn own_ahead(
    db: &mut Reader,
    partner: &Partner,
    window: &Window,
) -> Result<Vec<(Day, Whose, Opened<String>)>> {
    let person = partner.person();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, day, yearly, words, revision, made_at
          from hard_date
         where author = ?1
           and (day between ?2 and ?3
                or yearly = 1 and day < ?2
                   and case when ?4 <= ?5 then substr(day, 6) between ?4 and ?5
                            else substr(day, 6) >= ?4 or substr(day, 6) <= ?5 end)
         order by made_at desc
         limit 20
        "#,
        person,
        window.from,
        window.to,
        window.from_in_year,
        window.to_in_year
    )
    .fetch_all(db.conn())
    .await?;
    let all = rows.into_iter().map(|row| row.open(partner));
    Ok(all.map(|it| (it.on, Whose::OnlyMine(it.id), it.words.map(|words| words.title))).collect())
}

/// Keeps one for this person alone.
pub(super) async fn insert(tx: &mut Tx, member: &Member, words: &Words) -> Result<HardDateId> {
    let (id, person, now, on) = (HardDateId::mint(), member.person(), member.now(), words.on);
    let words = member.seal_private(&member.own_place::<Words>(id.uuid()), words)?;
    sqlx::query!(
        "insert into hard_date (id, author, day, yearly, words, revision, made_at)
         values (?, ?, ?, ?, ?, 0, ?)",
        id,
        person,
        on.day,
        on.yearly,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Puts other words, and another day, in the place of those that were there.
pub(super) async fn correct(
    tx: &mut Tx,
    member: &Member,
    (id, words): (HardDateId, &Words),
) -> Result<()> {
    let (person, on) = (member.person(), words.on);
    let words = member.seal_private(&member.own_place::<Words>(id.uuid()), words)?;
    sqlx::query!(
        "update hard_date set words = ?, day = ?, yearly = ?, revision = revision + 1
          where id = ? and author = ?",
        words,
        on.day,
        on.yearly,
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// It is no more. A copy that was shared stays: that is withdrawn by itself.
pub(super) async fn delete(tx: &mut Tx, member: &Member, id: HardDateId) -> Result<()> {
    let person = member.person();
    sqlx::query!("delete from hard_date where id = ? and author = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}
