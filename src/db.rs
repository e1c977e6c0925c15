//! The database: one writer, several readers, one file.
//!
//! Writers that come at the same time share one commit: each works in a savepoint of its own, and
//! the committer, queueing behind them for the same lock, writes them all to disk at once. Nobody
//! is answered "saved" before that commit returned.

mod check;
mod coming;
mod file;
mod full;
mod readers;
mod reserve;
mod sent;
mod writer;

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::ensure;
use sqlx::{
    ConnectOptions as _,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::error::{Error, Result};
use check::Schema;
pub use coming::OnItsWay;
use file::{Alone, DataFolder};
pub use readers::Reader;
use readers::Readers;
use reserve::Reserve;
pub use sent::Sent;
use writer::Writer;
pub use writer::{NotSaved, Turn, Tx};

const READERS: u32 = 4;

/// A handle on the database; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    readers: Arc<Readers>,
    writer: Writer,
    reserve: Arc<Reserve>,
    /// While this program serves the folder.
    _alone: Option<Arc<Alone>>,
}

impl Db {
    /// Opens the database of a data folder, creating it on the first run only; for a command of
    /// the host, which may come while the folder is served.
    ///
    /// # Errors
    /// If the folder holds something that is not a whole database of this program, or one that has
    /// to be brought up to date while another program serves it.
    pub async fn open(folder: &Path) -> anyhow::Result<Self> {
        let data = file::recognise(folder)?;
        let alone = data.serve_alone()?;
        ensure!(
            alone.is_some() || schema(&data).await? == Schema::Current,
            "another Troth is using {}, and this version would bring its database up to date. \
             Nothing was changed. Stop that one first",
            folder.display()
        );
        Self::opened(&data).await
    }

    /// The same for a program that serves the folder: the only one.
    ///
    /// # Errors
    /// As [`Db::open`], or if another program serves the folder.
    pub async fn open_alone(folder: &Path) -> anyhow::Result<Self> {
        let data = file::recognise(folder)?;
        let alone = data.serve_alone_soon().await?;
        let db = Self::opened(&data).await?;
        // One that was killed may have left there what it had just deleted for good.
        db.writer.empty_the_log().await;
        Ok(Self { _alone: Some(Arc::new(alone)), ..db })
    }

    async fn opened(data: &DataFolder) -> anyhow::Result<Self> {
        schema(data).await?;
        let writer = Writer::open(options(&data.database)).await?;
        writer.migrate().await?;
        data.settle()?;
        let reserve = Arc::new(Reserve::of(&data.folder));
        let options = options(&data.database).read_only(true).pragma("query_only", "on");
        let readers = Arc::new(Readers::open(options, READERS).await?);
        Ok(Self { readers, writer, reserve, _alone: None })
    }

    /// For reading: take one for a page, and give it back before taking another.
    ///
    /// # Errors
    /// If none came free in time.
    pub async fn read(&self) -> sqlx::Result<Reader> {
        self.readers.lend().await
    }

    /// Whether it can be read.
    pub async fn answers(&self) -> bool {
        let Ok(mut reader) = self.read().await else { return false };
        let asked = sqlx::query("select 1 from sqlite_schema limit 1");
        asked.fetch_optional(reader.conn()).await.is_ok()
    }

    /// For writing: a transaction that is undone unless it is [`Tx::commit`]ted.
    ///
    /// # Errors
    /// [`NotSaved`] if the database cannot be written to at the moment.
    pub async fn write(&self) -> Result<Tx, NotSaved> {
        self.turn().await?.begin().await
    }

    /// For writing after a look: the writer's connection, where the first statement is one's own.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn turn(&self) -> Result<Turn, NotSaved> {
        self.writer.turn().await
    }

    /// Says that a form has arrived whole and may write soon: a commit waits a moment for it.
    pub fn expect(&self) -> OnItsWay {
        self.writer.expect()
    }

    /// Writes what must not wait until somebody has made room: if the disk took nothing, once more
    /// with the room that is kept for this. Afterwards it is set aside again.
    ///
    /// # Errors
    /// That of the work.
    pub async fn even_if_full<T, F>(&self, work: impl Fn() -> F) -> Result<T>
    where
        F: Future<Output = Result<T>>,
    {
        let mut room = None;
        loop {
            let done = work().await;
            if room.is_some() {
                // So that as much as before can be set aside.
                self.writer.empty_the_log().await;
                return done;
            }
            if !matches!(done, Err(Error::NotSaved(_))) {
                return done;
            }
            room = Some(self.reserve.give_up());
            self.writer.empty_the_log().await;
        }
    }

    /// Closes all connections after writing the log back into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// How far the database has come; one that is only being made has nobody's words yet.
async fn schema(data: &DataFolder) -> anyhow::Result<Schema> {
    if data.is_new { Ok(Schema::Older) } else { check::look(data, &writer::MIGRATIONS).await }
}

/// What an unfinished savepoint may have to put back stays in memory: no temporary files, and half
/// the writing to disk.
fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off")
        .pragma("mmap_size", "0")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(200)
        .disable_statement_logging()
}

#[cfg(test)]
mod tests {
    use sqlx::Row as _;

    use super::*;

    async fn pragma(db: &Db, name: &str) -> String {
        let mut tx = db.write().await.expect("writes");
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("pragma {name}")))
            .fetch_one(tx.conn())
            .await
            .expect("reads");
        let text: Result<String, _> = row.try_get(0);
        text.unwrap_or_else(|_| row.get::<i64, _>(0).to_string())
    }

    #[tokio::test]
    async fn losing_nothing_is_switched_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        for (name, value) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
            ("trusted_schema", "0"),
            ("mmap_size", "0"),
            ("temp_store", "2"),
        ] {
            assert_eq!(pragma(&db, name).await, value, "{name}");
        }
    }

    #[tokio::test]
    async fn what_is_not_committed_is_undone_and_its_neighbours_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        let add = async |code: &[u8]| {
            let mut tx = db.write().await.expect("begins");
            sqlx::query("insert into set_up_link values (?, '')")
                .bind(code)
                .execute(tx.conn())
                .await
                .expect("inserts");
            tx
        };
        add(b"kept").await.commit().await.expect("commits");
        drop(add(b"dropped").await);
        drop(db.turn().await.expect("is given a turn"));
        add(b"kept too").await.commit().await.expect("commits");
        let count: i64 = sqlx::query_scalar("select count(*) from set_up_link")
            .fetch_one(db.read().await.expect("reads").conn())
            .await
            .expect("counts");
        assert_eq!(count, 2);
    }

    /// A phone that hangs up in the middle, as with a second tap on the button, harms nobody else.
    #[tokio::test]
    async fn whoever_leaves_at_whatever_moment_leaves_a_writer_that_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        for moment in 0_u32..400 {
            let leaves = async {
                for _ in 0..moment % 80 {
                    tokio::task::yield_now().await;
                }
            };
            let writes = async {
                let tx = db.write().await.expect("begins");
                std::future::pending::<()>().await;
                drop(tx);
            };
            tokio::select! { biased; () = leaves => (), () = writes => () }
            let mut tx = db.write().await.unwrap_or_else(|error| panic!("{moment}: {error}"));
            sqlx::query("insert into set_up_link values (?, '')")
                .bind(moment.to_be_bytes().as_slice())
                .execute(tx.conn())
                .await
                .expect("inserts");
            tx.commit().await.unwrap_or_else(|error| panic!("{moment}: {error}"));
        }
    }

    /// A phone that hangs up while its form is written does not keep what it deletes in the log.
    #[tokio::test]
    async fn what_is_deleted_for_good_is_in_no_file_whoever_waits_for_it() {
        const WORDS: &[u8] = b"Kolibri und Murmel";
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        let log = || std::fs::read(folder.path().join("troth.db-wal")).expect("a log");
        let in_log = || log().windows(WORDS.len()).any(|window| window == WORDS);
        let write = async |sql: &'static str| {
            let mut tx = db.write().await.expect("begins");
            sqlx::query(sql).bind(WORDS).execute(tx.conn()).await.expect("writes");
            tx
        };
        let insert = write("insert into set_up_link values (?, '')").await;
        insert.commit().await.expect("commits");
        assert!(in_log(), "it was written there");
        let mut delete = write("delete from set_up_link where code = ?").await;
        delete.deletes_for_good();
        let mut commit = Box::pin(delete.commit());
        tokio::select! { biased; _ = &mut commit => (), () = std::future::ready(()) => () }
        drop(commit);
        let next = db.write().await.expect("begins");
        next.commit().await.expect("whoever comes next shares the commit");
        assert!(!in_log(), "it is still there");
    }

    #[tokio::test]
    async fn an_emptied_or_foreign_file_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        Db::open(folder.path()).await.expect("opens").close().await;
        let file = folder.path().join("troth.db");
        for bytes in [&b""[..], b"not a database at all"] {
            std::fs::write(&file, bytes).expect("writes");
            Db::open(folder.path()).await.expect_err("is refused");
            assert_eq!(std::fs::read(&file).expect("reads"), bytes);
        }
        std::fs::remove_file(&file).expect("removes");
        Db::open(folder.path()).await.expect_err("a missing file is not made anew");
    }
}
