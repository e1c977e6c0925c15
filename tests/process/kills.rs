//! Killed while eight people write: what was answered "saved" is there, and nothing is half there.

use std::{net::SocketAddr, path::Path, time::Instant};

use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    chance::Chance,
    folder::{Database, Folder},
    measure::{
        Fallible,
        client::{self, Answer, Connection},
        server::Server,
    },
};

/// A fresh copy of the folder after so many kills, so that looking at all of it stays quick.
const KILLS_A_COPY: u64 = 25;
/// Every so many check-ins somebody says more about the last: a longer write.
const DETAILS_EVERY: usize = 3;

/// What somebody sent.
#[derive(Debug, Clone)]
struct Sent {
    person: usize,
    op: Uuid,
    path: String,
    form: String,
}

/// What became of what one person sent before the server was gone.
#[derive(Debug, Default)]
struct Written {
    /// Answered: what, and where it led.
    saved: Vec<(Sent, String)>,
    /// Sent, and the answer never came.
    unknown: Option<Sent>,
}

/// What came of it all.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) kills: u64,
    /// Forms that were answered "saved" before a kill.
    pub(crate) saved: usize,
    /// Forms whose answer a kill took away, by whether they turned out to be saved.
    pub(crate) unknown_saved: usize,
    pub(crate) unknown_not: usize,
    /// Until the program answered again, at most, in milliseconds.
    pub(crate) slowest_start: f64,
}

impl Sent {
    fn check_in(person: usize) -> Self {
        let op = Uuid::now_v7();
        let form = format!("op={op}&closeness=3&audience=both+of+us");
        Self { person, op, path: "/check-ins".to_owned(), form }
    }

    fn more_about(person: usize, check_in: &str) -> Self {
        let op = Uuid::now_v7();
        let note = format!("Of+this+evening+{}", "+and+so+on".repeat(80));
        Self {
            person,
            op,
            path: format!("{check_in}/details"),
            form: format!("op={op}&note={note}"),
        }
    }

    fn request(&self, cookie: &str) -> Vec<u8> {
        client::post(&self.path, cookie, &self.form)
    }
}

/// Where a saved form leads.
fn led_to(answer: &Answer) -> Fallible<String> {
    let to = answer.header("location").filter(|_| answer.status == 303);
    Ok(to.ok_or_else(|| format!("answered {}", answer.status))?.to_owned())
}

/// One person writes until the server is gone.
async fn write(at: SocketAddr, person: usize, cookie: String) -> Fallible<Written> {
    let mut written = Written::default();
    let mut connection = Connection::open(at).await?;
    loop {
        let last = written.saved.last().map(|(_, to)| to.as_str());
        let more = written.saved.len() % DETAILS_EVERY == DETAILS_EVERY - 1;
        let sent = match last.filter(|_| more) {
            Some(check_in) => Sent::more_about(person, check_in),
            None => Sent::check_in(person),
        };
        let Ok(answer) = connection.ask(&sent.request(&cookie)).await else {
            written.unknown = Some(sent);
            return Ok(written);
        };
        written.saved.push((sent, led_to(&answer)?));
    }
}

/// Kills so many times; everything by chance follows from the seed.
pub(crate) async fn run(kills: u64, seed: u64) -> Fallible<Counts> {
    let mut chance = Chance::of(seed);
    let all = Folder::with_couples(4).await?;
    let mut counts = Counts::default();
    while counts.kills < kills {
        let folder = all.copy()?;
        let mut server = Server::start(&folder.data(), None).await?;
        for _ in 0..KILLS_A_COPY.min(kills - counts.kills) {
            server = once(server, &folder, &mut chance, &mut counts).await?;
        }
        server.kill()?;
    }
    Ok(counts)
}

/// Everybody writes, the server is killed, started again, and looked into.
async fn once(
    server: Server,
    folder: &Folder,
    chance: &mut Chance,
    counts: &mut Counts,
) -> Fallible<Server> {
    let before = Rows::of(&folder.data()).await?;
    let mut writers = JoinSet::new();
    for (person, cookie) in folder.cookies.iter().enumerate() {
        writers.spawn(write(server.at, person, cookie.clone()));
    }
    let until = chance.millis(100, 800);
    if let Ok(Some(ended)) = tokio::time::timeout(until, writers.join_next()).await {
        return Err(format!("somebody stopped writing before the kill: {:?}", ended?.err()).into());
    }
    server.kill()?;
    let mut all = Vec::new();
    while let Some(ended) = writers.join_next().await {
        all.push(ended??);
    }
    let began = Instant::now();
    let server = Server::start(&folder.data(), None).await?;
    counts.slowest_start = counts.slowest_start.max(began.elapsed().as_secs_f64() * 1e3);
    look(&server, folder, &before, all, counts).await?;
    counts.kills += 1;
    Ok(server)
}

/// What was saved is there with its answer; what is unknown is wholly there or not at all.
async fn look(
    server: &Server,
    folder: &Folder,
    before: &Rows,
    all: Vec<Written>,
    counts: &mut Counts,
) -> Fallible {
    let mut database = Database::open(&folder.data()).await?;
    let (mut saved, mut unknown_saved) = (Vec::new(), 0);
    for written in all {
        if let Some(sent) = written.unknown {
            let there = outcome(&mut database, sent.op).await?.is_some();
            unknown_saved += usize::from(there);
            counts.unknown_not += usize::from(!there);
            // Sent again, as the page does: one effect, whatever came of the first.
            let mut connection = Connection::open(server.at).await?;
            let answer = connection.ask(&sent.request(&folder.cookies[sent.person])).await?;
            saved.push((sent, led_to(&answer)?));
        }
        counts.saved += written.saved.len();
        saved.extend(written.saved);
    }
    counts.unknown_saved += unknown_saved;
    for (sent, to) in &saved {
        let kept = outcome(&mut database, sent.op).await?.ok_or_else(|| {
            format!("answered “saved”, and gone: {} of person {}", sent.path, sent.person)
        })?;
        if !kept.contains(&format!("\"{to}\"")) {
            return Err(format!("answered {to}, and kept {kept}").into());
        }
    }
    let details = saved.iter().filter(|(sent, _)| sent.path != "/check-ins").count();
    let after = Rows::of(&folder.data()).await?;
    before.grew_by(&after, saved.len() - details, details)?;
    database.is_sound().await
}

async fn outcome(database: &mut Database, op: Uuid) -> Fallible<Option<String>> {
    database.text("select outcome from operation where id = ?", op.as_bytes()).await
}

/// How many rows there are: forms that were answered, and what they made.
#[derive(Debug)]
struct Rows {
    operations: i64,
    check_ins: i64,
    details: i64,
}

impl Rows {
    async fn of(data: &Path) -> Fallible<Self> {
        let mut database = Database::open(data).await?;
        Ok(Self {
            operations: database.count("select count(*) from operation").await?,
            check_ins: database.count("select count(*) from check_in").await?,
            details: database.count("select count(*) from check_in_detail").await?,
        })
    }

    /// Every form has its rows, and every row its form.
    fn grew_by(&self, after: &Self, check_ins: usize, details: usize) -> Fallible {
        let grown = [
            after.operations - self.operations,
            after.check_ins - self.check_ins,
            after.details - self.details,
        ];
        let forms =
            [i64::try_from(check_ins + details)?, check_ins.try_into()?, details.try_into()?];
        if grown == forms {
            Ok(())
        } else {
            Err(format!("{forms:?} forms made {grown:?} rows").into())
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kills_lose_nothing_and_leave_nothing_half() {
    let seed = Chance::fresh_seed();
    let counts = run(20, seed).await.unwrap_or_else(|error| panic!("with seed {seed}: {error}"));
    assert_eq!(counts.kills, 20);
    assert!(counts.saved > 200, "eight people wrote: {counts:?}");
}
