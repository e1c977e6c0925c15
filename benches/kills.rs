//! Killed three hundred times while eight people write.
//!
//! `cargo bench --bench kills`, some minutes; `tests/process` does twenty on every run.

#![allow(dead_code, reason = "shared with tests/process, which uses the rest")]

#[path = "../tests/process/chance.rs"]
mod chance;
#[path = "../tests/process/folder.rs"]
mod folder;
#[path = "../tests/process/kills.rs"]
mod kills;
mod measure;

use measure::{Fallible, figure, note, say};

const KILLS: u64 = 300;

#[tokio::main]
async fn main() -> Fallible {
    say("\nKilled while eight people write");
    let seed = chance::Chance::fresh_seed();
    let counts = kills::run(KILLS, seed).await.map_err(|error| format!("seed {seed}: {error}"))?;
    note("kills", figure(usize::try_from(counts.kills)?), "");
    note("forms answered “saved”, all there", figure(counts.saved), "");
    note("forms without an answer, saved", figure(counts.unknown_saved), "");
    note("forms without an answer, not saved", figure(counts.unknown_not), "");
    note("until it answered again, at most", counts.slowest_start, "ms");
    Ok(())
}
