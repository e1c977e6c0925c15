//! Ten thousand connections that end in the middle of a request, and a server that still answers.
//!
//! `cargo bench --bench cut`.

mod measure;

use std::{net::SocketAddr, time::Instant};

use measure::{Fallible, client, history, judge, millis, note, say, server::Server};
use tokio::{io::AsyncWriteExt as _, net::TcpStream, task::JoinSet};

const CUTS: usize = 10_000;
const AT_ONCE: usize = 100;
/// In the middle of the first line, of the headers, of the body.
const PARTS: [&str; 3] = [
    "GET /tod",
    "GET /today HTTP/1.1\r\nhost: localhost\r\naccept: tex",
    "POST /check-ins HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
     content-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\n\r\ncloseness=3&aud",
];

#[tokio::main]
async fn main() -> Fallible {
    say("\nConnections cut in the middle of a request");
    let server = Server::start(&history::MONTH.folder()?, None).await?;
    let before = server.memory()?;
    let began = Instant::now();
    for first in (0..CUTS).step_by(AT_ONCE) {
        let mut cuts = JoinSet::new();
        for nth in first..first + AT_ONCE {
            cuts.spawn(cut(server.at, PARTS[nth % PARTS.len()]));
        }
        while let Some(done) = cuts.join_next().await {
            done??;
        }
    }
    note("10,000 connections opened and cut", began.elapsed().as_secs_f64(), "s");
    let asked = Instant::now();
    if !client::healthy(server.at).await {
        return Err("the server does not answer any more".into());
    }
    judge("then /healthz answers within", millis(asked.elapsed()), "ms", 1_000.0);
    let cookie = client::sign_in(server.at, "ana").await?;
    let ask = client::get("/today", &cookie, "br");
    let today = client::Connection::open(server.at).await?.ask(&ask).await?;
    judge("and Today, with status", f64::from(today.status), "", 200.0);
    note("memory before", before, "MiB");
    note("memory after", server.memory()?, "MiB");
    server.stop()
}

async fn cut(at: SocketAddr, part: &str) -> Fallible {
    let mut socket = TcpStream::connect(at).await?;
    socket.write_all(part.as_bytes()).await?;
    Ok(())
}
