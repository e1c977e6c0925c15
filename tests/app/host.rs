//! The person who runs the server, with a tool such as `sqlite3` in hand: changes the database
//! behind the program's back.

use sqlx::{
    AssertSqlSafe, Connection as _, Row as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteRow},
};
use uuid::Uuid;

use crate::world::World;

/// Somebody with the database file open.
pub(crate) struct Host(SqliteConnection);

impl Host {
    /// Opens the file of this world; nothing is checked on the way in.
    pub(crate) async fn of(world: &World) -> Self {
        let file = world.folder().join("troth.db");
        let options = SqliteConnectOptions::new().filename(file).foreign_keys(false);
        Self(SqliteConnection::connect_with(&options).await.expect("the database opens"))
    }

    /// Runs a statement with these bytes in the place of its question marks; how many rows changed.
    pub(crate) async fn run(&mut self, sql: &str, bytes: &[&[u8]]) -> u64 {
        let mut query = sqlx::query(AssertSqlSafe(sql.to_owned()));
        for blob in bytes {
            query = query.bind(blob.to_vec());
        }
        let done = query.execute(&mut self.0).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    /// The same, for exactly one row.
    pub(crate) async fn once(&mut self, sql: &str, bytes: &[&[u8]]) {
        assert_eq!(self.run(sql, bytes).await, 1, "{sql}");
    }

    /// What a question gives.
    pub(crate) async fn rows(&mut self, sql: &str) -> Vec<SqliteRow> {
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(&mut self.0).await;
        rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The blobs that a question gives, in the order of its rows.
    pub(crate) async fn blobs(&mut self, sql: &str) -> Vec<Vec<u8>> {
        self.rows(sql).await.iter().map(|row| row.get(0)).collect()
    }

    /// Remembers a table as it is, for [`Self::put_back`].
    pub(crate) async fn remember(&mut self, table: &str) {
        self.run(&format!("create temp table kept as select * from main.{table}"), &[]).await;
    }

    /// Puts a table back as it was when it was remembered.
    pub(crate) async fn put_back(&mut self, table: &str) {
        self.run(&format!("delete from main.{table}"), &[]).await;
        self.run(&format!("insert into main.{table} select * from temp.kept"), &[]).await;
    }

    /// The id of somebody.
    pub(crate) async fn id_of(&mut self, name: &str) -> Uuid {
        let found = self.blobs(&format!("select id from person where name = '{name}'")).await;
        Uuid::from_slice(found.first().expect("somebody of that name")).expect("an id")
    }
}
