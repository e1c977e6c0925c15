//! The readers: a few connections, each lent to one page for all of its questions.
//!
//! `sqlx` has a pool of its own. It asks a connection whether it is well each time it comes back, and
//! for `SQLite` each such question wakes another thread and waits for its answer: as many hand-overs
//! again as the questions of a page need. A file on the same machine does not go away between two.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sqlx::{
    ConnectOptions as _, Connection as _, Error, SqliteConnection, sqlite::SqliteConnectOptions,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Nobody waits longer for a free connection.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Readers {
    options: SqliteConnectOptions,
    most: u32,
    free: Arc<Semaphore>,
    /// The one that came back last goes out first: what it has read is still warm.
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
}

/// A connection for reading, until it is dropped.
#[derive(Debug)]
pub struct Reader {
    connection: Option<SqliteConnection>,
    home: Arc<Mutex<Vec<SqliteConnection>>>,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    /// Opens one connection now, and others up to `most` when they are needed.
    pub(super) async fn open(options: SqliteConnectOptions, most: u32) -> Result<Self, Error> {
        let idle = Arc::new(Mutex::new(vec![options.connect().await?]));
        Ok(Self { options, most, free: Arc::new(Semaphore::new(most as usize)), idle })
    }

    pub(super) async fn lend(&self) -> Result<Reader, Error> {
        let free = self.free.clone().acquire_owned();
        let permit = tokio::time::timeout(PATIENCE, free).await.map_err(|_| Error::PoolTimedOut)?;
        let permit = permit.map_err(|_| Error::PoolClosed)?;
        let idle = lock(&self.idle).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        Ok(Reader { connection: Some(connection), home: self.idle.clone(), _permit: permit })
    }

    /// Waits for what is under way and closes all connections.
    pub(super) async fn close(&self) {
        let _all = tokio::time::timeout(PATIENCE, self.free.acquire_many(self.most)).await;
        self.free.close();
        let idle = std::mem::take(&mut *lock(&self.idle));
        for connection in idle {
            let _ = connection.close().await;
        }
    }
}

fn lock(idle: &Mutex<Vec<SqliteConnection>>) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Reader {
    /// The connection, for the queries of a store.
    ///
    /// # Panics
    /// Never: the connection is there until it is given back.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("there until it is given back")
    }
}

/// Also when whoever asked has gone: the next question waits behind the one that is under way.
impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            lock(&self.home).push(connection);
        }
    }
}
