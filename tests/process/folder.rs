//! A data folder with couples in it, and what its database holds.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use crate::measure::{Fallible, client, server, server::Server};

/// A folder of its own, gone with the value.
pub(crate) struct Folder {
    scratch: TempDir,
    /// The cookies of everybody in it.
    pub(crate) cookies: Vec<String>,
}

impl Folder {
    /// A few days of so many couples, everybody signed in on their own device.
    pub(crate) async fn with_couples(couples: u32) -> Fallible<Self> {
        let mut folder = Self { scratch: scratch()?, cookies: Vec::new() };
        server::fill(&folder.data(), couples, 0.01)?;
        let server = Server::start(&folder.data(), None).await?;
        for couple in 1..=couples {
            let number = if couple == 1 { String::new() } else { couple.to_string() };
            for name in ["ana", "ben"] {
                folder.cookies.push(client::sign_in(server.at, &format!("{name}{number}")).await?);
            }
        }
        server.stop()?;
        Ok(folder)
    }

    /// Where the data is.
    pub(crate) fn data(&self) -> PathBuf {
        self.scratch.path().join("data")
    }

    /// The same folder again, to be used up.
    pub(crate) fn copy(&self) -> Fallible<Self> {
        let copy = Self { scratch: scratch()?, cookies: self.cookies.clone() };
        copy_files(&self.data(), &copy.data())?;
        Ok(copy)
    }
}

/// Files of one folder into another that is not there yet.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Fallible {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        fs::copy(&path, to.join(path.file_name().ok_or("a name")?))?;
    }
    Ok(())
}

/// An empty folder beside the build, on a real disk.
pub(crate) fn scratch() -> Fallible<TempDir> {
    Ok(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?)
}

/// The database of a folder, as somebody with a tool sees it.
pub(crate) struct Database(SqliteConnection);

impl Database {
    /// Opens it beside the program.
    pub(crate) async fn open(data: &Path) -> Fallible<Self> {
        let options = SqliteConnectOptions::new().filename(data.join("troth.db"));
        Ok(Self(SqliteConnection::connect_with(&options.read_only(true)).await?))
    }

    /// A number that a question gives.
    pub(crate) async fn count(&mut self, sql: &str) -> Fallible<i64> {
        Ok(sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut self.0).await?)
    }

    /// A text that a question gives for these bytes, if it gives one.
    pub(crate) async fn text(&mut self, sql: &'static str, id: &[u8]) -> Fallible<Option<String>> {
        Ok(sqlx::query_scalar(sql).bind(id).fetch_optional(&mut self.0).await?)
    }

    /// Nothing is torn: the pages fit together, and so do the rows.
    pub(crate) async fn is_sound(&mut self) -> Fallible {
        let said: Vec<String> =
            sqlx::query_scalar("pragma integrity_check").fetch_all(&mut self.0).await?;
        if said != ["ok"] {
            return Err(format!("integrity_check says {said:?}").into());
        }
        let strays = sqlx::query("pragma foreign_key_check").fetch_all(&mut self.0).await?.len();
        if strays > 0 {
            return Err(format!("foreign_key_check finds {strays} rows").into());
        }
        Ok(())
    }
}
