//! Whether the time of an answer tells who has an account here.
//!
//! `cargo bench --bench timing`. Two hundred wrong passwords, and as many wrong recovery codes, for
//! names that exist and for names that do not, by turns.

mod measure;

use std::{net::SocketAddr, time::Instant};

use measure::{
    Fallible, client, judge, median, millis, note, say,
    server::{self, Server},
};

const SAMPLES: usize = 200;
const COUPLES: usize = 8;
/// What a person would not notice, nor somebody who measures from outside.
const ALIKE: f64 = 1.05;

#[tokio::main]
async fn main() -> Fallible {
    say("\nNames that exist, and names that do not");
    let scratch = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/target"))?;
    let data = scratch.path().join("data");
    server::fill(&data, u32::try_from(COUPLES)?, 0.1)?;
    let server = Server::start(&data, None).await?;
    let password = "&password=not+the+right+one+at+all";
    compare(server.at, "a wrong password", "/sign-in", password).await?;
    let code = format!("&code={}&secret=own{password}", "LJNFUWS2".repeat(4));
    compare(server.at, "a wrong recovery code", "/recover", &code).await?;
    server.stop()
}

async fn compare(at: SocketAddr, what: &str, path: &str, rest: &str) -> Fallible {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for nth in 0..SAMPLES {
        let number = nth % (COUPLES - 1) + 2;
        known.push(ask(at, path, &format!("name=ana{number}{rest}")).await?);
        unknown.push(ask(at, path, &format!("name=eve{number}{rest}")).await?);
    }
    let (known, unknown) = (median(known), median(unknown));
    note(&format!("{what}, a name that exists"), known, "ms");
    note(&format!("{what}, a name that does not"), unknown, "ms");
    judge(
        &format!("{what}, one beside the other"),
        known.max(unknown) / known.min(unknown),
        "times",
        ALIKE,
    );
    Ok(())
}

/// How long it takes until it is refused, in milliseconds.
async fn ask(at: SocketAddr, path: &str, form: &str) -> Fallible<f64> {
    let mut connection = client::Connection::open(at).await?;
    let began = Instant::now();
    let answer = connection.ask(&client::post(path, "", form)).await?;
    let took = millis(began.elapsed());
    if answer.status == 422 { Ok(took) } else { Err(format!("answers {}", answer.status).into()) }
}
