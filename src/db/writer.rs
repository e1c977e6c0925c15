//! The one writer: savepoints for each, one commit for all who came together.

use std::sync::Arc;

use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection, migrate::Migrator,
    sqlite::SqliteConnectOptions,
};
use tokio::{
    sync::{Mutex, Notify, OwnedMutexGuard, oneshot},
    time::Instant,
};
use uuid::Uuid;

use super::{
    coming::{Coming, OnItsWay},
    sent::{self, Sent},
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!();

/// Could not be written to disk; nothing of it is kept.
#[derive(Debug, thiserror::Error)]
#[error("not saved: {0}")]
pub struct NotSaved(String);

impl From<sqlx::Error> for NotSaved {
    fn from(error: sqlx::Error) -> Self {
        Self(error.to_string())
    }
}

#[derive(Debug, Clone)]
pub(super) struct Writer {
    state: Arc<Mutex<State>>,
    due: Arc<Notify>,
    coming: Coming,
}

/// What the lock protects.
#[derive(Debug)]
struct State {
    options: SqliteConnectOptions,
    /// Absent after an I/O error: replaced, never reused.
    connection: Option<SqliteConnection>,
    /// A transaction is open and holds the work of `waiting`.
    open: bool,
    /// Somebody left without committing: undo their savepoint first.
    abandoned: bool,
    /// Something in the open transaction was deleted for good.
    empties: bool,
    waiting: Vec<Waiting>,
    /// What the commit has to write down of the forms of those who wait.
    sent: Vec<Sent>,
}

type Waiting = oneshot::Sender<Result<(), NotSaved>>;

/// The writer's connection, inside the transaction that all who come together share. Nothing of
/// one's own has begun.
#[derive(Debug)]
pub struct Turn {
    state: Option<OwnedMutexGuard<State>>,
    due: Arc<Notify>,
}

/// One piece of writing; undone unless committed.
#[derive(Debug)]
pub struct Tx {
    state: Option<OwnedMutexGuard<State>>,
    empties: bool,
    due: Arc<Notify>,
}

impl Writer {
    pub(super) async fn open(options: SqliteConnectOptions) -> anyhow::Result<Self> {
        let connection = Some(options.connect().await?);
        let (open, abandoned, empties) = (false, false, false);
        let (waiting, sent) = (Vec::new(), Vec::new());
        let state = State { options, connection, open, abandoned, empties, waiting, sent };
        let (state, due) = (Arc::new(Mutex::new(state)), Arc::new(Notify::new()));
        let coming = Coming::new(due.clone());
        tokio::spawn(commit_when_due(Arc::downgrade(&state), due.clone(), coming.clone()));
        Ok(Self { state, due, coming })
    }

    pub(super) fn expect(&self) -> OnItsWay {
        self.coming.one_more()
    }

    pub(super) async fn migrate(&self) -> anyhow::Result<()> {
        let mut state = self.state.lock().await;
        MIGRATIONS.run(state.connection().await?).await?;
        Ok(())
    }

    pub(super) async fn turn(&self) -> Result<Turn, NotSaved> {
        let state = self.state.clone().lock_owned().await;
        let mut turn = Turn { state: None, due: self.due.clone() };
        if state.is_begun() {
            turn.state = Some(state);
            return Ok(turn);
        }
        on_its_own(async move {
            let mut state = state;
            state.undo_abandoned().await;
            if let Err(error) = state.begin().await {
                state.fail(&error);
                return Err(error);
            }
            turn.state = Some(state);
            Ok(turn)
        })
        .await?
    }

    pub(super) async fn empty_the_log(&self) {
        let mut state = self.state.lock().await;
        state.undo_abandoned().await;
        state.commit().await;
        if let Err(error) = state.connection().await {
            return state.fail(&error);
        }
        state.empty_the_log().await;
    }

    pub(super) async fn close(&self) {
        let mut state = self.state.lock().await;
        state.undo_abandoned().await;
        state.commit().await;
        if let Some(mut connection) = state.connection.take() {
            let _ = sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut connection).await;
            let _ = connection.close().await;
        }
    }
}

impl Turn {
    /// The connection, for one statement that opens with `savepoint one;`: whoever looks for
    /// something before they write need not ask twice.
    ///
    /// # Panics
    /// Never: the connection is there while it is one's turn.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        connection(&mut self.state)
    }

    /// Whether a form with this id is about to be committed.
    ///
    /// # Panics
    /// Never: the writer is there while it is one's turn.
    pub fn is_being_saved(&self, id: Uuid) -> bool {
        let state = self.state.as_ref().expect("it is one's turn");
        state.sent.iter().any(|sent| sent.id == id)
    }

    /// Returns when everything before this turn is on disk.
    ///
    /// # Errors
    /// [`NotSaved`] if it is not.
    pub async fn settled(mut self) -> Result<(), NotSaved> {
        told(self.state.take(), &self.due).await
    }

    /// One's own writing, now that the savepoint is set.
    ///
    /// # Errors
    /// [`NotSaved`] if it was not.
    pub fn begun<T>(mut self, found: sqlx::Result<T>) -> Result<(Tx, T), NotSaved> {
        let mut state = self.state.take();
        match found {
            Ok(found) => Ok((Tx { state, empties: false, due: self.due.clone() }, found)),
            Err(error) => {
                let error = error.into();
                if let Some(state) = state.as_mut() {
                    state.fail(&error);
                }
                Err(error)
            }
        }
    }

    pub(super) async fn begin(mut self) -> Result<Tx, NotSaved> {
        let set = sqlx::query("savepoint one").execute(self.conn()).await;
        Ok(self.begun(set)?.0)
    }
}

/// Whoever was asked to leave in the middle leaves an open transaction: those who wait are not
/// kept waiting.
impl Drop for Turn {
    fn drop(&mut self) {
        if self.state.take().is_some() {
            self.due.notify_one();
        }
    }
}

impl Tx {
    /// The connection, for the queries of a store.
    ///
    /// # Panics
    /// Never: the connection is there from `begin` to `commit`.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        connection(&mut self.state)
    }

    /// Something is deleted for good: with the commit the log is emptied, which until then still
    /// holds how the pages were. Whoever asked for it may be gone by then.
    pub fn deletes_for_good(&mut self) {
        self.empties = true;
    }

    /// Returns when it is on disk.
    ///
    /// # Errors
    /// [`NotSaved`] if it is not; it may then be sent again with the same `op`.
    pub async fn commit(mut self) -> Result<(), NotSaved> {
        if let Some(state) = self.state.as_mut() {
            state.empties |= self.empties;
        }
        told(self.state.take(), &self.due).await
    }

    /// The same, and the form that it answers is remembered with it.
    ///
    /// # Errors
    /// As [`Tx::commit`].
    pub async fn commit_sent(mut self, sent: Sent) -> Result<(), NotSaved> {
        if let Some(state) = self.state.as_mut() {
            state.sent.push(sent);
        }
        self.commit().await
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Some(mut state) = self.state.take() {
            state.abandoned = true;
            drop(state);
            self.due.notify_one();
        }
    }
}

/// Leaves the turn to the next, and waits for the commit of all.
async fn told(state: Option<OwnedMutexGuard<State>>, due: &Notify) -> Result<(), NotSaved> {
    let (done, told) = oneshot::channel();
    if let Some(mut state) = state {
        state.waiting.push(done);
    }
    due.notify_one();
    told.await.unwrap_or_else(|_| Err(stopped()))
}

/// Comes to its end also when whoever waits for it has gone: the connection and what is known of
/// it stay in step, and nobody else finds a transaction half begun.
async fn on_its_own<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, NotSaved> {
    tokio::spawn(work).await.map_err(|_| stopped())
}

fn stopped() -> NotSaved {
    NotSaved("the server stopped".to_owned())
}

fn connection(state: &mut Option<OwnedMutexGuard<State>>) -> &mut SqliteConnection {
    state
        .as_mut()
        .and_then(|state| state.connection.as_mut())
        .expect("a begun transaction has its connection")
}

impl State {
    async fn connection(&mut self) -> Result<&mut SqliteConnection, NotSaved> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        Ok(self.connection.insert(connection))
    }

    /// Whether the next may write at once.
    fn is_begun(&self) -> bool {
        self.open && !self.abandoned && self.connection.is_some()
    }

    async fn begin(&mut self) -> Result<(), NotSaved> {
        let open = self.open;
        let connection = self.connection().await?;
        if !open {
            sqlx::query("begin immediate").execute(connection).await?;
            self.open = true;
        }
        Ok(())
    }

    async fn undo_abandoned(&mut self) {
        if !std::mem::take(&mut self.abandoned) {
            return;
        }
        let Some(connection) = self.connection.as_mut() else { return };
        // Savepoints nest, so "one" is the newest: the work of who left. Those below stay, and
        // the commit releases them.
        let undone = sqlx::raw_sql("rollback to one; release one").execute(connection).await;
        if let Err(error) = undone {
            self.fail(&error.into());
        }
    }

    async fn commit(&mut self) {
        let Some(connection) = self.connection.as_mut().filter(|_| self.open) else { return };
        match sent::commit(connection, &self.sent).await {
            Ok(()) => {
                self.open = false;
                self.sent.clear();
                if std::mem::take(&mut self.empties) {
                    self.empty_the_log().await;
                }
                for done in self.waiting.drain(..) {
                    let _ = done.send(Ok(()));
                }
            }
            Err(error) => self.fail(&error.into()),
        }
    }

    /// If somebody reads for so long that it can not be emptied, closing does it.
    async fn empty_the_log(&mut self) {
        let Some(connection) = self.connection.as_mut() else { return };
        let emptied = sqlx::query("pragma wal_checkpoint(truncate)").execute(connection).await;
        if let Err(error) = emptied {
            tracing::warn!(%error, "the log was not emptied");
        }
    }

    /// Everybody who shared this transaction is told, and the connection is thrown away.
    fn fail(&mut self, error: &NotSaved) {
        tracing::error!(%error, "the writer's connection is replaced");
        self.connection = None;
        self.open = false;
        self.abandoned = false;
        self.empties = false;
        self.sent.clear();
        for done in self.waiting.drain(..) {
            let _ = done.send(Err(NotSaved(error.0.clone())));
        }
    }
}

/// Queues for the lock behind everybody who is writing now, and a moment for those who come, then
/// commits for all of them.
async fn commit_when_due(state: std::sync::Weak<Mutex<State>>, due: Arc<Notify>, coming: Coming) {
    loop {
        due.notified().await;
        let Some(state) = state.upgrade() else { return };
        let since = Instant::now();
        while state.lock().await.waiting.len() < coming.count() && coming.changes(since).await {}
        let mut state = state.lock().await;
        state.undo_abandoned().await;
        state.commit().await;
    }
}
