//! Databases with a history, made once under `target/bench-data`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Fallible, say, server::fill};

/// One of the databases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct History {
    /// As it is called in the report.
    pub(crate) name: &'static str,
    folder: &'static str,
    couples: u32,
    years: f32,
}

/// One month of daily use, one couple.
pub(crate) const MONTH: History =
    History { name: "1 month, 1 couple", folder: "month", couples: 1, years: 1.0 / 12.0 };
/// One year; the others are compared with it.
pub(crate) const YEAR: History =
    History { name: "1 year, 1 couple", folder: "year", couples: 1, years: 1.0 };
/// Ten years.
pub(crate) const DECADE: History =
    History { name: "10 years, 1 couple", folder: "decade", couples: 1, years: 10.0 };
/// One year, among 9,999 others.
pub(crate) const TOWN: History =
    History { name: "1 year, 10,000 couples", folder: "town", couples: 10_000, years: 1.0 };

impl History {
    /// The folder with it; made if it is not there yet.
    pub(crate) fn folder(&self) -> Fallible<PathBuf> {
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-data");
        let (folder, half) = (all.join(self.folder), all.join(format!("{}.half", self.folder)));
        if folder.exists() {
            return Ok(folder);
        }
        say(format_args!("  filling {}, once: {}", folder.display(), self.name));
        if half.exists() {
            fs::remove_dir_all(&half)?;
        }
        fs::create_dir_all(&all)?;
        fill(&half, self.couples, self.years)?;
        fs::rename(half, &folder)?;
        Ok(folder)
    }

    /// A copy of it in an empty folder, for a second server: a folder is served once.
    pub(crate) fn copied(&self, to: &Path) -> Fallible<PathBuf> {
        for file in fs::read_dir(self.folder()?)? {
            let file = file?;
            fs::copy(file.path(), to.join(file.file_name()))?;
        }
        Ok(to.to_owned())
    }
}
