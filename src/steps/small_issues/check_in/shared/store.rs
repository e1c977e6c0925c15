//! A shared check-in as an entry of one of the two.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{SharedCheckIn, said};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, PersonId},
    db::{Db, Tx},
    entry::{
        Shared,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::small_issues::check_in::{CheckInId, Details, Said},
};

struct Row {
    day: NaiveDate,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    detail_epoch: Option<u32>,
    detail_words: Option<Sealed>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
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
    ) -> Result<Option<Shared>> {
        let id = ours.id();
        let row = sqlx::query_as!(
            Row,
            r#"
            select c.day, c.epoch, c.words, c.made_at,
                   d.epoch as "detail_epoch?",
                   d.words as "detail_words?",
                   w.epoch as "gone_epoch?",
                   w.words as "gone_words?"
              from check_in c
              left join check_in_detail d on d.check_in = c.id
              left join withdrawal w      on w.entry = c.id and w.kind = 'check-in'
             where c.id = ? and c.author = ? and c.audience = 'both of us'
            "#,
            id,
            author
        )
        .fetch_optional(db)
        .await?;
        Ok(row.map(|row| row.open(ours, author)))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("delete from check_in_detail where check_in = ?", id)
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
    fn open(self, ours: &Ours<SharedCheckIn>, author: PersonId) -> Shared {
        let id = ours.id().uuid();
        let told: Opened<Said> = ours.open(id, 0, author, self.epoch, &self.words);
        let details = self.detail_epoch.zip(self.detail_words.as_ref());
        let details: Option<Opened<Details>> =
            details.map(|(epoch, words)| ours.open(id, 0, author, epoch, words));
        let said = match (told, details) {
            (Opened::Genuine(told), None) => Opened::Genuine(said(&told, None)),
            (Opened::Genuine(told), Some(Opened::Genuine(more))) => {
                Opened::Genuine(said(&told, Some(&more)))
            }
            _ => Opened::ChangedOutside,
        };
        let acts = format!("/check-ins/{}", ours.id());
        let is_own = author == ours.person();
        Shared {
            what: "a check-in",
            author,
            day: self.day,
            shared_at: self.made_at,
            path: if is_own { acts.clone() } else { format!("/check-ins?from={}", self.day) },
            acts,
            is_open: true,
            said,
            withdrawn: opened(ours, (id, author), self.gone_epoch, self.gone_words.as_ref()),
        }
    }
}
