//! Room kept free on the disk for what must not wait until somebody has tidied up: signing out,
//! leaving at once.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Enough to end a session many times over, and to write the log back.
const SIZE: usize = 256 * 1024;

/// A file whose only use is that it can be given up.
#[derive(Debug)]
pub(super) struct Reserve(PathBuf);

/// The room, given up until this is dropped.
#[derive(Debug)]
pub(super) struct Room<'a>(&'a Reserve);

impl Reserve {
    pub(super) fn of(folder: &Path) -> Self {
        let reserve = Self(folder.join("troth.reserve"));
        reserve.keep();
        reserve
    }

    /// Sets the room aside again; if there is less, what there is.
    fn keep(&self) {
        let has = fs::metadata(&self.0).map_or(0, |file| file.len());
        if has < SIZE as u64
            && let Err(error) = self.fill()
        {
            tracing::warn!(%error, "less room could be set aside on the disk than is good");
        }
    }

    /// With what no file system makes smaller.
    fn fill(&self) -> io::Result<()> {
        let mut bytes = vec![0; SIZE];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        super::file::private(&self.0).map_err(io::Error::other)?;
        let written = fs::write(&self.0, bytes);
        fs::File::open(&self.0)?.sync_all()?;
        written
    }

    /// Gives the room up.
    pub(super) fn give_up(&self) -> Room<'_> {
        let _ = fs::remove_file(&self.0);
        Room(self)
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.keep();
    }
}
