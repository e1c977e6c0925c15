//! The data folder: what the program refuses to start with, and how it says so. Nothing is touched.

use std::{collections::BTreeMap, fs, path::Path};

use sqlx::{Connection as _, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use troth::db::Db;

const DATABASE: &str = "troth.db";
const SIDE_FILE: &str = "troth.instance";

/// A folder with the database of somebody, and nobody using it.
async fn used() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    Db::open(folder.path()).await.expect("opens").close().await;
    folder
}

/// What every file holds, but for those that say who is at work.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("bytes"))
    });
    files.filter(|(name, _)| name != "troth.lock" && !name.ends_with("-shm")).collect()
}

/// It does not start, says these words, and every file stays as it was.
async fn is_refused(folder: &Path, words: &[&str]) {
    let before = bytes(folder);
    for alone in [true, false] {
        let opened = if alone { Db::open_alone(folder).await } else { Db::open(folder).await };
        let said = format!("{:#}", opened.expect_err("is refused"));
        for word in words.iter().chain(&["Nothing was changed"]) {
            assert!(said.contains(word), "“{word}” is not in: {said}");
        }
        assert!(bytes(folder) == before, "a file was changed although: {said}");
    }
}

async fn connection(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.join(DATABASE));
    SqliteConnection::connect_with(&options.create_if_missing(true)).await.expect("opens")
}

/// Somebody with a tool at hand changes the database.
async fn behind_its_back(folder: &Path, sql: &'static str) {
    let mut db = connection(folder).await;
    sqlx::raw_sql(sql).execute(&mut db).await.expect("is changed");
    db.close().await.expect("closes");
}

/// All steps of the schema, in order.
async fn steps() -> Migrator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    Migrator::new(path).await.expect("migrations")
}

/// A database as an older version made it: with the first so many steps.
async fn older(folder: &Path, count: usize) {
    let steps = steps().await.iter().take(count).cloned().collect();
    let mut db = connection(folder).await;
    Migrator::with_migrations(steps).run(&mut db).await.expect("an older schema");
    db.close().await.expect("closes");
}

/// Opens it, and every step is there.
async fn opens_whole(folder: &Path) {
    Db::open_alone(folder).await.expect("opens").close().await;
    let mut db = connection(folder).await;
    let applied = sqlx::query_scalar("select count(*) from _sqlx_migrations where success");
    let applied: i64 = applied.fetch_one(&mut db).await.expect("counts");
    assert_eq!(usize::try_from(applied).expect("a count"), steps().await.iter().count());
    let said: String =
        sqlx::query_scalar("pragma integrity_check").fetch_one(&mut db).await.expect("is checked");
    assert_eq!(said, "ok");
}

#[tokio::test]
async fn a_missing_file_is_not_made_anew() {
    let folder = used().await;
    fs::remove_file(folder.path().join(DATABASE)).expect("removes");
    is_refused(folder.path(), &["is missing although it was there before", "from a backup"]).await;
}

#[tokio::test]
async fn an_empty_a_foreign_and_a_cut_file_are_refused() {
    let folder = used().await;
    let file = folder.path().join(DATABASE);
    let whole = fs::read(&file).expect("bytes");
    let foreign =
        b"not a database at all, and longer than a header of one hundred bytes would be, \
                    so that nothing but its words gives it away";
    for (bytes, words) in [
        (&whole[..0], "is empty although it held something before"),
        (&foreign[..], "is damaged or not a database"),
        (&whole[..16], "is damaged or not a database"),
        (&whole[..100], "is cut short"),
        (&whole[..whole.len() - 1], "is cut short"),
    ] {
        fs::write(&file, bytes).expect("writes");
        is_refused(folder.path(), &[words, "Restore it from a backup"]).await;
    }
    fs::write(&file, whole).expect("puts it back");
    opens_whole(folder.path()).await;
}

#[tokio::test]
async fn broken_pages_are_refused() {
    let folder = used().await;
    let file = folder.path().join(DATABASE);
    let mut bytes = fs::read(&file).expect("bytes");
    bytes[4096..3 * 4096].fill(0x5a);
    fs::write(&file, bytes).expect("writes");
    is_refused(folder.path(), &["is damaged", "Restore it from a backup"]).await;
}

#[tokio::test]
async fn a_database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    behind_its_back(folder.path(), "create table note (words text)").await;
    is_refused(folder.path(), &["was not made by this program", "another folder"]).await;
    fs::write(folder.path().join(SIDE_FILE), "0198c5c2-5f6a-7000-8000-000000000000\n")
        .expect("writes");
    is_refused(folder.path(), &["is a database of another program", "another folder"]).await;
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let folder = used().await;
    let later = "insert into _sqlx_migrations (version, description, success, checksum, \
                 execution_time) values (9001, 'later', true, x'00', 0)";
    behind_its_back(folder.path(), later).await;
    is_refused(folder.path(), &["a newer Troth", "step 9001", "Use that version"]).await;
}

#[tokio::test]
async fn a_newer_schema_is_seen_in_the_log_of_a_program_that_was_killed() {
    let folder = used().await;
    let mut later = connection(folder.path()).await;
    let sql = "insert into _sqlx_migrations (version, description, success, checksum, \
               execution_time) values (9001, 'later', true, x'00', 0)";
    sqlx::raw_sql(sql).execute(&mut later).await.expect("is added");
    let killed = tempfile::tempdir().expect("a folder");
    for (name, bytes) in bytes(folder.path()) {
        fs::write(killed.path().join(name), bytes).expect("a copy");
    }
    assert!(killed.path().join("troth.db-wal").exists(), "it stands in the log alone");
    is_refused(killed.path(), &["a newer Troth", "step 9001"]).await;
}

#[tokio::test]
async fn what_was_deleted_before_a_kill_is_in_no_file_after_the_next_start() {
    const WORDS: &[u8] = b"Kolibri und Murmel";
    let folder = used().await;
    let mut db = connection(folder.path()).await;
    sqlx::raw_sql("pragma secure_delete = on")
        .execute(&mut db)
        .await
        .expect("as the program has it");
    for sql in ["insert into set_up_link values (?, '')", "delete from set_up_link where code = ?"]
    {
        sqlx::query(sql).bind(WORDS).execute(&mut db).await.expect("writes");
    }
    let holds = |folder: &Path| {
        let words = |bytes: &Vec<u8>| bytes.windows(WORDS.len()).any(|window| window == WORDS);
        bytes(folder).values().any(words)
    };
    let killed = tempfile::tempdir().expect("a folder");
    for (name, bytes) in bytes(folder.path()) {
        fs::write(killed.path().join(name), bytes).expect("a copy");
    }
    assert!(holds(killed.path()), "the log holds how the pages were");
    let serving = Db::open_alone(killed.path()).await.expect("opens");
    assert!(!holds(killed.path()), "it is still there");
    serving.close().await;
}

#[tokio::test]
async fn steps_that_another_version_took_are_refused() {
    let folder = used().await;
    behind_its_back(
        folder.path(),
        "update _sqlx_migrations set checksum = x'00' where version = 2",
    )
    .await;
    is_refused(folder.path(), &["another version of Troth", "step 2"]).await;
}

#[tokio::test]
async fn one_program_serves_a_folder() {
    let folder = used().await;
    let first = Db::open_alone(folder.path()).await.expect("opens");
    let second = Db::open_alone(folder.path()).await.expect_err("is refused");
    let said = format!("{second:#}");
    assert!(said.contains("another Troth is using") && said.contains("Stop that one first"));

    let beside = Db::open(folder.path()).await.expect("the host's commands come and go beside it");
    beside.close().await;
    first.close().await;
    drop(first);
    opens_whole(folder.path()).await;
}

#[tokio::test]
async fn nobody_changes_the_schema_under_a_program_that_serves_it() {
    let folder = used().await;
    let serving = Db::open_alone(folder.path()).await.expect("opens");
    let newest = "delete from _sqlx_migrations \
                  where version = (select max(version) from _sqlx_migrations)";
    behind_its_back(folder.path(), newest).await;
    let said = Db::open(folder.path()).await.expect_err("is refused").to_string();
    assert!(said.contains("another Troth is using") && said.contains("Stop that one first"));
    serving.close().await;
}

#[tokio::test]
async fn every_older_schema_is_brought_up_to_date() {
    for count in 1..steps().await.iter().count() {
        let folder = tempfile::tempdir().expect("a folder");
        older(folder.path(), count).await;
        fs::write(folder.path().join(SIDE_FILE), "0198c5c2-5f6a-7000-8000-000000000000\n")
            .expect("writes");
        opens_whole(folder.path()).await;
    }
}

#[tokio::test]
async fn a_first_run_that_was_killed_goes_on() {
    for count in 0..=steps().await.iter().count() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(SIDE_FILE), "being made\n").expect("writes");
        if count > 0 {
            older(folder.path(), count).await;
        }
        opens_whole(folder.path()).await;
        fs::remove_file(folder.path().join(DATABASE)).expect("removes");
        is_refused(folder.path(), &["is missing although it was there before"]).await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_refused_keeps_its_rights_too() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    behind_its_back(folder.path(), "create table note (words text)").await;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("opens it");
    is_refused(folder.path(), &["was not made by this program"]).await;
    let rights = fs::metadata(folder.path()).expect("a folder").permissions().mode();
    assert_eq!(rights & 0o777, 0o755);

    let own = used().await;
    for (name, most) in [(".", 0o700), (DATABASE, 0o600), (SIDE_FILE, 0o600), ("troth.lock", 0o600)]
    {
        let path = own.path().join(name);
        let rights = fs::metadata(&path).expect("is there").permissions().mode();
        assert_eq!(rights & 0o777, most, "{name}");
    }
}
