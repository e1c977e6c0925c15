//! Whether a database can be used by this version: looked at before anything is changed.

use anyhow::{Context as _, bail, ensure};
use sqlx::{Connection as _, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};

use super::file::DataFolder;

/// Up to this size every page is read at the start; it takes a fraction of a second.
const READ_WHOLE: u64 = 64 * 1024 * 1024;
/// What `SQLite` answers about a file whose structure is broken, or which is none of its own.
const BROKEN: [&str; 2] = ["11", "26"];

/// How far a database has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    /// As this version makes it.
    Current,
    /// An older version made it: it is brought up to date.
    Older,
}

/// Refuses what is damaged, another program's or of a newer version.
pub(super) async fn look(data: &DataFolder, known: &Migrator) -> anyhow::Result<Schema> {
    let path = data.database.display();
    // Without a log nothing but the file counts, and no side file needs to be made.
    let options = SqliteConnectOptions::new()
        .filename(&data.database)
        .read_only(true)
        .immutable(!data.has_log());
    let mut db = match SqliteConnection::connect_with(&options).await {
        Err(error) if is_broken(&error) => bail!("{}", damaged(&path, &error)),
        db => db.with_context(|| format!("opening {path}"))?,
    };
    let looked = look_into(&mut db, data, known).await;
    let _ = db.close().await;
    match looked {
        Err(error) if error.downcast_ref::<sqlx::Error>().is_some_and(is_broken) => {
            bail!("{}", damaged(&path, &error))
        }
        looked => looked,
    }
}

async fn look_into(
    db: &mut SqliteConnection,
    data: &DataFolder,
    known: &Migrator,
) -> anyhow::Result<Schema> {
    let path = data.database.display();
    if std::fs::metadata(&data.database)?.len() <= READ_WHOLE {
        let said: String = sqlx::query_scalar("pragma quick_check(1)").fetch_one(&mut *db).await?;
        ensure!(said == "ok", damaged(&path, &said));
    }
    let table = "select count(*) from sqlite_schema where name = '_sqlx_migrations'";
    let tables: i64 = sqlx::query_scalar(table).fetch_one(&mut *db).await?;
    ensure!(
        tables == 1,
        "{path} is a database of another program. Nothing was changed. Choose another folder with \
         --data"
    );
    let applied = "select version, checksum from _sqlx_migrations order by version";
    let applied: Vec<(i64, Vec<u8>)> = sqlx::query_as(applied).fetch_all(db).await?;
    compare(&path, &applied, known)
}

fn compare(
    path: &std::path::Display<'_>,
    applied: &[(i64, Vec<u8>)],
    known: &Migrator,
) -> anyhow::Result<Schema> {
    let newest = known.iter().map(|step| step.version).max().unwrap_or_default();
    let last = applied.last().map_or(0, |(version, _)| *version);
    ensure!(
        last <= newest,
        "{path} was made by a newer Troth: it is at step {last}, this one knows {newest}. Nothing \
         was changed. Use that version, or a newer one"
    );
    for (version, checksum) in applied {
        let step = known.iter().find(|step| step.version == *version);
        ensure!(
            step.is_some_and(|step| *step.checksum == **checksum),
            "{path} was made by another version of Troth, whose step {version} this one does not \
             know. Nothing was changed. Use the version that made it"
        );
    }
    let all = applied.len() == known.iter().count();
    Ok(if all { Schema::Current } else { Schema::Older })
}

fn damaged(path: &std::path::Display<'_>, how: &dyn std::fmt::Display) -> String {
    format!("{path} is damaged ({how}). Nothing was changed. Restore it from a backup")
}

fn is_broken(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| BROKEN.contains(&&*code))
}
