//! Bytes and requests of the first load of Today, and of the next.
//!
//! `cargo bench --bench load`.

mod measure;

use std::collections::BTreeSet;

use measure::{Fallible, client, figure, history, judge, note, say, server::Server};

const BROWSER: &str = "gzip, deflate, br";

#[tokio::main]
async fn main() -> Fallible {
    say("\nLoading Today");
    let server = Server::start(&history::YEAR.folder()?, None).await?;
    let cookie = client::sign_in(server.at, "ana").await?;
    let mut connection = client::Connection::open(server.at).await?;
    let page = connection.ask(&client::get("/today", &cookie, BROWSER)).await?;
    let plain = connection.ask(&client::get("/today", &cookie, "identity")).await?;
    let html = String::from_utf8(plain.body)?;
    note("the page, compressed, with its headers", figure(page.bytes), "bytes");
    note("the page, uncompressed", figure(html.len()), "bytes");
    let (mut bytes, mut again) = (page.bytes, 1);
    let files = files(&html);
    for file in &files {
        let answer = connection.ask(&client::get(file, &cookie, BROWSER)).await?;
        if answer.status != 200 {
            return Err(format!("{file} answers {}", answer.status).into());
        }
        note(file, figure(answer.bytes), "bytes");
        bytes += answer.bytes;
        let kept = answer.header("cache-control").is_some_and(|kept| kept.contains("immutable"));
        again += usize::from(!kept);
    }
    judge("first load, bytes", figure(bytes) / 1e3, "KB", 30.0);
    judge("first load, requests", figure(files.len() + 1), "", 5.0);
    judge("repeat load, requests", figure(again), "", 1.0);
    server.stop()
}

/// The style sheet, script, icon and manifest that a page asks for.
fn files(html: &str) -> BTreeSet<&str> {
    ["href=\"", "src=\""]
        .into_iter()
        .flat_map(|start| html.split(start).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with("/static/"))
        .collect()
}
