//! The everyday page that "Leave this page" leads to: a tiny server that knows two pages. The other
//! one shows that a look at a page finds what is wrong.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::LazyLock,
    thread,
};

use troth::config::Given;

use crate::world::{World, at_a_name};

/// Its address, the same for all tests: the program learns it once.
pub(crate) static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || listener.incoming().flatten().for_each(answer));
    format!("http://{address}/weather")
});

/// What its heading says.
pub(crate) const HEADING: &str = "Sunny, some clouds";

/// The address of a page with one fault of each kind.
pub(crate) fn wrong() -> String {
    ADDRESS.replace("/weather", "/wrong")
}

/// A world whose pages can be left.
pub(crate) async fn world() -> World {
    World::with(Given { neutral_url: Some(ADDRESS.clone()), ..at_a_name() }).await
}

const WRONG_PAGE: &str = "<!doctype html><title>Wrong</title>
<meta http-equiv=content-security-policy content=\"script-src 'nonce-own'\">
<a href=/weather>First</a><p style='color: #ccc; width: 500px'>Pale and wide</p>
<p id=late></p><p>Pushed</p><img src=http://127.0.0.1:9/elsewhere alt=''>
<script>document.title = 'not run'</script>
<script nonce=own>const late = document.getElementById('late');
new PerformanceObserver(() => { late.style.height = '300px'; late.textContent = 'Late'; })
  .observe({ type: 'paint', buffered: true });</script>";

fn answer(mut stream: impl Read + Write) {
    let mut asked = [0; 4096];
    let read = stream.read(&mut asked).unwrap_or_default();
    let page = if asked[..read].starts_with(b"GET /wrong ") {
        WRONG_PAGE.to_owned()
    } else {
        format!("<!doctype html><html lang=en><title>Weather</title><h1>{HEADING}</h1>")
    };
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close";
    let _ = write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{page}", page.len());
}
