//! The data folder: made on the first run, recognised on the later ones, used by one program.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail, ensure};

/// The database file, and the side file that says it exists.
pub(super) struct DataFolder {
    pub(super) database: PathBuf,
    known: PathBuf,
}

const FORMAT: &[u8] = b"SQLite format 3\0";

/// Makes the folder and an empty file on the first run; later refuses whatever is not a database.
pub(super) fn prepare(folder: &Path) -> anyhow::Result<DataFolder> {
    make_private(folder)?;
    let data =
        DataFolder { database: folder.join("troth.db"), known: folder.join("troth.instance") };
    let path = data.database.display();
    if !data.known.exists() {
        ensure!(
            !data.database.exists() || fs::metadata(&data.database)?.len() == 0,
            "{path} exists but was not made by this program. Choose another folder with --data"
        );
        private_file(&data.database)?;
        return Ok(data);
    }
    let Ok(mut file) = File::open(&data.database) else {
        bail!("{path} is missing although it was there before. Restore it from a backup");
    };
    let mut start = [0; FORMAT.len()];
    let read = file.read(&mut start)?;
    ensure!(
        read > 0,
        "{path} is empty although it held something before. Restore it from a backup"
    );
    ensure!(start == FORMAT, "{path} is damaged or not a database. Restore it from a backup");
    Ok(data)
}

impl DataFolder {
    /// Remembers that the database exists now.
    pub(super) fn settle(&self) -> anyhow::Result<()> {
        if !self.known.exists() {
            private_file(&self.known)?;
            fs::write(&self.known, format!("{}\n", uuid::Uuid::now_v7()))?;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    if folder.exists() {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        return Ok(());
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("making the folder {}", folder.display()))
}

#[cfg(unix)]
fn private_file(path: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("making {}", path.display()))?;
    Ok(())
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> anyhow::Result<()> {
    fs::OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    Ok(())
}
