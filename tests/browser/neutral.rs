//! The everyday page that "Leave this page" leads to: a tiny server that knows one page.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::LazyLock,
    thread,
};

use troth::config::Given;

use crate::world::World;

/// Its address, the same for all tests: the program learns it once.
pub(crate) static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || listener.incoming().flatten().for_each(answer));
    format!("http://{address}/weather")
});

/// What its heading says.
pub(crate) const HEADING: &str = "Sunny, some clouds";

/// A world whose pages can be left.
pub(crate) async fn world() -> World {
    World::with(Given { neutral_url: Some(ADDRESS.clone()), ..Given::default() }).await
}

fn answer(mut stream: impl Read + Write) {
    let page = format!("<!doctype html><html lang=en><title>Weather</title><h1>{HEADING}</h1>");
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close";
    let _ = stream.read(&mut [0; 4096]);
    let _ = write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{page}", page.len());
}
