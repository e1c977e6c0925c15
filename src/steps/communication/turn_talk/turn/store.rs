//! Turns, with what became of them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::{
    access::{Ours, Partner, PersonId},
    db::{Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::communication::turn_talk::{Act, Exit, Spoken, TurnTalkId, store::TurnTalk, tick},
};

/// One turn of a talk, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Turn;

/// One turn, as both read it.
#[derive(Debug)]
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

/// What the other said that this turn answers, the oldest first: to say back, or to put right.
pub async fn answered_by(
    db: &mut Reader,
    partner: &Partner,
    (talk, act): (TurnTalkId, Act),
) -> Result<Vec<Told>> {
    let told = told_by(db, partner, (talk, partner.partner())).await?;
    let from = told.iter().rposition(|turn| turn.act == act.answers_to()).unwrap_or(told.len());
    let written = told.into_iter().skip(from).filter(Told::is_written);
    Ok(written.collect())
}

/// What this partner said as they closed this talk, if they went on from it so.
pub async fn closed_with(
    db: &mut Reader,
    partner: &Partner,
    talk: TurnTalkId,
    with: Exit,
) -> Result<Option<String>> {
    let told = told_by(db, partner, (talk, partner.person())).await?;
    let closed = told.into_iter().rfind(|turn| turn.act == Act::Closed);
    Ok(closed.and_then(|turn| match turn.words {
        Opened::Genuine(Spoken::Closed { exit, thanks }) if exit == with => Some(thanks),
        _ => None,
    }))
}

/// What one of the two said in a talk, in order; nothing if it is no talk of theirs.
async fn told_by(
    db: &mut Reader,
    partner: &Partner,
    (talk, author): (TurnTalkId, PersonId),
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let is_ours = sqlx::query_scalar!(
        r#"select exists (select 1 from turn_talk where id = ? and couple = ?) as "ours!: bool""#,
        talk,
        couple
    );
    if !is_ours.fetch_one(db.conn()).await? {
        return Ok(Vec::new());
    }
    let rows = rows(db.conn(), talk).await?.into_iter().filter(|row| row.author == author);
    rows.map(|row| row.told(partner, talk)).collect()
}

/// Every turn of a talk, in order.
pub async fn all(db: &mut SqliteConnection, talk: &Ours<TurnTalk>) -> Result<Vec<Told>> {
    let rows = rows(db, talk.id()).await?.into_iter();
    rows.map(|row| row.told(talk, talk.id())).collect()
}

async fn rows(db: &mut SqliteConnection, id: TurnTalkId) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select t.number as "number!", t.author, t.kind, t.epoch, t.words, t.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from turn t
          left join withdrawal w on w.entry = t.talk and w.kind = 'turn of a talk'
                                and w.part = t.number and w.author = t.author
         where t.talk = ?
         order by t.number
        "#,
        id
    )
    .fetch_all(db)
    .await?)
}

pub(in super::super) fn act(kind: &str) -> Result<Act> {
    Act::parse(kind).ok_or_else(|| Error::bug("a turn of an unknown kind"))
}

impl Told {
    /// Whether it holds words of its author's, and not only what they did.
    pub fn is_written(&self) -> bool {
        let is_bare = match self.words.get() {
            Some(Spoken::Closed { thanks, .. }) => thanks.is_empty(),
            _ => false,
        };
        !is_bare && !self.act.parts().is_empty()
    }
}

impl Row {
    fn told(self, partner: &Partner, id: TurnTalkId) -> Result<Told> {
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

impl SharedKind for Turn {
    type Record = TurnTalk;
    const NAME: &'static str = "turn of a talk";

    async fn find(
        db: &mut SqliteConnection,
        talk: &Ours<TurnTalk>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let (id, number) = (talk.id(), which.version.parse::<u32>().ok());
        let row = rows(db, id).await?.into_iter().find(|row| Some(row.number) == number);
        let Some(row) = row.filter(|row| row.author == author) else { return Ok(None) };
        let told = row.told(talk, id)?;
        let path = format!("/turn-talks/{id}");
        Ok(told.is_written().then(|| Shared {
            what: "a turn of a talk",
            author,
            day: told.made_at.with_timezone(&talk.zone()).date_naive(),
            part: told.number,
            shared_at: told.made_at,
            acts: format!("{path}/turns/{}", told.number),
            path,
            is_open: true,
            said: told.words.map(|words| words.said()),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, talk: &Ours<TurnTalk>, turn: &Shared) -> Result<()> {
        let (id, number) = (talk.id(), turn.part);
        sqlx::query!("update turn set words = x'' where talk = ? and number = ?", id, number)
            .execute(tx.conn())
            .await?;
        tick::store::withdrawn(tx, talk).await
    }

    fn id(talk: &Ours<TurnTalk>) -> uuid::Uuid {
        talk.id().uuid()
    }
}
