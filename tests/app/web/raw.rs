//! Requests that no browser sends: two lengths, torn headers, a second request hidden in the first.
//! Each is refused or ends the connection; what is hidden is never answered.

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::world::World;

/// What is hidden behind a request: if it were read as one, it would be answered in words.
const HIDDEN: &str = "GET /help HTTP/1.1\r\nhost: localhost\r\n\r\n";
/// Words of the page that it asks for.
const HELP: &str = "<title>Help</title>";

const POST: &str = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
                    content-type: application/x-www-form-urlencoded\r\n";

/// Sends these bytes, says that nothing more comes, and reads until the connection ends.
async fn answer(world: &World, bytes: &[u8]) -> String {
    let at = world.base().strip_prefix("http://").expect("an address");
    let mut stream = TcpStream::connect(at).await.expect("connects");
    stream.write_all(bytes).await.expect("sends");
    stream.shutdown().await.expect("has no more to say");
    let mut read = Vec::new();
    // A connection that is cut has said what it had to say.
    let _ = stream.read_to_end(&mut read).await;
    String::from_utf8_lossy(&read).into_owned()
}

/// How many answers these are, and the status of the first.
fn statuses(answer: &str) -> Vec<u16> {
    let heads = answer.split("HTTP/1.1 ").skip(1);
    heads.filter_map(|head| head.get(..3)?.parse().ok()).collect()
}

#[tokio::test]
async fn a_whole_request_is_answered() {
    let world = World::new().await;
    let said = answer(&world, HIDDEN.as_bytes()).await;
    assert_eq!(statuses(&said), [200]);
    assert!(said.contains(HELP), "else the others show nothing: {said}");
}

#[tokio::test]
async fn what_is_hidden_in_a_request_is_never_answered() {
    let world = World::new().await;
    let length = HIDDEN.len();
    for (name, request) in [
        (
            "two lengths",
            format!("{POST}content-length: 6\r\ncontent-length: 5\r\n\r\nname=a{HIDDEN}"),
        ),
        ("a list of lengths", format!("{POST}content-length: 6, 5\r\n\r\nname=a{HIDDEN}")),
        ("a length with a sign", format!("{POST}content-length: +6\r\n\r\nname=a{HIDDEN}")),
        ("a length below none", format!("{POST}content-length: -1\r\n\r\n{HIDDEN}")),
        (
            "a length beyond all",
            format!("{POST}content-length: 18446744073709551617\r\n\r\n{HIDDEN}"),
        ),
        (
            "an unknown coding",
            format!("{POST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n{HIDDEN}"),
        ),
        (
            "a coding twice",
            format!("{POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{HIDDEN}"),
        ),
        (
            "a chunk beyond all",
            format!("{POST}transfer-encoding: chunked\r\n\r\nffffffffffffffff1\r\n{HIDDEN}"),
        ),
        ("a space before the colon", format!("{POST}content-length : 0\r\n\r\n{HIDDEN}")),
        ("a folded header", format!("{POST}x-a: b\r\n content-length: {length}\r\n\r\n{HIDDEN}")),
        ("no host", format!("GET /sign-in HTTP/1.1\r\nnul: a\0b\r\n\r\n{HIDDEN}")),
        ("a header without a name", format!("GET /sign-in HTTP/1.1\r\n: x\r\n\r\n{HIDDEN}")),
    ] {
        let said = answer(&world, request.as_bytes()).await;
        let first = statuses(&said).first().copied();
        assert!(first.is_none_or(|status| (400..500).contains(&status)), "{name}: {said}");
        assert!(!said.contains(HELP), "{name} lets the hidden one through");
    }
}

/// The coding wins over the length, as RFC 9112 asks; then the rest is not a request of its own.
#[tokio::test]
async fn a_length_and_a_coding_together_end_the_connection() {
    let world = World::new().await;
    let both =
        format!("{POST}content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nG{HIDDEN}");
    let said = answer(&world, both.as_bytes()).await;
    assert!(!said.contains(HELP), "{said}");
    assert!(statuses(&said).iter().all(|status| (400..500).contains(status)), "{said}");
}

#[tokio::test]
async fn too_many_too_long_and_too_strange_headers_are_refused() {
    let world = World::new().await;
    let many = "x-a: b\r\n".repeat(200);
    let (long, path) = ("y".repeat(64 * 1024), "z".repeat(64 * 1024));
    for request in [
        format!("GET /help HTTP/1.1\r\nhost: localhost\r\n{many}\r\n"),
        format!("GET /help HTTP/1.1\r\nhost: localhost\r\nx-long: {long}\r\n\r\n"),
        format!("GET /help?{path} HTTP/1.1\r\nhost: localhost\r\n\r\n"),
        "GET /help HTTP/9.9\r\nhost: localhost\r\n\r\n".to_owned(),
        "GET  /help HTTP/1.1\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}".to_owned(),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        "\0\0\0\0\r\n\r\n".to_owned(),
    ] {
        let said = answer(&world, request.as_bytes()).await;
        let first = statuses(&said).first().copied();
        assert!(
            first.is_none_or(|status| (400..=505).contains(&status) && status != 500),
            "{said}"
        );
        assert!(!said.contains(HELP), "{said}");
    }
    assert_eq!(world.browser().open("/help").await.status, 200, "it goes on");
}

/// A name of the server that somebody made up gets nowhere: no link, no redirect is made from it.
#[tokio::test]
async fn the_name_that_a_request_asks_for_leads_nowhere() {
    let world = World::new().await;
    for request in [
        "GET / HTTP/1.1\r\nhost: elsewhere.example\r\nconnection: close\r\n\r\n",
        "GET http://elsewhere.example/ HTTP/1.1\r\nhost: elsewhere.example\r\nconnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: localhost\r\nx-forwarded-host: elsewhere.example\r\n\
         forwarded: host=elsewhere.example\r\nconnection: close\r\n\r\n",
        "CONNECT elsewhere.example:443 HTTP/1.1\r\nhost: elsewhere.example:443\r\n\r\n",
    ] {
        let said = answer(&world, request.as_bytes()).await;
        assert!(!said.contains("elsewhere.example"), "{said}");
    }
}
