//! Every check-in of one person, or every one that both may read.
//!
//! As in all of check-ins, a question that answers one partner never looks at a private row of the
//! other.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Added, CheckInId, Copy, Entry};
use crate::{
    access::{Partner, PersonId},
    couple::export::{AT_A_TIME, Who},
    db::Reader,
    entry::{Withdrawal, record::Changed},
    error::Result,
    sealed::{Opened, Sealed, Words},
    steps::small_issues::check_in::{Audience, correction::Version, shared::store as shared},
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
    let changes = changes(db, partner).await?;
    let after = shared::in_days(db.conn(), partner, None).await?;
    Ok(opened(partner, rows, (changes, after)).await)
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
    Ok(opened(partner, rows, Default::default()).await)
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
    let changes = changes(db, partner).await?;
    let after = shared::in_days(db.conn(), partner, None).await?;
    Ok(opened(partner, rows, (changes, after)).await)
}

/// What shared check-ins were changed to, the oldest first.
type Changes = HashMap<CheckInId, Vec<Changed<Version>>>;

async fn changes(db: &mut Reader, partner: &Partner) -> Result<Changes> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select c.id, c.author, v.version, v.epoch, v.words, v.made_at
           from check_in c indexed by check_in_shared
           join check_in_version v on v.check_in = c.id
          where c.couple = ? and c.audience = 'both of us'
          order by c.id, v.version",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut changes = Changes::new();
    for row in rows {
        let words = partner.open(row.id.uuid(), row.version, row.author, row.epoch, &row.words);
        let version = Changed { version: row.version, made_at: row.made_at, words };
        changes.entry(row.id).or_default().push(version);
    }
    Ok(changes)
}

/// Opening private words is slow: between some of them the pages of others have their turn.
async fn opened(
    partner: &Partner,
    rows: Vec<Row>,
    (mut changes, after): (Changes, shared::All),
) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        if entries.len() % AT_A_TIME == 0 {
            tokio::task::yield_now().await;
        }
        let changes = changes.remove(&row.id).unwrap_or_default();
        let withdrawn = after.of(row.id).withdrawn(partner, (row.id.uuid(), row.author));
        entries.push(Entry { changes, ..row.open(partner, withdrawn) });
    }
    entries
}

impl Row {
    fn open(self, partner: &Partner, withdrawn: Option<Opened<Withdrawal>>) -> Entry {
        let added = self.added_epoch.zip(self.added_words.as_ref()).zip(self.added_at);
        let added = added.map(|((epoch, words), made_at)| Added {
            made_at,
            words: self.words(partner, epoch, words),
        });
        let copy = self.copy.zip(self.copied_at).map(|(id, made_at)| Copy { id, made_at });
        let said = withdrawn.is_none().then(|| self.words(partner, self.epoch, &self.words));
        Entry {
            id: self.id,
            author: Who::of(partner, self.author),
            day: self.day,
            said,
            withdrawn,
            changes: Vec::new(),
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
        let place = partner.place_of::<W>(id, 0, self.author, epoch);
        partner.open_private_of(&place, self.made_at, sealed)
    }
}
