//! What stands in a statement and in the answers to it, with what became of it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::{
    access::{Ours, Partner, PersonId},
    db::Tx,
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    impact::statement::{
        Act, Carried, Spoken, StatementId,
        delivery::store as delivery,
        store::{Statement, at_rest},
    },
    sealed::{Opened, Sealed},
};

/// A whole statement, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Whole;

/// One answer to it, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Answer;

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
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// What stands in a statement, and whether it was withdrawn.
pub(in super::super) async fn whole(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: StatementId,
) -> Result<(Opened<Carried>, Option<Opened<Withdrawal>>)> {
    let couple = partner.couple();
    let row = sqlx::query!(
        r#"
        select s.author, s.epoch, s.words,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from impact_statement s
          left join withdrawal w on w.entry = s.id and w.kind = 'impact statement'
                                and w.part = 0 and w.author = s.author
         where s.id = ? and s.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?
    .ok_or(Error::NotFound)?;
    let place = (id.uuid(), 0, row.author);
    let words = partner.open(id.uuid(), 0, row.author, row.epoch, &row.words);
    Ok((words, opened(partner, place, row.gone_epoch, row.gone_words.as_ref())))
}

/// Everything that was said about a statement, in order.
pub(in super::super) async fn all(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: StatementId,
) -> Result<Vec<Told>> {
    let rows = rows(db, id).await?.into_iter();
    rows.map(|row| row.told(partner, id)).collect()
}

/// What the other last said they understand.
pub(in super::super) async fn last_reply(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: StatementId,
) -> Result<Option<Opened<Vec<Said>>>> {
    let told = all(db, partner, id).await?;
    let last = told.into_iter().rev().find(|told| told.act == Act::Replied);
    let last = last.filter(|told| told.withdrawn.is_none() && told.author != partner.person());
    Ok(last.map(|told| told.words.map(|words| words.said())))
}

async fn rows(db: &mut SqliteConnection, id: StatementId) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select a.number as "number!", a.author, a.kind, a.epoch, a.words, a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from impact_statement_act a
          left join withdrawal w on w.entry = a.statement
                                and w.kind = 'answer to an impact statement'
                                and w.part = a.number and w.author = a.author
         where a.statement = ?
         order by a.number
        "#,
        id
    )
    .fetch_all(db)
    .await?)
}

pub(in super::super) fn act(kind: &str) -> Result<Act> {
    Act::parse(kind).ok_or_else(|| Error::bug("an act of an unknown kind"))
}

impl Row {
    fn told(self, partner: &Partner, id: StatementId) -> Result<Told> {
        let act = act(&self.kind)?;
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

impl SharedKind for Whole {
    type Record = Statement;
    const NAME: &'static str = "impact statement";

    async fn find(
        db: &mut SqliteConnection,
        statement: &Ours<Statement>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let id = statement.id();
        let Some((row, delivered)) = delivery::there(&mut *db, statement, id).await? else {
            return Ok(None);
        };
        if row.author != author {
            return Ok(None);
        }
        let (words, withdrawn) = whole(db, statement, id).await?;
        let at = delivered.unwrap_or(row.deliver_at);
        let path = format!("/impact-statements/{id}");
        Ok(Some(Shared {
            what: "what one carries",
            author,
            day: at.with_timezone(&statement.zone()).date_naive(),
            part: 0,
            shared_at: at,
            acts: path.clone(),
            path: if delivered.is_some() { path } else { "/impact-statements".to_owned() },
            is_open: delivered.is_some(),
            said: words.map(|words| words.said()),
            withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, statement: &Ours<Statement>, entry: &Shared) -> Result<()> {
        let id = statement.id();
        if !entry.is_open {
            return delivery::delete(tx, id).await;
        }
        sqlx::query!("update impact_statement set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        at_rest(tx, id).await
    }

    fn id(statement: &Ours<Statement>) -> uuid::Uuid {
        statement.id().uuid()
    }
}

impl SharedKind for Answer {
    type Record = Statement;
    const NAME: &'static str = "answer to an impact statement";

    async fn find(
        db: &mut SqliteConnection,
        statement: &Ours<Statement>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let (id, number) = (statement.id(), which.version.parse::<u32>().ok());
        if delivery::there(&mut *db, statement, id).await?.is_none() {
            return Ok(None);
        }
        let row = rows(db, id).await?.into_iter().find(|row| Some(row.number) == number);
        let Some(row) = row.filter(|row| row.author == author) else { return Ok(None) };
        let told = row.told(statement, id)?;
        let path = format!("/impact-statements/{id}");
        Ok(told.act.is_written().then(|| Shared {
            what: "an answer to what one carries",
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
            "update impact_statement_act set words = x'' where statement = ? and number = ?",
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
