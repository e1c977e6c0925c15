//! Sixteen people who save at the same moment, against one after the other.
//!
//! `cargo bench --bench writers`. Each request is a check-in for both: sealed, written, on disk
//! before it is answered.

mod measure;

use measure::{
    Fallible, client, judge, judge_least, load, median, millis, note, percentile, say,
    server::{self, Server},
};

const FORM: &str = "closeness=3&audience=both+of+us";
const COUNT: usize = 3_000;
const ROUNDS: usize = 5;

#[tokio::main]
async fn main() -> Fallible {
    say("\nWriters: check-ins, saved on disk before they are answered");
    let scratch = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/target"))?;
    let data = scratch.path().join("data");
    server::fill(&data, 8, 0.1)?;
    let server = Server::start(&data, None).await?;
    let mut requests = Vec::new();
    for couple in 1..=8 {
        let number = if couple == 1 { String::new() } else { couple.to_string() };
        for name in ["ana", "ben"] {
            let cookie = client::sign_in(server.at, &format!("{name}{number}")).await?;
            requests.push(client::post("/check-ins", &cookie, FORM));
        }
    }
    let (mut alone, mut together, mut slowest) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(load::run(server.at, requests.clone(), 1, COUNT / 10, 303).await?.rate());
        let mut run = load::run(server.at, requests.clone(), 16, COUNT, 303).await?;
        together.push(run.rate());
        slowest.push(millis(percentile(&mut run.times, 99)));
    }
    let (alone, together) = (median(alone), median(together));
    note("one at a time", alone, "a second");
    note("16 at once", together, "a second");
    judge_least("16 at once beside one", together / alone, "times", 3.0);
    judge("16 at once, p99", median(slowest), "ms", 25.0);
    server.stop()
}
