//! Starting with an existing database, memory when idle, size of the program.
//!
//! `cargo bench --bench start`.

mod measure;

use std::{fs, time::Duration};

use measure::{
    Fallible, client, history, judge, median, millis, note, say,
    server::{Server, TROTH},
};

const STARTS: usize = 15;

#[tokio::main]
async fn main() -> Fallible {
    say("\nStart, memory, size");
    let folder = history::YEAR.folder()?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let server = Server::start(&folder, None).await?;
        times.push(millis(server.started_in));
        server.stop()?;
    }
    judge("start until /healthz answers, database of one year", median(times), "ms", 60.0);

    let server = Server::start(&folder, None).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    judge("memory, idle", server.memory()?, "MiB", 15.0);
    let cookie = client::sign_in(server.at, "ana").await?;
    let mut connection = client::Connection::open(server.at).await?;
    for page in ["/today", "/check-ins", "/consistency"] {
        connection.ask(&client::get(page, &cookie, "br")).await?;
    }
    note("memory after a sign-in and three pages", server.memory()?, "MiB");
    server.stop()?;

    #[expect(clippy::cast_precision_loss, reason = "a program is smaller than 2^52 bytes")]
    let size = fs::metadata(TROTH)?.len() as f64 / 1e6;
    judge("the stripped program", size, "MB", 16.0);
    Ok(())
}
