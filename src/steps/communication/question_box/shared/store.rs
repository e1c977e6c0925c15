//! What is withdrawn, and what is kept, of the question box.

use sqlx::SqliteConnection;

use crate::{
    access::{Ours, PersonId},
    db::Tx,
    entry::{Said, Shared, Which, store::SharedKind},
    error::Result,
    steps::communication::question_box::store::{self, BoxQuestion, Kept},
};

/// A question, as an entry.
#[derive(Debug)]
pub struct AQuestion;

/// An answer, as an entry.
#[derive(Debug)]
pub struct AnAnswer;

fn path(kept: &Kept) -> String {
    format!("/questions/{}", kept.id)
}

impl SharedKind for AQuestion {
    type Record = BoxQuestion;
    const NAME: &'static str = "question in the box";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<BoxQuestion>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let kept = store::found(db, ours, ours.id()).await?;
        Ok(kept.filter(|kept| kept.state.asker == author).map(|kept| Shared {
            what: "a question",
            author,
            day: kept.made_at.with_timezone(&ours.zone()).date_naive(),
            part: 0,
            shared_at: kept.made_at,
            path: path(&kept),
            acts: path(&kept),
            is_open: true,
            said: kept.words.map(|words| Said::written("", &words.question).into_iter().collect()),
            withdrawn: kept.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<BoxQuestion>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update box_question set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        store::put(tx, ours, false).await
    }

    fn id(ours: &Ours<BoxQuestion>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

impl SharedKind for AnAnswer {
    type Record = BoxQuestion;
    const NAME: &'static str = "answer in the box";

    /// Open at any time to be kept by who asked: whether they have opened it is kept nowhere.
    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<BoxQuestion>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let Some(kept) = store::found(db, ours, ours.id()).await? else { return Ok(None) };
        let (number, path) = (which.version.parse::<u32>().ok(), path(&kept));
        let given = kept.answer.filter(|given| Some(given.number) == number);
        Ok(given.filter(|given| given.author == author).map(|given| Shared {
            what: "an answer",
            author,
            day: given.made_at.with_timezone(&ours.zone()).date_naive(),
            part: given.number,
            shared_at: given.made_at,
            acts: format!("{path}/answers/{}", given.number),
            path,
            is_open: true,
            said: given.words.map(|words| Said::written("", &words.answer).into_iter().collect()),
            withdrawn: given.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<BoxQuestion>, answer: &Shared) -> Result<()> {
        let (id, number) = (ours.id(), answer.part);
        sqlx::query!(
            "update box_answer set words = x'' where question = ? and number = ?",
            id,
            number
        )
        .execute(tx.conn())
        .await?;
        store::put_by_its_mark(tx, ours).await
    }

    fn id(ours: &Ours<BoxQuestion>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
