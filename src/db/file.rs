//! The data folder: made on the first run, recognised on the later ones, served by one program.
//!
//! What cannot be used is refused before a byte of it is changed.

use std::{
    fs::{self, File, TryLockError},
    io::{ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};

/// The database file, and the side files that say it exists and who serves it.
pub(super) struct DataFolder {
    pub(super) database: PathBuf,
    pub(super) folder: PathBuf,
    known: PathBuf,
    /// The first run was not yet over, or was killed before anybody was served.
    pub(super) is_new: bool,
}

/// Held while a program serves the folder; the system lets it go when the program ends, however.
#[derive(Debug)]
pub(super) struct Alone {
    _until_dropped: File,
}

/// The first bytes of a database file.
struct Header([u8; 100]);

const FORMAT: &[u8] = b"SQLite format 3\0";
/// What the side file holds until the database is whole.
const BEING_MADE: &str = "being made\n";
/// A program that was just told to stop may need a moment.
const PATIENCE: Duration = Duration::from_secs(2);
const ASK_EVERY: Duration = Duration::from_millis(50);

/// Makes the folder on the first run; later refuses whatever is not its whole database.
pub(super) fn recognise(folder: &Path) -> anyhow::Result<DataFolder> {
    let mut data = DataFolder {
        database: folder.join("troth.db"),
        folder: folder.to_owned(),
        known: folder.join("troth.instance"),
        is_new: true,
    };
    match fs::read_to_string(&data.known) {
        Err(error) if error.kind() == ErrorKind::NotFound => data.begin()?,
        Ok(state) if state == BEING_MADE => private(&data.database)?,
        Ok(_) => {
            data.is_new = false;
            data.look_at_the_file()?;
        }
        Err(error) => return Err(error).with_context(|| cannot_read(&data.known)),
    }
    make_private(folder)?;
    Ok(data)
}

impl DataFolder {
    /// The first run.
    fn begin(&self) -> anyhow::Result<()> {
        let path = self.database.display();
        let length = fs::metadata(&self.database).map_or(0, |file| file.len());
        ensure!(
            length == 0,
            "{path} was not made by this program, or its side file {} is missing. Nothing was \
             changed. Choose another folder with --data, or restore both from a backup",
            self.known.display()
        );
        make_private(&self.folder)?;
        self.remember(BEING_MADE)?;
        private(&self.database)
    }

    fn look_at_the_file(&self) -> anyhow::Result<()> {
        let path = self.database.display();
        let mut file = match File::open(&self.database) {
            Err(error) if error.kind() == ErrorKind::NotFound => bail!(
                "{path} is missing although it was there before. Nothing was changed. Restore it \
                 from a backup, or choose another folder with --data"
            ),
            file => file.with_context(|| cannot_read(&self.database))?,
        };
        let length = file.metadata()?.len();
        ensure!(
            length > 0,
            "{path} is empty although it held something before. Nothing was changed. Restore it \
             from a backup"
        );
        let mut header = Header([0; 100]);
        let whole = file.read_exact(&mut header.0).is_ok() && header.0.starts_with(FORMAT);
        ensure!(
            whole,
            "{path} is damaged or not a database. Nothing was changed. Restore it from a backup"
        );
        // Right after a kill the log may hold what the file does not.
        ensure!(
            self.has_log() || length >= header.length(),
            "{path} is cut short: it has {length} bytes of {}. Nothing was changed. Restore it \
             from a backup",
            header.length()
        );
        Ok(())
    }

    /// Whether the last program was killed before it wrote its log back into the file.
    pub(super) fn has_log(&self) -> bool {
        let log = self.folder.join("troth.db-wal");
        fs::metadata(log).is_ok_and(|log| log.len() > 0)
    }

    /// Says that this program serves the folder; nothing if another does.
    pub(super) fn serve_alone(&self) -> anyhow::Result<Option<Alone>> {
        let path = self.folder.join("troth.lock");
        private(&path)?;
        let file = File::options().write(true).open(&path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Some network folders know no locks; the database's own still hold.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Alone { _until_dropped: file })),
        }
    }

    /// The same, with a moment for one that is just ending.
    pub(super) async fn serve_alone_soon(&self) -> anyhow::Result<Alone> {
        for _ in 0..PATIENCE.as_millis() / ASK_EVERY.as_millis() {
            if let Some(alone) = self.serve_alone()? {
                return Ok(alone);
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        bail!(
            "another Troth is using {}. Nothing was changed. Stop that one first, or choose another \
             folder with --data",
            self.folder.display()
        )
    }

    /// Remembers that the database exists now.
    pub(super) fn settle(&self) -> anyhow::Result<()> {
        if self.is_new { self.remember(&format!("{}\n", uuid::Uuid::now_v7())) } else { Ok(()) }
    }

    /// Writes the side file: wholly or not at all.
    fn remember(&self, state: &str) -> anyhow::Result<()> {
        let new = self.known.with_extension("instance.new");
        private(&new)?;
        let mut file = File::options().write(true).truncate(true).open(&new)?;
        file.write_all(state.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.known)?;
        keep_names(&self.folder)
    }
}

impl Header {
    /// How long the file has to be by what it says about itself.
    fn length(&self) -> u64 {
        let number = |at: usize| {
            let bytes = [0, 1, 2, 3].map(|nth| self.0[at + nth]);
            u64::from(u32::from_be_bytes(bytes))
        };
        let page = match u64::from(u16::from_be_bytes([self.0[16], self.0[17]])) {
            1 => 65_536,
            page => page,
        };
        // A number of pages that an older change wrote says nothing.
        let counts = number(24) == number(92);
        if counts { page * number(28) } else { 0 }
    }
}

fn cannot_read(path: &Path) -> String {
    format!("{} cannot be read. Look at who owns it and whether its disk is well", path.display())
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
pub(super) fn private(path: &Path) -> anyhow::Result<()> {
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

/// A power cut may otherwise take back that a file is called so.
#[cfg(unix)]
fn keep_names(folder: &Path) -> anyhow::Result<()> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))
}

#[cfg(not(unix))]
pub(super) fn private(path: &Path) -> anyhow::Result<()> {
    fs::OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    Ok(())
}

#[cfg(not(unix))]
fn keep_names(_: &Path) -> anyhow::Result<()> {
    Ok(())
}
