//! A packet, in a path. It is kept as what takes both: `src/agreeing/store.rs`.

use super::Packet;
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner},
    agreeing::{self, Wording, WordingId},
    db::{Db, Reader},
    error::{Error, Result},
};

impl CoupleRecord for Packet {
    type Id = WordingId;
    const NAME: &'static str = "packet";

    async fn couple_of(db: &Db, id: WordingId) -> Result<Option<CoupleId>> {
        let couple =
            sqlx::query_scalar!("select couple from wording where id = ? and about = 'packet'", id);
        Ok(couple.fetch_optional(db.read().await?.conn()).await?)
    }
}

/// One of the two's, whatever became of it.
pub(super) async fn find(db: &mut Reader, ours: &Ours<Packet>) -> Result<Wording<Packet>> {
    agreeing::store::one(db.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// How many of this partner's wait for the other's answer.
pub(super) async fn waiting(db: &mut Reader, partner: &Partner) -> Result<i64> {
    let (couple, me) = (partner.couple(), partner.person());
    let waiting = sqlx::query_scalar!(
        "select count(*) from wording w
          where w.couple = ? and w.author = ? and w.about = 'packet' and length(w.words) > 0
            and w.id not in (select wording from wording_answer)",
        couple,
        me
    );
    Ok(waiting.fetch_one(db.conn()).await?)
}
