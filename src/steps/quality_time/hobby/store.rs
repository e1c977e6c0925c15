//! The hobbies as one of the two may know them: what they answered, and what both would like or might.
//!
//! Answers are compared here, within a request of one of the two, whose session holds the couple's key.
//! The other's answer leaves this file only as [`Stand::Together`].

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{
    Answered, Choice, HobbyAnswerId, HobbyId, Stand, Suggested, deck,
    suggestion::store as suggestions,
};
use crate::{
    access::{Partner, PersonId, Sharing},
    db::Tx,
    error::Result,
    sealed::{Opened, Sealed},
};

/// Something to do together.
#[derive(Debug, Clone)]
pub struct Hobby {
    /// The card of the deck, or the suggestion.
    pub key: String,
    /// What.
    pub text: Opened<String>,
    /// Who suggested it, if it is not of the deck.
    pub suggested_by: Option<PersonId>,
    /// Where it stands.
    pub stand: Stand,
}

/// An answer, as it lies in the database.
pub(super) struct Row {
    pub(super) id: HobbyAnswerId,
    pub(super) author: PersonId,
    pub(super) hobby: String,
    pub(super) epoch: u32,
    pub(super) words: Sealed,
    pub(super) made_at: DateTime<Utc>,
}

/// Answers to one hobby, or to all.
pub(super) async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    hobby: Option<&str>,
) -> Result<Vec<Row>> {
    let couple = partner.couple();
    Ok(sqlx::query_as!(
        Row,
        "select id, author, hobby, epoch, words, made_at
           from hobby_answer
          where couple = ?1 and (?2 is null or hobby = ?2)
          order by made_at, id",
        couple,
        hobby
    )
    .fetch_all(db)
    .await?)
}

impl Row {
    /// What was answered. Put beside another hobby outside the app, it is not genuine.
    pub(super) fn answered(&self, partner: &Partner) -> Opened<Answered> {
        let opened = partner.open(self.id.uuid(), 0, self.author, self.epoch, &self.words);
        match opened {
            Opened::Genuine(Answered { hobby, .. }) if hobby != self.hobby => {
                Opened::ChangedOutside
            }
            opened => opened,
        }
    }
}

/// Where each that this partner has answered stands.
fn stands(partner: &Partner, rows: &[Row]) -> HashMap<String, Stand> {
    let opened = |row: &Row| row.answered(partner).map(|it| it.answer);
    let theirs: HashMap<_, _> = rows
        .iter()
        .filter(|row| row.author == partner.partner())
        .map(|row| (&row.hobby, opened(row)))
        .collect();
    let mine = rows.iter().filter(|row| row.author == partner.person());
    let stand = |row: &Row| Stand::of(Some(opened(row)), theirs.get(&row.hobby));
    mine.map(|row| (row.hobby.clone(), stand(row))).collect()
}

/// Every hobby: what was suggested first, then the deck.
pub async fn all(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Hobby>> {
    let rows = rows(&mut *db, partner, None).await?;
    let mut stands = stands(partner, &rows);
    let mut stand = |key: &str| stands.remove(key).unwrap_or(Stand::Unanswered);
    let suggested = suggestions::every(db, partner).await?.into_iter();
    let suggested = suggested.filter(|told| told.withdrawn.is_none()).map(|told| {
        let key = told.id.to_string();
        Hobby {
            stand: stand(&key),
            key,
            text: told.words.map(|words| words.hobby),
            suggested_by: Some(told.author),
        }
    });
    let mut all: Vec<_> = suggested.collect();
    all.extend(deck().iter().map(|card| Hobby {
        key: card.id.clone(),
        text: Opened::Genuine(card.text.clone()),
        suggested_by: None,
        stand: stand(&card.id),
    }));
    Ok(all)
}

/// The one with this key, if there is one for the two.
pub(super) async fn find(
    db: &mut SqliteConnection,
    partner: &Partner,
    key: &str,
) -> Result<Option<Hobby>> {
    Ok(all(db, partner).await?.into_iter().find(|hobby| hobby.key == key))
}

/// Keeps what this partner answers, in the place of what they answered before.
pub(super) async fn answer(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (hobby, answer): (&str, Choice),
) -> Result<()> {
    take_back(tx, partner, hobby).await?;
    let id = HobbyAnswerId::mint();
    let words = partner.seal(id.uuid(), 0, &Answered { hobby: hobby.to_owned(), answer })?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into hobby_answer (id, couple, author, hobby, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        hobby,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// This partner has not answered it any more.
pub(super) async fn take_back(tx: &mut Tx, partner: &Partner, hobby: &str) -> Result<()> {
    let (couple, author) = (partner.couple(), partner.person());
    sqlx::query!(
        "delete from hobby_answer where couple = ? and author = ? and hobby = ?",
        couple,
        author,
        hobby
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Suggests something: whoever does would like it.
pub(super) async fn suggest(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &Suggested,
) -> Result<HobbyId> {
    let id = suggestions::insert(tx, partner, words).await?;
    answer(tx, partner, (&id.to_string(), Choice::Like)).await?;
    Ok(id)
}
