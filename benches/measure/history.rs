//! Databases with a history, made once under `target/bench-data`.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    Fallible, say,
    server::{fill, fill_with_therapist},
};

/// What an app is given so that it shows a therapist's codes stands in this file beside the database.
const KEY: &str = "key";
/// A therapist's pages look back for weeks, and what was opened ends: older databases are filled anew.
const FRESH: Duration = Duration::from_hours(24 * 7);

/// One of the databases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct History {
    /// As it is called in the report.
    pub(crate) name: &'static str,
    folder: &'static str,
    couples: u32,
    years: f32,
    therapist: bool,
}

/// One month of daily use.
const ONE_MONTH: f32 = 1.0 / 12.0;

/// One month of daily use, one couple.
pub(crate) const MONTH: History = History::of("1 month, 1 couple", "month", 1, ONE_MONTH);
/// One year; the others are compared with it.
pub(crate) const YEAR: History = History::of("1 year, 1 couple", "year", 1, 1.0);
/// Ten years.
pub(crate) const DECADE: History = History::of("10 years, 1 couple", "decade", 1, 10.0);
/// One year, among 9,999 others.
pub(crate) const TOWN: History = History::of("1 year, 10,000 couples", "town", 10_000, 1.0);
/// A therapist who has read along with one couple for one year.
pub(crate) const READ_FOR_A_YEAR: History =
    History::of("a couple for 1 year", "read-for-a-year", 1, 1.0).read();
/// The same for ten years.
pub(crate) const READ_FOR_A_DECADE: History =
    History::of("a couple for 10 years", "read-for-a-decade", 1, 10.0).read();
/// A therapist with ten couples, each for a month.
pub(crate) const TEN_READ: History =
    History::of("10 couples for 1 month", "ten-read", 10, ONE_MONTH).read();
/// The same with a hundred.
pub(crate) const HUNDRED_READ: History =
    History::of("100 couples for 1 month", "hundred-read", 100, ONE_MONTH).read();

impl History {
    const fn of(name: &'static str, folder: &'static str, couples: u32, years: f32) -> Self {
        Self { name, folder, couples, years, therapist: false }
    }

    /// A therapist reads along with every couple of it.
    const fn read(self) -> Self {
        Self { therapist: true, ..self }
    }

    /// The folder with it; made if it is not there yet.
    pub(crate) fn folder(&self) -> Fallible<PathBuf> {
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-data");
        let (folder, half) = (all.join(self.folder), all.join(format!("{}.half", self.folder)));
        if self.therapist && folder.exists() && !is_fresh(&folder)? {
            fs::remove_dir_all(&folder)?;
        }
        if folder.exists() {
            return Ok(folder);
        }
        say(format_args!("  filling {}, once: {}", folder.display(), self.name));
        if half.exists() {
            fs::remove_dir_all(&half)?;
        }
        fs::create_dir_all(&all)?;
        if self.therapist {
            fs::write(half.join(KEY), fill_with_therapist(&half, self.couples, self.years)?)?;
        } else {
            fill(&half, self.couples, self.years)?;
        }
        fs::rename(half, &folder)?;
        Ok(folder)
    }

    /// What an app is given so that it shows the therapist's codes.
    pub(crate) fn key(&self) -> Fallible<String> {
        Ok(fs::read_to_string(self.folder()?.join(KEY))?)
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

fn is_fresh(folder: &Path) -> Fallible<bool> {
    Ok(fs::metadata(folder.join(KEY))?.modified()?.elapsed()? < FRESH)
}
