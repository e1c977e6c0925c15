//! What stands in a statement and in the answers to it, with what became of it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::{
    access::{Ours, Partner, PersonId},
    db::Tx,
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::accountability::statement::{
        AccountabilityStatementId, Act, Owned, Spoken, store::Statement,
    },
};

/// A whole statement, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Whole;

/// One answer to it, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Answer;

/// What stands in it, and whether it was withdrawn.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whose.
    pub author: PersonId,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// What stands in it.
    pub words: Opened<Owned>,
    /// Its author took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// One thing that was said about a statement, as both read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: PersonId,
    /// What they did with it.
    pub act: Act,
    /// What they said.
    pub words: Opened<Spoken>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// They took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    number: u32,
    author: PersonId,
    kind: String,
    part: u32,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// What stands in a statement, if it is there for this couple.
pub(in super::super) async fn whole(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: AccountabilityStatementId,
) -> Result<Option<Kept>> {
    let couple = partner.couple();
    let row = sqlx::query!(
        r#"
        select s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from accountability_statement s
          left join withdrawal w on w.entry = s.id and w.kind = 'accountability statement'
                                and w.part = 0 and w.author = s.author
         where s.id = ? and s.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let place = (id.uuid(), 0, row.author);
        Kept {
            author: row.author,
            made_at: row.made_at,
            words: partner.open(id.uuid(), 0, row.author, row.epoch, &row.words),
            withdrawn: opened(partner, place, row.gone_epoch, row.gone_words.as_ref()),
        }
    }))
}

/// Everything that was said about a statement, in order.
pub(in super::super) async fn all(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: AccountabilityStatementId,
) -> Result<Vec<Told>> {
    let rows = rows(db, id).await?.into_iter();
    rows.map(|row| row.told(partner, id)).collect()
}

async fn rows(db: &mut SqliteConnection, id: AccountabilityStatementId) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select a.number as "number!", a.author, a.kind, a.part, a.epoch, a.words, a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from accountability_statement_act a
          left join withdrawal w on w.entry = a.statement
                                and w.kind = 'answer to an accountability statement'
                                and w.part = a.number and w.author = a.author
         where a.statement = ?
         order by a.number
        "#,
        id
    )
    .fetch_all(db)
    .await?)
}

pub(in super::super) fn act(kind: &str, part: u32) -> Result<Act> {
    let part = usize::try_from(part).map_err(|e| Error::Internal(e.into()))?;
    Act::parse(kind, part).ok_or_else(|| Error::bug("an act of an unknown kind"))
}

impl Row {
    fn told(self, partner: &Partner, id: AccountabilityStatementId) -> Result<Told> {
        let act = act(&self.kind, self.part)?;
        let place = (id.uuid(), self.number, self.author);
        let words = partner.open(id.uuid(), self.number, self.author, self.epoch, &self.words);
        Ok(Told {
            number: self.number,
            author: self.author,
            act,
            // Words of another kind were put beside this one outside the app.
            words: match words {
                Opened::Genuine(words) if Spoken::act(&words) != act => Opened::ChangedOutside,
                opened => opened,
            },
            made_at: self.made_at,
            withdrawn: opened(partner, place, self.gone_epoch, self.gone_words.as_ref()),
        })
    }
}

impl Told {
    /// Whether it holds words of its author's, and not only what they did.
    pub fn is_written(&self) -> bool {
        match self.words.get() {
            Some(words) => words.is_written(),
            None => matches!(self.act, Act::More(_) | Act::NeedsMore(_)),
        }
    }
}

impl SharedKind for Whole {
    type Record = Statement;
    const NAME: &'static str = "accountability statement";

    async fn find(
        db: &mut SqliteConnection,
        statement: &Ours<Statement>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let id = statement.id();
        let kept = whole(db, statement, id).await?.filter(|kept| kept.author == author);
        let path = format!("/accountability-statements/{id}");
        Ok(kept.map(|kept| Shared {
            what: "what one takes responsibility for",
            author,
            day: kept.made_at.with_timezone(&statement.zone()).date_naive(),
            part: 0,
            shared_at: kept.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: kept.words.map(|words| words.said()),
            withdrawn: kept.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, statement: &Ours<Statement>, _: &Shared) -> Result<()> {
        let id = statement.id();
        sqlx::query!("update accountability_statement set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(statement: &Ours<Statement>) -> uuid::Uuid {
        statement.id().uuid()
    }
}

impl SharedKind for Answer {
    type Record = Statement;
    const NAME: &'static str = "answer to an accountability statement";

    async fn find(
        db: &mut SqliteConnection,
        statement: &Ours<Statement>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let (id, number) = (statement.id(), which.version.parse::<u32>().ok());
        let row = rows(db, id).await?.into_iter().find(|row| Some(row.number) == number);
        let Some(row) = row.filter(|row| row.author == author) else { return Ok(None) };
        let told = row.told(statement, id)?;
        let path = format!("/accountability-statements/{id}");
        Ok(told.is_written().then(|| Shared {
            what: "an answer to what one takes responsibility for",
            author,
            day: told.made_at.with_timezone(&statement.zone()).date_naive(),
            part: told.number,
            shared_at: told.made_at,
            acts: format!("{path}/answers/{}", told.number),
            path,
            is_open: true,
            said: told.words.map(|words| words.said()),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, statement: &Ours<Statement>, entry: &Shared) -> Result<()> {
        let (id, number) = (statement.id(), entry.part);
        sqlx::query!(
            "update accountability_statement_act set words = x'' where statement = ? and number = ?",
            id,
            number
        )
        .execute(tx.conn())
        .await?;
        Ok(())
    }

    fn id(statement: &Ours<Statement>) -> uuid::Uuid {
        statement.id().uuid()
    }
}
