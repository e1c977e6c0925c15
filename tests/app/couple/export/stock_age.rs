//! The file in other hands: the stock `age` program opens it, and `tar` unpacks it.

use std::{fs, path::Path};

use super::taken::{MY_WORDS, Taken, asked};
use crate::world::World;

/// Types a passphrase into a program that asks for it on its terminal: `age` reads it from nowhere
/// else. Arguments: the passphrase, then the program and its arguments.
const TYPIST: &str = r#"
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
said, typed = b"", False
while True:
    try:
        more = os.read(terminal, 1024)
    except OSError:
        break
    if not more:
        break
    said += more
    if not typed and b"passphrase" in said:
        os.write(terminal, sys.argv[1].encode() + b"\n")
        typed = True
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stdout.buffer.write(said)
sys.exit(status)
"#;

#[expect(clippy::disallowed_methods, reason = "a test may start what opens the file elsewhere")]
fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let mut command = std::process::Command::new(program);
    let done = command.args(arguments).output().map_err(|error| format!("{program}: {error}"))?;
    let said = || String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    if done.status.success() { Ok(()) } else { Err(said()) }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn opened_by_age(file: &Path, tar: &Path, passphrase: &str) -> Result<(), String> {
    let age = ["age", "-d", "-o", text(tar), text(file)];
    run("python3", &[["-c", TYPIST, passphrase].as_slice(), &age].concat())
}

#[tokio::test]
async fn the_stock_program_opens_it_with_the_six_words() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    super::noted(&ana, "only for me", "Grüße aus dem März").await;
    let form = asked(&ana.open("/export").await, MY_WORDS);
    let words = form.value("passphrase").to_owned();
    let page = form.press_and_stay("Get the file").await;

    let folder = tempfile::tempdir().expect("a folder");
    let (file, tar) = (folder.path().join("notes.age"), folder.path().join("notes.tar"));
    fs::write(&file, &page.body).expect("the download");
    let wrong = opened_by_age(&file, &tar, "six words that are not these").expect_err("locked");
    assert!(wrong.contains("incorrect passphrase"), "{wrong}");
    opened_by_age(&file, &tar, &words).expect("opens");
    let taken = Taken::read(fs::File::open(&tar).expect("a tar"));
    assert!(taken.has("Grüße aus dem März"));

    run("tar", &["-xf", text(&tar), "-C", text(folder.path())]).expect("unpacks");
    let json = fs::read_to_string(folder.path().join("record.json")).expect("the record");
    assert_eq!(json, taken.text);
}
