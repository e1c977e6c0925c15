//! Two hundred people who sign in at the same moment, while somebody reads Today.
//!
//! `cargo bench --bench storm`. Stretching a password takes long and much memory on purpose; the
//! pages of those who are in must not feel it.

mod measure;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    time::{Duration, Instant},
};

use measure::{
    Fallible, PASSWORD, client, figure, judge, median, millis, note, percentile, say,
    server::{self, Server},
};
use tokio::task::JoinSet;

const SIGN_INS: usize = 200;
const COUPLES: u32 = 8;
const QUIET: usize = 1_000;
const ROUNDS: usize = 3;
/// Longer than anybody waits.
const AT_MOST: Duration = Duration::from_mins(2);

#[tokio::main]
async fn main() -> Fallible {
    say("\nA storm of sign-ins, while somebody reads Today");
    let scratch = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/target"))?;
    let data = scratch.path().join("data");
    server::fill(&data, COUPLES, 0.5)?;
    let server = Server::start(&data, None).await?;
    let cookie = client::sign_in(server.at, "ana").await?;
    let (mut beside, mut took, mut answers) = (Vec::new(), Vec::new(), BTreeMap::new());
    for _ in 0..ROUNDS {
        let mut reader = client::Connection::open(server.at).await?;
        let quiet = quiet(&mut reader, &cookie).await?;
        let began = Instant::now();
        let during = meanwhile(&mut reader, &cookie, storm(server.at), &mut answers).await?;
        took.push(began.elapsed().as_secs_f64());
        note("Today, quiet, p95", quiet, "ms");
        note("Today, meanwhile, p95", during, "ms");
        beside.push(during / quiet);
    }
    for (status, count) in &answers {
        note(&format!("sign-ins answered {status}"), figure(*count), "");
    }
    note("200 sign-ins took", median(took), "s");
    judge("Today meanwhile beside quiet, p95", median(beside), "times", 2.0);
    judge("memory at most", server.most_memory()?, "MiB", 300.0);
    server.stop()
}

/// How long Today takes while nobody signs in: p95 in milliseconds.
async fn quiet(reader: &mut client::Connection, cookie: &str) -> Fallible<f64> {
    let mut times = Vec::new();
    for _ in 0..QUIET {
        times.push(read(reader, cookie).await?);
    }
    Ok(millis(percentile(&mut times, 95)))
}

/// The same until everybody of the storm has their answer.
async fn meanwhile(
    reader: &mut client::Connection,
    cookie: &str,
    mut storm: JoinSet<Fallible<u16>>,
    answers: &mut BTreeMap<u16, usize>,
) -> Fallible<f64> {
    let (began, mut times) = (Instant::now(), Vec::new());
    while !storm.is_empty() {
        times.push(read(reader, cookie).await?);
        while let Some(answer) = storm.try_join_next() {
            *answers.entry(answer??).or_default() += 1;
        }
        if began.elapsed() > AT_MOST {
            return Err("the storm does not end".into());
        }
    }
    Ok(millis(percentile(&mut times, 95)))
}

async fn read(reader: &mut client::Connection, cookie: &str) -> Fallible<Duration> {
    let began = Instant::now();
    let answer = reader.ask(&client::get("/today", cookie, "gzip")).await?;
    if answer.status != 200 {
        return Err(format!("Today answers {}", answer.status).into());
    }
    Ok(began.elapsed())
}

/// Everybody at once, each on a connection of their own; what each was answered.
fn storm(at: SocketAddr) -> JoinSet<Fallible<u16>> {
    let mut all = JoinSet::new();
    for nth in 0..SIGN_INS {
        let number = u32::try_from(nth).unwrap_or_default() / 2 % COUPLES + 1;
        let name = if nth % 2 == 0 { "ana" } else { "ben" };
        let number = if number == 1 { String::new() } else { number.to_string() };
        let form = format!("name={name}{number}&password={}", PASSWORD.replace(' ', "+"));
        all.spawn(async move {
            let mut connection = client::Connection::open(at).await?;
            Ok(connection.ask(&client::post("/sign-in", "", &form)).await?.status)
        });
    }
    all
}
