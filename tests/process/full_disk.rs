//! A disk that takes no more: refused in words, read as ever, well again without a restart.

#![expect(clippy::disallowed_methods, reason = "the limit is set from outside the program")]

use std::process::Command;

use uuid::Uuid;

use crate::{
    folder::{Database, Folder},
    measure::{
        Fallible, PASSWORD,
        client::{self, Answer, Connection},
        server::Server,
    },
};

/// Words that have to come back.
const NOTE: &str = "The soup was still warm when you came in";
/// The disk is full before this many forms.
const MOST_FORMS: usize = 20_000;
/// What may still be written once it is full, so that the rest of the file system stays free.
const LITTLE: u64 = 192 * 1024;

/// A form of about two pages of the database, again with the same `op` if it is the same.
#[derive(Debug, Clone)]
struct Form {
    path: String,
    body: String,
}

impl Form {
    fn check_in() -> Self {
        let body = format!("op={}&closeness=2&audience=both+of+us", Uuid::now_v7());
        Self { path: "/check-ins".to_owned(), body }
    }

    fn more_about(check_in: &str) -> Self {
        let note = format!("{NOTE} {}", "and so on ".repeat(90)).replace(' ', "+");
        let body = format!("op={}&note={note}", Uuid::now_v7());
        Self { path: format!("{check_in}/details"), body }
    }

    async fn send(&self, server: &Server, cookie: &str) -> Fallible<Answer> {
        let request = client::post(&self.path, cookie, &self.body);
        Connection::open(server.at).await?.ask(&request).await
    }
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Counts {
    /// Forms that were saved before the disk was full.
    pub(crate) saved: usize,
    /// Forms that were refused in words.
    pub(crate) refused: usize,
}

/// Fills the disk, looks at everything, and makes room.
pub(crate) async fn refused_and_well_again(
    server: &Server,
    folder: &Folder,
    make_room: impl FnOnce() -> Fallible,
) -> Fallible<Counts> {
    let [ana, ben, cleo, dan] = folder.cookies.as_slice() else { return Err("four people".into()) };
    taken(server, "/calendar", dan, "").await?;
    let (saved, refused) = fill(server, ana).await?;
    let mut counts = Counts { saved, refused: 1 };
    for _ in 0..5 {
        let answer = refused.send(server, ana).await?;
        counts.refused += usize::from(is_refused(&answer)?);
    }
    for (cookie, page) in [(ana, "/today"), (ben, "/today"), (ana, "/check-ins"), (ben, "/more")] {
        let status = status(server, page, cookie).await?;
        expect(status == 200, &format!("{page} answers {status} on a full disk"))?;
    }
    what_must_not_wait(server, cleo, dan).await?;
    make_room()?;
    let answer = refused.send(server, ana).await?;
    expect(answer.status == 303, &format!("with room again it answers {}", answer.status))?;
    let answer = Form::check_in().send(server, ben).await?;
    expect(answer.status == 303, &format!("with room again Ben gets {}", answer.status))?;
    look(folder, counts.saved + 2).await?;
    Ok(counts)
}

/// From the room that is kept for it: a time-out, a hard moment, pausing, the end of a
/// calendar, closing, and the ways out.
async fn what_must_not_wait(server: &Server, one: &str, other: &str) -> Fallible {
    for way in ["/time-outs", "/time-outs/ends", "/hard-moments", "/calendar/ends", "/pauses"] {
        taken(server, way, other, "").await?;
    }
    let password = format!("password={}", PASSWORD.replace(' ', "+"));
    let closed = taken(server, "/closings", one, &password).await?;
    let cookie = closed.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    let cookie = cookie.ok_or("the password makes a new cookie")?;
    for (cookie, way) in [(cookie, "/sign-outs"), (other, "/leave")] {
        taken(server, way, cookie, "").await?;
        expect(status(server, "/today", cookie).await? == 303, &format!("{way} ends the session"))?;
    }
    Ok(())
}

async fn taken(server: &Server, path: &str, cookie: &str, form: &str) -> Fallible<Answer> {
    let answer = Connection::open(server.at).await?.ask(&client::post(path, cookie, form)).await?;
    expect(answer.status == 303, &format!("{path} answers {} on a full disk", answer.status))?;
    Ok(answer)
}

/// Writes until the disk takes no more: how much was saved, and the form that was refused.
async fn fill(server: &Server, cookie: &str) -> Fallible<(usize, Form)> {
    let mut form = Form::check_in();
    for saved in 0..MOST_FORMS {
        let answer = form.send(server, cookie).await?;
        if is_refused(&answer)? {
            return Ok((saved, form));
        }
        let last = answer.header("location").filter(|_| form.path == "/check-ins");
        form = last.map_or_else(Form::check_in, Form::more_about);
    }
    Err("the disk was never full".into())
}

/// Whether it was refused; then in words, with what was typed, and with when to come again.
fn is_refused(answer: &Answer) -> Fallible<bool> {
    if answer.status == 303 {
        return Ok(false);
    }
    expect(answer.status == 503, &format!("a full disk answers {}", answer.status))?;
    let page = String::from_utf8_lossy(&answer.body);
    expect(page.contains("<h1>Not saved</h1>"), "it says that nothing was saved")?;
    expect(answer.header("retry-after").is_some(), "it says when to come again")?;
    Ok(true)
}

async fn status(server: &Server, page: &str, cookie: &str) -> Fallible<u16> {
    let request = client::get(page, cookie, "identity");
    Ok(Connection::open(server.at).await?.ask(&request).await?.status)
}

/// Everything is whole, and what was refused left no trace.
async fn look(folder: &Folder, saved: usize) -> Fallible {
    let mut database = Database::open(&folder.data()).await?;
    database.is_sound().await?;
    let forms = "select count(*) from operation where received_at > datetime('now', '-1 hour')";
    let forms = usize::try_from(database.count(forms).await?)?;
    let calendars = database.count("select count(*) from calendar").await?;
    expect(calendars == 0, "a calendar that was ended is still there")?;
    expect(forms >= saved, &format!("{saved} were saved, {forms} are there"))
}

fn expect(is: bool, what: &str) -> Fallible {
    if is { Ok(()) } else { Err(what.into()) }
}

/// How much the files of the server may hold from now on; nothing for as much as they like.
fn limit(server: &Server, bytes: Option<u64>) -> Fallible {
    let bytes = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let mut command = Command::new("prlimit");
    command.arg(format!("--pid={}", server.id())).arg(format!("--fsize={bytes}:unlimited"));
    if command.status()?.success() { Ok(()) } else { Err("the limit was not set".into()) }
}

/// The files may not grow any more, which is what a full disk is to a program, without one.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_in_words_and_recovers_without_a_restart() {
    let folder = Folder::with_couples(2).await.expect("a folder");
    // A shell that leaves the limit's signal alone, so that writing fails instead.
    let around = ["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];
    let server = Server::start_under(&around, &folder.data()).await.expect("starts");
    let file = std::fs::metadata(folder.data().join("troth.db")).expect("a file").len();
    limit(&server, Some(file.max(LITTLE) + LITTLE)).expect("a limit");
    let counts = refused_and_well_again(&server, &folder, || limit(&server, None)).await;
    let counts = counts.unwrap_or_else(|error| panic!("{error}"));
    assert!(counts.saved > 5 && counts.refused > 1, "{counts:?}");
    server.stop().expect("stops");
}

/// Where its own log goes to may be full as well.
#[tokio::test]
async fn a_log_that_takes_no_more_closes_no_page() {
    let folder = Folder::with_couples(1).await.expect("a folder");
    let around = ["sh", "-c", "exec \"$0\" \"$@\" 2>/dev/full"];
    let server = Server::start_under(&around, &folder.data()).await.expect("starts");
    assert_eq!(status(&server, "/today", &folder.cookies[0]).await.expect("an answer"), 200);
    server.stop().expect("stops");
}
