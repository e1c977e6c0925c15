//! What is withdrawn, and what is kept, of something told.

use sqlx::SqliteConnection;

use crate::{
    access::{Ours, PersonId},
    db::Tx,
    entry::{Shared, Which, store::SharedKind},
    error::Result,
    steps::communication::disclosure::store::{self, Disclosure},
};

/// Something told, as an entry.
#[derive(Debug)]
pub struct SomethingTold;

impl SharedKind for SomethingTold {
    type Record = Disclosure;
    const NAME: &'static str = "something told";

    /// Open at any time: whether the other has opened it is kept nowhere.
    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Disclosure>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let kept = store::found(db, ours, ours.id()).await?;
        let path = format!("/tellings/{}", ours.id());
        Ok(kept.filter(|kept| kept.state.author == author).map(|kept| Shared {
            what: "something told",
            author,
            day: kept.state.offered_at.with_timezone(&ours.zone()).date_naive(),
            part: 0,
            shared_at: kept.state.offered_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: kept.words.map(|told| told.said()),
            withdrawn: kept.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Disclosure>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update disclosure set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Disclosure>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
