//! Room kept free on the disk for what must not wait until somebody has tidied up: signing out,
//! leaving at once.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};

/// Enough to end a session many times over, and to write the log back.
const SIZE: usize = 256 * 1024;

/// A file whose only use is that it can be given up.
#[derive(Debug)]
pub(super) struct Reserve {
    file: PathBuf,
    options: SqliteConnectOptions,
}

/// The room, given up until this is dropped.
#[derive(Debug)]
pub struct Room<'a>(&'a Reserve);

impl Reserve {
    pub(super) fn of(folder: &Path, options: SqliteConnectOptions) -> Self {
        let reserve = Self { file: folder.join("troth.reserve"), options };
        reserve.keep();
        reserve
    }

    /// Sets the room aside again, if there is room.
    fn keep(&self) {
        let has = fs::metadata(&self.file).map_or(0, |file| file.len());
        if has < SIZE as u64
            && let Err(error) = self.fill()
        {
            // Half of it would only be in the way.
            let _ = fs::remove_file(&self.file);
            tracing::warn!(%error, "no room could be set aside on the disk");
        }
    }

    /// With what no file system makes smaller.
    fn fill(&self) -> io::Result<()> {
        let mut bytes = vec![0; SIZE];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        super::file::private(&self.file).map_err(io::Error::other)?;
        fs::write(&self.file, bytes)?;
        fs::File::open(&self.file)?.sync_all()
    }

    /// Gives the room up, and writes the log back so that it begins anew.
    pub(super) async fn give_up(&self) -> Room<'_> {
        let _ = fs::remove_file(&self.file);
        if let Ok(mut db) = self.options.connect().await {
            let _ = sqlx::query("pragma wal_checkpoint(passive)").execute(&mut db).await;
            let _ = db.close().await;
        }
        Room(self)
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.keep();
    }
}
