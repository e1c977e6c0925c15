//! The forms that a commit answers, remembered by it.
//!
//! Whoever writes leaves here what is to be remembered of their form; the commit that all of them
//! share writes it down in one statement, in the same transaction as what the forms did.

use chrono::{DateTime, SecondsFormat, Utc};
use data_encoding::HEXUPPER;
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use uuid::Uuid;

/// A form that was sent, and what came of it.
#[derive(Debug)]
pub struct Sent {
    /// The form's `op`.
    pub id: Uuid,
    /// Who sent it.
    pub person: Uuid,
    /// The pattern of the path that it was sent to.
    pub route: String,
    /// Tells a retry from another form under the same id.
    pub body_hash: [u8; 32],
    /// What came of it, as JSON.
    pub outcome: String,
    /// When it was written, if a phone kept it for a while.
    pub made_at: Option<DateTime<Utc>>,
    /// When it came.
    pub received_at: DateTime<Utc>,
}

impl Sent {
    fn row(&self) -> Value {
        json!({
            "id": HEXUPPER.encode(self.id.as_bytes()),
            "person": HEXUPPER.encode(self.person.as_bytes()),
            "route": self.route,
            "body_hash": HEXUPPER.encode(&self.body_hash),
            "outcome": self.outcome,
            "made_at": self.made_at.map(as_kept),
            "received_at": as_kept(self.received_at),
        })
    }
}

/// As every instant is kept.
fn as_kept(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// Writes down what was sent, and everything that was done, to disk. Whose account was erased in
/// the same transaction is not remembered.
pub(super) async fn commit(connection: &mut SqliteConnection, sent: &[Sent]) -> sqlx::Result<()> {
    if sent.is_empty() {
        return sqlx::query("commit").execute(connection).await.map(|_| ());
    }
    let rows = sent.iter().map(Sent::row).collect::<Value>().to_string();
    sqlx::query!(
        "insert into operation (id, person, route, body_hash, outcome, made_at, received_at)
         select unhex(value ->> 'id'), person.id, value ->> 'route', unhex(value ->> 'body_hash'),
                value ->> 'outcome', value ->> 'made_at', value ->> 'received_at'
           from json_each(?)
           join person on person.id = unhex(value ->> 'person');
         commit",
        rows
    )
    .execute(connection)
    .await
    .map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;

    async fn with_ana() -> (tempfile::TempDir, Db, Uuid) {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        let (ana, mut tx) = (Uuid::now_v7(), db.write().await.expect("begins"));
        sqlx::query("insert into person values (?, 'Ana', 'ana', 'UTC', 'device', '')")
            .bind(ana)
            .execute(tx.conn())
            .await
            .expect("inserts");
        tx.commit().await.expect("commits");
        (folder, db, ana)
    }

    fn form(id: Uuid, person: Uuid) -> Sent {
        let (route, outcome, body_hash) = (String::new(), String::new(), [0xA7; 32]);
        let received_at = DateTime::UNIX_EPOCH;
        Sent { id, person, route, body_hash, outcome, made_at: None, received_at }
    }

    async fn remembered(db: &Db) -> Vec<(Uuid, Uuid, Vec<u8>, DateTime<Utc>)> {
        let rows = "select id, person, body_hash, received_at from operation";
        let mut db = db.read().await.expect("reads");
        sqlx::query_as(rows).fetch_all(db.conn()).await.expect("reads")
    }

    #[tokio::test]
    async fn a_form_that_is_sent_again_waits_until_the_first_is_on_disk() {
        let (_folder, db, ana) = with_ana().await;
        let (id, tx) = (Uuid::now_v7(), db.write().await.expect("begins"));
        let first = tx.commit_sent(form(id, ana));
        let again = async {
            let turn = db.turn().await.expect("its turn");
            assert!(turn.is_being_saved(id), "before the commit");
            assert!(!turn.is_being_saved(Uuid::now_v7()));
            assert!(remembered(&db).await.is_empty(), "not on disk yet");
            turn.settled().await.expect("saved");
            remembered(&db).await
        };
        let (saved, found) = tokio::join!(first, again);
        saved.expect("saved");
        assert_eq!(found, [(id, ana, vec![0xA7; 32], DateTime::UNIX_EPOCH)]);
        assert!(!db.turn().await.expect("a turn").is_being_saved(id));
    }

    #[tokio::test]
    async fn whoever_waits_for_a_commit_that_was_not_made_is_told_so() {
        let (_folder, db, ana) = with_ana().await;
        let id = Uuid::now_v7();
        let first = db.write().await.expect("begins").commit_sent(form(id, ana));
        let second = async { db.write().await.expect("begins").commit_sent(form(id, ana)).await };
        let third = async { db.turn().await.expect("its turn").settled().await };
        let (first, second, third) = tokio::join!(first, second, third);
        assert!([first, second, third].iter().all(Result::is_err), "one id counts once");
        assert!(remembered(&db).await.is_empty());
        let tx = db.write().await.expect("begins anew");
        tx.commit_sent(form(id, ana)).await.expect("saved");
    }

    #[tokio::test]
    async fn what_an_erased_person_sent_is_not_remembered() {
        let (_folder, db, _) = with_ana().await;
        let tx = db.write().await.expect("begins");
        tx.commit_sent(form(Uuid::now_v7(), Uuid::now_v7())).await.expect("saved");
        assert!(remembered(&db).await.is_empty());
    }
}
