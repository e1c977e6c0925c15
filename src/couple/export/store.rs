//! Everything for the record, each kind asked of its own feature.

use chrono::{DateTime, Utc};

use super::{Holds, House, Record, Who};
use crate::{
    access::{Partner, SteppedUp},
    couple,
    db::Reader,
    error::Result,
    steps::{
        accountability::commitment::record::store as commitments,
        quality_time::date::record::{self as date, store as dates},
        small_issues::check_in::record::store as check_ins,
    },
};

/// What this partner takes along.
pub async fn record(db: &mut Reader, partner: &SteppedUp<Partner>, holds: Holds) -> Result<Record> {
    let me = partner.person();
    let mut record = Record::new(partner, holds, house(db, partner).await?);
    let commitments = commitments::all(db, partner).await?.into_iter();
    let dates = dates::all(db, partner).await?.into_iter();
    match holds {
        Holds::MyWords => {
            record.check_ins = check_ins::own(db, partner).await?;
            record.commitments = commitments.filter_map(|entry| entry.only_of(me)).collect();
            record.dates = dates.filter_map(|entry| entry.only_of(me)).collect();
        }
        Holds::OurRecord => {
            record.check_ins = check_ins::shared(db, partner).await?;
            record.commitments = commitments.collect();
            record.dates = dates.map(date::Entry::of_both).collect();
        }
    }
    Ok(record)
}

async fn house(db: &mut Reader, partner: &Partner) -> Result<House> {
    let person = partner.person();
    let (host, first) = couple::store::host(db, partner).await?;
    let second = if first == person { partner.partner() } else { person };
    let paired_at = sqlx::query_scalar!(
        r#"select made_at as "at: DateTime<Utc>" from membership where person = ?"#,
        person
    )
    .fetch_one(db.conn())
    .await?;
    Ok(House {
        server: host.sentence(partner.name_of(first), partner.name_of(second)),
        set_up_by: Who::of(partner, first),
        paired_at,
    })
}
