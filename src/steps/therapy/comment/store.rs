//! Comments, as the two read them, and as a therapist writes them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{About, CommentId, CommentWords, Written};
use crate::{
    access::{Linked, Partner, PersonId, Reads},
    db::{Reader, Tx},
    entry::Withdrawal,
    error::{Error, Result},
    sealed::{Opened, Sealed, Signers},
    steps::therapy::link::Section,
};

/// How many a page shows.
pub const PAGE: usize = 20;
const ALL: i64 = -1;

/// A comment as the two and its author read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: CommentId,
    /// Whose words they are.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// What it is about.
    pub about: About,
    /// What it says.
    pub words: Opened<String>,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// When it was put otherwise last.
    pub changed_at: Option<DateTime<Utc>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// The reader has not taken its author's key, and cannot say whose it is.
    pub is_of_unknown: bool,
}

struct Row {
    id: CommentId,
    author: PersonId,
    name: String,
    section: String,
    item: Uuid,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    changed_at: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
    pinned: Option<Sealed>,
}

impl Row {
    fn told(self, reader: &impl Reads) -> Option<Told> {
        let about = About { section: Section::parse(&self.section)?, item: self.item };
        let signers = signers(reader, self.author, self.pinned.as_ref());
        let (is_of_unknown, signers) = (signers.is_none(), signers.unwrap_or_else(Signers::nobody));
        let (id, by) = (self.id.uuid(), (self.author, &signers));
        let words = match self.withdrawn_at {
            Some(_) => Opened::ChangedOutside,
            None => reader
                .open_of_therapist::<CommentWords>(id, by, self.epoch, &self.words)
                .beside(|words| words.about == about)
                .map(|words| words.words),
        };
        let withdrawn = self.withdrawn_at.map(|at| {
            reader
                .open_of_therapist::<Withdrawal>(id, by, self.epoch, &self.words)
                .beside(|withdrawal| withdrawal.at == at)
        });
        Some(Told {
            id: self.id,
            author: self.author,
            name: self.name,
            about,
            words,
            made_at: self.made_at,
            changed_at: self.changed_at,
            withdrawn,
            is_of_unknown,
        })
    }
}

impl Told {
    /// What its author's acts go by.
    pub fn written(&self) -> Written {
        Written { at: self.made_at, is_withdrawn: self.withdrawn.is_some() }
    }
}

/// Who signs for this therapist, as far as the reader knows: their own keys, or those that a partner took from them.
/// Neither of the two signs for a therapist, although each has taken the other's keys as well.
pub(crate) fn signers(
    reader: &impl Reads,
    therapist: PersonId,
    pinned: Option<&Sealed>,
) -> Option<Signers> {
    match reader.reader() {
        crate::access::Reader::Therapist(linked) => Some(linked.keys().signers()),
        crate::access::Reader::Partner(partner) => {
            if [partner.person(), partner.partner()].contains(&therapist) {
                return Some(Signers::nobody());
            }
            let (me, of) = (partner.person().uuid(), therapist.uuid());
            let pinned = pinned.and_then(|it| partner.keys().open_pinned(me, of, it))?;
            Some(pinned.signers())
        }
    }
}

/// What was written on this, the oldest first.
pub async fn on(db: &mut SqliteConnection, reader: &impl Reads, about: About) -> Result<Vec<Told>> {
    some(db, reader, (Some(about), None, ALL)).await.map(oldest_first)
}

/// What this therapist wrote for the two on any of these, the oldest first.
pub async fn by_therapist(db: &mut Reader, linked: &Linked, on: &[Uuid]) -> Result<Vec<Told>> {
    let me = linked.person();
    let on = on.iter().map(|item| item.simple().to_string()).collect::<Vec<_>>();
    let on = serde_json::json!(on).to_string();
    let mut all = rows(db.conn(), linked, (None, None, ALL), Some(on)).await?;
    all.retain(|row| row.author == me);
    Ok(oldest_first(all.into_iter().filter_map(|row| row.told(linked)).collect()))
}

/// The newest of all, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn newest(
    db: &mut Reader,
    partner: &Partner,
    before: Option<CommentId>,
) -> Result<Vec<Told>> {
    some(db.conn(), partner, (None, before, 21)).await
}

/// All of them, the oldest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Told>> {
    some(db.conn(), partner, (None, None, ALL)).await.map(oldest_first)
}

fn oldest_first(mut all: Vec<Told>) -> Vec<Told> {
    all.reverse();
    all
}

/// On one thing or on any, before one of them, the newest first.
async fn some(
    db: &mut SqliteConnection,
    reader: &impl Reads,
    which: (Option<About>, Option<CommentId>, i64),
) -> Result<Vec<Told>> {
    let rows = rows(db, reader, which, None).await?;
    Ok(rows.into_iter().filter_map(|row| row.told(reader)).collect())
}

async fn rows(
    db: &mut SqliteConnection,
    reader: &impl Reads,
    (about, before, limit): (Option<About>, Option<CommentId>, i64),
    on_these: Option<String>,
) -> Result<Vec<Row>> {
    let (couple, me) = (reader.couple(), reader.person());
    let (section, item) = about.map(|about| (about.section.word(), about.item)).unzip();
    Ok(sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, p.name, c.section, c.item as "item: Uuid", c.epoch, c.words, c.made_at,
               c.changed_at, c.withdrawn_at, k.keys as "pinned?: Sealed"
          from therapist_comment c
          join therapist_link l  on (l.id, l.couple, l.therapist) = (c.link, c.couple, c.author)
          join person p          on p.id = c.author
          left join pinned_key k on k.person = ?2 and k.of = c.author
         where c.couple = ?1 and (?3 is null or (c.section, c.item) = (?3, ?4))
           and (c.made_at, c.id) < (coalesce((select made_at from therapist_comment where id = ?5 and couple = ?1), '9'),
                                    coalesce(?5, x'ff'))
           and (?7 is null or c.item in (select unhex(value) from json_each(?7)))
         order by c.made_at desc, c.id desc
         limit ?6
        "#,
        couple,
        me,
        section,
        item,
        before,
        limit,
        on_these
    )
    .fetch_all(db)
    .await?)
}

/// Keeps a comment of this therapist's.
pub async fn insert(tx: &mut Tx, linked: &Linked, words: &CommentWords) -> Result<CommentId> {
    linked.still_opens(tx, Some(words.about.section)).await?;
    let id = CommentId::mint();
    let (epoch, sealed) = linked.seal(id.uuid(), words)?;
    let (link, couple, author, now) =
        (linked.link(), linked.couple(), linked.person(), linked.now());
    let (section, item) = (words.about.section.word(), words.about.item);
    sqlx::query!(
        "insert into therapist_comment (id, link, couple, author, section, item, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        link,
        couple,
        author,
        section,
        item,
        epoch,
        sealed,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Puts one otherwise.
pub async fn change(
    tx: &mut Tx,
    linked: &Linked,
    (id, words): (CommentId, &CommentWords),
) -> Result<()> {
    linked.still_opens(tx, Some(words.about.section)).await?;
    put(tx, linked, (id, linked.seal(id.uuid(), words)?), false).await
}

/// Takes the words of one away; what stays is that it was withdrawn, signed.
pub async fn withdraw(tx: &mut Tx, linked: &Linked, id: CommentId) -> Result<()> {
    linked.still_opens(tx, None).await?;
    let sealed = linked.seal(id.uuid(), &Withdrawal { at: linked.now() })?;
    put(tx, linked, (id, sealed), true).await
}

async fn put(
    tx: &mut Tx,
    linked: &Linked,
    (id, (epoch, sealed)): (CommentId, (u32, Sealed)),
    is_gone: bool,
) -> Result<()> {
    let (now, me, couple) = (linked.now(), linked.person(), linked.couple());
    let put = sqlx::query!(
        "update therapist_comment
            set epoch = ?1, words = ?2, changed_at = iif(?3, changed_at, ?4), withdrawn_at = iif(?3, ?4, null)
          where id = ?5 and author = ?6 and couple = ?7 and withdrawn_at is null",
        epoch,
        sealed,
        is_gone,
        now,
        id,
        me,
        couple
    );
    match put.execute(tx.conn()).await?.rows_affected() {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Sharing;

    #[test]
    fn neither_of_the_two_signs_for_a_therapist() {
        let ana = Sharing::of(Partner::sample()).expect("nobody has stopped");
        let id = Uuid::from_u128(700);
        let about = About { section: Section::Agenda, item: Uuid::from_u128(701) };
        let words = CommentWords { about, words: "Begin with this one.".to_owned() };
        let sealed = ana.seal(id, 0, &words).expect("sealed");
        let read = |signers: &Signers| {
            ana.open_of_therapist::<CommentWords>(id, (ana.person(), signers), ana.epoch(), &sealed)
        };
        assert_eq!(read(&ana.keys().signers()).get(), Some(&words), "it is well made");
        for one in [ana.person(), ana.partner()] {
            let signers = signers(&ana, one, None).expect("known to be no therapist");
            assert_eq!(read(&signers).get(), None);
        }
    }
}
