//! Whom the two could ask.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{ContactId, ContactWords, contact::on_the_list};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    couple::export::Who,
    db::{Db, Reader, Tx},
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::therapy::search::{
        End,
        record::{Ended, Entry},
    },
};

/// How many a page shows of those that are not on the list any more.
pub const PAGE: usize = 20;

/// Somebody whom the two could ask, in a path.
#[derive(Debug)]
pub struct Contact;

/// One as both may read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: ContactId,
    /// Whose words they are.
    pub author: PersonId,
    /// What they say.
    pub words: Opened<ContactWords>,
    /// When they were written down.
    pub made_at: DateTime<Utc>,
    /// They were withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// It is not on the list any more.
    pub end: Option<End<ContactId>>,
    /// What it took the place of.
    pub before: Option<ContactId>,
}

struct Row {
    id: ContactId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
    next: Option<ContactId>,
    before: Option<ContactId>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl CoupleRecord for Contact {
    type Id = ContactId;
    const NAME: &'static str = "contact";

    async fn couple_of(db: &Db, id: ContactId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from contact where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Row {
    fn told(self, partner: &Partner) -> Told {
        let (id, author) = (self.id.uuid(), self.author);
        let ended = self.ended_by.zip(self.ended_at);
        Told {
            id: self.id,
            author,
            words: partner.open(id, 0, author, self.epoch, &self.words),
            made_at: self.made_at,
            withdrawn: opened(partner, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
            end: ended.map(|(by, at)| End { by, at, next: self.next }),
            before: self.before,
        }
    }
}

impl Told {
    /// Whether it is on the list.
    ///
    /// # Errors
    /// Why not.
    pub const fn on_the_list(&self) -> Result<(), &'static str> {
        on_the_list(self.end.as_ref(), self.withdrawn.is_some())
    }
}

/// Those that are on the list, in the order in which they were written down.
pub(super) async fn listed(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               null as "ended_by: PersonId", null as "ended_at: DateTime<Utc>", null as "next: ContactId",
               (select contact from contact_end where next = c.id) as "before?: ContactId",
               null as "gone_epoch: u32", null as "gone_words: Sealed"
          from contact c
         where c.couple = ?
           and not exists (select 1 from contact_end where contact = c.id)
           and not exists (select 1 from withdrawal
                            where entry = c.id and kind = 'contact' and author = c.author)
         order by c.made_at, c.id
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that are not on the list any more, without those whose place another took: the newest first, after
/// `before`, one more than [`PAGE`] if there are more.
pub(super) async fn off(
    db: &mut Reader,
    partner: &Partner,
    before: Option<ContactId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?", e.next as "next?",
               (select contact from contact_end where next = c.id) as "before?: ContactId",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from contact c
          left join contact_end e on e.contact = c.id
          left join withdrawal w on w.entry = c.id and w.kind = 'contact' and w.author = c.author
         where c.couple = ?1
           and (c.made_at, c.id) < (coalesce((select made_at from contact where id = ?2 and couple = ?1), '9'),
                                    coalesce(?2, x'ff'))
           and (e.contact is not null and e.next is null or e.contact is null and w.entry is not null)
         order by c.made_at desc, c.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// All of them, the oldest first, for the record that one takes along; what one of the two did with each, if it is
/// only theirs.
pub async fn taken_along(
    db: &mut Reader,
    partner: &Partner,
    only: Option<PersonId>,
) -> Result<Vec<Entry<ContactId, ContactWords>>> {
    let all = rows(db.conn(), partner, None).await?.into_iter().map(|told| Entry {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
        ended: told.end.map(|end| Ended::of(partner, end)),
    });
    Ok(all.filter_map(|entry| entry.only_of(only)).collect())
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<Contact>) -> Result<Told> {
    rows(db, ours, Some(ours.id())).await?.pop().ok_or(Error::NotFound)
}

async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    only: Option<ContactId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?", e.next as "next?",
               (select contact from contact_end where next = c.id) as "before?: ContactId",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from contact c
          left join contact_end e on e.contact = c.id
          left join withdrawal w on w.entry = c.id and w.kind = 'contact' and w.author = c.author
         where c.couple = ?1
           and c.id in (select id from contact where couple = ?1 and ?2 is null union all select ?2)
         order by c.made_at, c.id
        "#,
        couple,
        only
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Writes one down.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &ContactWords,
) -> Result<ContactId> {
    let id = ContactId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    put(tx, partner, (id, words)).await
}

/// Puts one in the place of another.
pub(super) async fn change(
    tx: &mut Tx,
    ours: &Sharing<Ours<Contact>>,
    words: &ContactWords,
) -> Result<ContactId> {
    let id = ContactId::mint();
    let words = ours.seal(id.uuid(), 0, words)?;
    let next = put(tx, ours, (id, words)).await?;
    end(tx, ours, Some(next)).await?;
    Ok(next)
}

async fn put(
    tx: &mut Tx,
    partner: &Partner,
    (id, words): (ContactId, Sealed),
) -> Result<ContactId> {
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into contact (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps that it is not on the list any more, and what took its place.
pub(super) async fn end(tx: &mut Tx, ours: &Ours<Contact>, next: Option<ContactId>) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    sqlx::query!(
        "insert into contact_end (contact, person, next, made_at) values (?, ?, ?, ?)",
        id,
        person,
        next,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What stands in it, for pages that know only entries.
fn said(words: &ContactWords) -> Vec<Said> {
    let parts = [("Who", &words.name), ("How to reach them", &words.reach), ("Note", &words.note)];
    parts.into_iter().filter_map(|(about, words)| Said::written(about, words)).collect()
}

impl SharedKind for Contact {
    type Record = Self;
    const NAME: &'static str = "contact";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/contacts/{}", told.id);
        Ok((told.author == author).then(|| Shared {
            what: "whom you could ask",
            author,
            part: 0,
            day: told.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: told.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: told.words.map(|words| said(&words)),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update contact set words = x'' where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
