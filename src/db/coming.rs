//! Forms that are on their way to the writer: a commit waits a moment for them, so that they need
//! not wait for the next.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// The longest that those who have written wait for those who come. A form comes through its gate
/// in a tenth of this; one that has to hash a password first is not waited for.
const MOMENT: Duration = Duration::from_millis(1);

/// How many come, and whom to tell when one of them has gone.
#[derive(Debug, Clone)]
pub(super) struct Coming {
    count: Arc<AtomicUsize>,
    due: Arc<Notify>,
}

/// One form that has arrived whole and may write; as long as this is kept.
#[derive(Debug)]
#[must_use = "it counts as gone when this is dropped"]
pub struct OnItsWay(Coming);

impl Coming {
    pub(super) fn new(due: Arc<Notify>) -> Self {
        Self { count: Arc::default(), due }
    }

    pub(super) fn one_more(&self) -> OnItsWay {
        self.count.fetch_add(1, Ordering::Relaxed);
        OnItsWay(self.clone())
    }

    /// How many come, and have not yet been answered.
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// Waits until something has changed; false if that took longer than a moment from `since`.
    pub(super) async fn changes(&self, since: Instant) -> bool {
        tokio::time::timeout_at(since + MOMENT, self.due.notified()).await.is_ok()
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.0.count.fetch_sub(1, Ordering::Relaxed);
        self.0.due.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::db::{Db, OnItsWay};

    async fn write(db: &Db, code: &[u8]) {
        let mut tx = db.write().await.expect("begins");
        let insert = sqlx::query("insert into set_up_link values (?, '')").bind(code);
        insert.execute(tx.conn()).await.expect("inserts");
        tx.commit().await.expect("commits");
    }

    /// Frames of the log that end a transaction: <https://sqlite.org/fileformat2.html#the_write_ahead_log>.
    fn commits(folder: &Path) -> usize {
        let log = std::fs::read(folder.join("troth.db-wal")).expect("a log");
        let big_endian = |at: &[u8]| u32::from_be_bytes([at[0], at[1], at[2], at[3]]);
        let frame = 24 + usize::try_from(big_endian(&log[8..])).expect("a page");
        log[32..].chunks_exact(frame).filter(|frame| big_endian(&frame[4..]) > 0).count()
    }

    /// Comes through its gate, which asks a few questions first.
    async fn come(db: &Db, code: &[u8], on_its_way: OnItsWay) {
        for _ in 0..3 {
            assert!(db.answers().await);
        }
        write(db, code).await;
        drop(on_its_way);
    }

    #[tokio::test]
    async fn those_who_come_at_the_same_moment_share_a_commit() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        let before = commits(folder.path());
        let (first, second) = (db.expect(), db.expect());
        let first = async {
            write(&db, b"first").await;
            drop(first);
        };
        tokio::join!(first, come(&db, b"second", second));
        assert_eq!(commits(folder.path()), before + 1);
    }

    #[tokio::test]
    async fn nobody_waits_for_long_for_one_who_does_not_come() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(folder.path()).await.expect("opens");
        let (gone, stays) = (db.expect(), db.expect());
        drop(gone);
        write(&db, b"first").await;
        write(&db, b"second").await;
        drop(stays);
    }
}
