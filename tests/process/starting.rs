//! What stands in a terminal when the program does not start. `tests/app/db.rs` has every reason.

#![expect(clippy::disallowed_methods, reason = "the program is started as a host starts it")]

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    folder::{Folder, scratch},
    measure::server::{Server, TROTH},
};

/// Starts it where it cannot start; what it says.
fn said(data: &Path) -> String {
    let mut command = Command::new(TROTH);
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    // Without what a developer asks for in their own terminal.
    command.env_remove("RUST_BACKTRACE").env_remove("RUST_LIB_BACKTRACE");
    let output = command.stdin(Stdio::null()).output().expect("it can be started");
    assert!(!output.status.success(), "it does not serve this folder");
    assert!(output.stdout.is_empty(), "it does not say that it listens");
    String::from_utf8(output.stderr).expect("words")
}

fn is_plain(said: &str) {
    for inside in ["panicked", "sqlx", "SqliteError", ".rs:", "Caused by", "backtrace"] {
        assert!(!said.contains(inside), "it says “{inside}”: {said}");
    }
    assert!(said.contains("Nothing was changed"), "{said}");
}

#[test]
fn a_folder_that_is_not_its_own_is_refused_in_one_sentence() {
    let folder = scratch().expect("a folder");
    fs::write(folder.path().join("troth.db"), "somebody's").expect("writes");
    let said = said(folder.path());
    assert!(said.contains("was not made by this program"), "{said}");
    is_plain(&said);
}

#[tokio::test]
async fn a_second_program_on_the_same_folder_is_refused_and_the_first_goes_on() {
    let folder = Folder::with_couples(1).await.expect("a folder");
    let server = Server::start(&folder.data(), None).await.expect("starts");
    let data = folder.data();
    let said = tokio::task::spawn_blocking(move || said(&data)).await.expect("is started");
    assert!(said.contains("another Troth is using"), "{said}");
    is_plain(&said);
    assert!(crate::measure::client::healthy(server.at).await);

    server.kill().expect("is killed");
    let again = Server::start(&folder.data(), None).await;
    again.expect("a kill leaves no lock behind").stop().expect("stops");
}

/// It may have been killed between keeping the first link and saying it.
#[tokio::test]
async fn every_start_says_a_link_to_begin_with_until_somebody_is_here() {
    let folder = scratch().expect("a folder");
    let said = folder.path().join("said");
    let script = format!("exec \"$0\" \"$@\" >'{}'", said.display());
    for start in 1..=2 {
        let data = folder.path().join("data");
        let server = Server::start_under(&["sh", "-c", &script], &data).await.expect("starts");
        let said = fs::read_to_string(&said).expect("words");
        assert!(said.contains("/set-up/"), "start {start} says: {said}");
        server.kill().expect("is killed");
    }
}
