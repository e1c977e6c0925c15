//! A shared check-in as an entry of one of the two, and what came after sharing.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{SharedCheckIn, said};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId},
    db::{Db, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::small_issues::check_in::{CheckInId, Details, Said, Week, correction::Version},
};

/// What came after sharing: it was withdrawn, or it says something else now. Nothing, as a rule.
#[derive(Debug, Default)]
pub struct Afterwards {
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
    version: Option<u32>,
    version_epoch: Option<u32>,
    version_words: Option<Sealed>,
    version_at: Option<DateTime<Utc>>,
}

/// The same, of several.
#[derive(Debug, Default)]
pub struct All(HashMap<CheckInId, Afterwards>, Afterwards);

struct AfterRow {
    id: CheckInId,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
    version: Option<u32>,
    version_epoch: Option<u32>,
    version_words: Option<Sealed>,
    version_at: Option<DateTime<Utc>>,
}

/// What came after one was shared.
pub async fn of(db: &mut SqliteConnection, id: CheckInId) -> Result<Afterwards> {
    let found = sqlx::query_as!(
        Afterwards,
        r#"
        select w.epoch   as "gone_epoch?",
               w.words   as "gone_words?",
               v.version as "version?",
               v.epoch   as "version_epoch?",
               v.words   as "version_words?",
               v.made_at as "version_at?"
          from (select 1)
          left join withdrawal w       on w.entry = ?1 and w.kind = 'check-in'
          left join check_in_version v on v.check_in = ?1
         order by v.version desc
         limit 1
        "#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(found.unwrap_or_default())
}

/// What came after those were shared that are of these days, or of any.
pub async fn in_days(
    db: &mut SqliteConnection,
    partner: &Partner,
    days: Option<(NaiveDate, NaiveDate)>,
) -> Result<All> {
    let (couple, first, last) = (partner.couple(), days.map(|it| it.0), days.map(|it| it.1));
    let rows = sqlx::query_as!(
        AfterRow,
        r#"
        select c.id,
               w.epoch   as "gone_epoch?",
               w.words   as "gone_words?",
               v.version as "version?",
               v.epoch   as "version_epoch?",
               v.words   as "version_words?",
               v.made_at as "version_at?"
          from check_in c indexed by check_in_shared
          left join withdrawal w       on w.entry = c.id and w.kind = 'check-in'
          left join check_in_version v on v.check_in = c.id
         where c.couple = ? and c.audience = 'both of us'
           and c.day between coalesce(?, '') and coalesce(?, '9999-12-31')
           and (w.entry is not null or v.version is not null)
         order by c.id, v.version
        "#,
        couple,
        first,
        last
    )
    .fetch_all(db)
    .await?;
    // Of several versions the last one stays.
    Ok(All(rows.into_iter().map(AfterRow::split).collect(), Afterwards::default()))
}

impl All {
    /// What came after this one.
    pub fn of(&self, id: CheckInId) -> &Afterwards {
        self.0.get(&id).unwrap_or(&self.1)
    }
}

impl AfterRow {
    fn split(self) -> (CheckInId, Afterwards) {
        let Self {
            gone_epoch, gone_words, version, version_epoch, version_words, version_at, ..
        } = self;
        let after = Afterwards {
            gone_epoch,
            gone_words,
            version,
            version_epoch,
            version_words,
            version_at,
        };
        (self.id, after)
    }
}

impl Afterwards {
    /// Its author took it back.
    pub fn withdrawn(
        &self,
        partner: &Partner,
        of: (uuid::Uuid, PersonId),
    ) -> Option<Opened<Withdrawal>> {
        opened(partner, (of.0, 0, of.1), self.gone_epoch, self.gone_words.as_ref())
    }

    /// What it says now, if it was changed in the open.
    pub fn version(
        &self,
        partner: &Partner,
        (id, author): (uuid::Uuid, PersonId),
    ) -> Option<(Opened<Said>, Option<Opened<Details>>)> {
        let (part, epoch) = self.version.zip(self.version_epoch)?;
        let words = self.version_words.as_ref()?;
        Some(Version::parts(partner.open(id, part, author, epoch, words)))
    }

    /// Which version that is, and since when.
    pub fn changed(&self) -> Option<(u32, DateTime<Utc>)> {
        self.version.zip(self.version_at)
    }

    /// The same, as if nothing had been changed.
    #[must_use]
    pub fn before_changes(self) -> Self {
        Self { version: None, ..self }
    }
}

struct Row {
    day: NaiveDate,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    detail_epoch: Option<u32>,
    detail_words: Option<Sealed>,
}

impl CoupleRecord for SharedCheckIn {
    type Id = CheckInId;
    const NAME: &'static str = "shared check-in";

    async fn couple_of(db: &Db, id: CheckInId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!(
            "select couple from check_in where id = ? and audience = 'both of us'",
            id
        )
        .fetch_optional(db.read().await?.conn())
        .await?)
    }
}

impl SharedKind for SharedCheckIn {
    type Record = Self;
    const NAME: &'static str = "check-in";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let id = ours.id();
        let row = sqlx::query_as!(
            Row,
            r#"
            select c.day, c.epoch, c.words, c.made_at,
                   d.epoch as "detail_epoch?",
                   d.words as "detail_words?"
              from check_in c
              left join check_in_detail d on d.check_in = c.id
             where c.id = ? and c.author = ? and c.audience = 'both of us'
            "#,
            id,
            author
        )
        .fetch_optional(&mut *db)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let after = of(db, id).await?;
        Ok(Some(row.open(ours, author, &after)))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("delete from check_in_detail where check_in = ?", id)
            .execute(tx.conn())
            .await?;
        sqlx::query!("delete from check_in_version where check_in = ?", id)
            .execute(tx.conn())
            .await?;
        sqlx::query!("update check_in set words = x'' where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

impl Row {
    fn open(self, ours: &Ours<SharedCheckIn>, author: PersonId, after: &Afterwards) -> Shared {
        let id = ours.id().uuid();
        let details = self.detail_epoch.zip(self.detail_words.as_ref());
        let now = after.version(ours, (id, author)).unwrap_or_else(|| {
            let details = details.map(|(epoch, words)| ours.open(id, 0, author, epoch, words));
            (ours.open(id, 0, author, self.epoch, &self.words), details)
        });
        let said = match now {
            (Opened::Genuine(told), None) => Opened::Genuine(said(&told, None)),
            (Opened::Genuine(told), Some(Opened::Genuine(more))) => {
                Opened::Genuine(said(&told, Some(&more)))
            }
            _ => Opened::ChangedOutside,
        };
        let acts = format!("/check-ins/{}", ours.id());
        let is_own = author == ours.person();
        let week = || format!("/check-ins?from={}", Week::of(self.day).monday());
        Shared {
            what: "a check-in",
            author,
            day: self.day,
            part: 0,
            shared_at: self.made_at,
            path: if is_own { acts.clone() } else { week() },
            acts,
            is_open: true,
            said,
            withdrawn: after.withdrawn(ours, (id, author)),
        }
    }
}
