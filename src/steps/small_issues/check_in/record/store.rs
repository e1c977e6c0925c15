//! Every check-in of one person, or every one that both may read.
//!
//! As in all of check-ins, a question that answers one partner never looks at a private row of the
//! other.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Added, CheckInId, Copy, Entry};
use crate::{
    access::{Partner, PersonId},
    couple::export::{AT_A_TIME, Who},
    db::Reader,
    error::Result,
    sealed::{Opened, Sealed, Words},
    steps::small_issues::check_in::Audience,
};

struct Row {
    id: CheckInId,
    author: PersonId,
    day: NaiveDate,
    audience: String,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    added_epoch: Option<u32>,
    added_words: Option<Sealed>,
    added_at: Option<DateTime<Utc>>,
    copy: Option<CheckInId>,
    copied_at: Option<DateTime<Utc>>,
}

/// Everything this partner wrote, private and shared, by day; what was shared in another couple is
/// not theirs to open any more.
pub async fn own(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let (person, couple) = (partner.person(), partner.couple());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch   as "added_epoch?",
               d.words   as "added_words?",
               d.made_at as "added_at?",
               k.copy    as "copy?",
               k.made_at as "copied_at?"
          from check_in c
          left join check_in_detail d on d.check_in = c.id
          left join check_in_copy k   on k.check_in = c.id
         where c.author = ? and (c.audience = 'only me' or c.couple = ?)
         order by c.day, c.made_at, c.id
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    Ok(opened(partner, rows).await)
}

/// What this partner wrote for themselves while they were in this couple, by day.
pub async fn private(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let (person, couple) = (partner.person(), partner.couple());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch   as "added_epoch?",
               d.words   as "added_words?",
               d.made_at as "added_at?",
               null      as "copy?: CheckInId",
               null      as "copied_at?: DateTime<Utc>"
          from check_in c
          left join check_in_detail d on d.check_in = c.id
         where c.author = ? and c.audience = 'only me' and c.couple = ?
         order by c.day, c.made_at, c.id
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    Ok(opened(partner, rows).await)
}

/// Everything that either has shared, by day.
pub async fn shared(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.day, c.audience, c.epoch, c.words, c.made_at,
               d.epoch   as "added_epoch?",
               d.words   as "added_words?",
               d.made_at as "added_at?",
               null      as "copy?: CheckInId",
               null      as "copied_at?: DateTime<Utc>"
          from check_in c indexed by check_in_shared
          left join check_in_detail d on d.check_in = c.id
         where c.couple = ? and c.audience = 'both of us'
         order by c.day, c.made_at, c.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    Ok(opened(partner, rows).await)
}

/// Opening private words is slow: between some of them the pages of others have their turn.
async fn opened(partner: &Partner, rows: Vec<Row>) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        if entries.len() % AT_A_TIME == 0 {
            tokio::task::yield_now().await;
        }
        entries.push(row.open(partner));
    }
    entries
}

impl Row {
    fn open(self, partner: &Partner) -> Entry {
        let added = self.added_epoch.zip(self.added_words.as_ref()).zip(self.added_at);
        let added = added.map(|((epoch, words), made_at)| Added {
            made_at,
            words: self.words(partner, epoch, words),
        });
        let copy = self.copy.zip(self.copied_at).map(|(id, made_at)| Copy { id, made_at });
        Entry {
            id: self.id,
            author: Who::of(partner, self.author),
            day: self.day,
            said: self.words(partner, self.epoch, &self.words),
            made_at: self.made_at,
            added,
            copy,
            audience: self.audience,
        }
    }

    fn words<W: Words>(&self, partner: &Partner, epoch: u32, sealed: &Sealed) -> Opened<W> {
        let id = self.id.uuid();
        if self.audience == Audience::Both.words() {
            return partner.open(id, 0, self.author, epoch, sealed);
        }
        partner.open_private(&partner.place_of::<W>(id, 0, self.author, epoch), sealed)
    }
}
