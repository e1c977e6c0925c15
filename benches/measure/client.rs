//! A client for HTTP/1.1 that keeps its connection and costs little: no more than the benches need.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use totp_rs::{Builder, Secret};
use troth::clock::Clock;

use super::{Fallible, PASSWORD};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection.
pub(crate) struct Connection {
    socket: TcpStream,
    read: Vec<u8>,
}

/// What came back.
pub(crate) struct Answer {
    /// Such as 200.
    pub(crate) status: u16,
    /// The lines above the body.
    pub(crate) head: String,
    /// The body as it was sent, perhaps compressed.
    pub(crate) body: Vec<u8>,
    /// Everything that crossed the wire.
    pub(crate) bytes: usize,
}

impl Connection {
    /// Opens one.
    pub(crate) async fn open(at: SocketAddr) -> Fallible<Self> {
        let socket = TcpStream::connect(at).await?;
        socket.set_nodelay(true)?;
        Ok(Self { socket, read: Vec::with_capacity(64 * 1024) })
    }

    /// Sends these bytes and reads one answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Fallible<Answer> {
        self.socket.write_all(request).await?;
        tokio::time::timeout(PATIENCE, self.answer()).await?
    }

    async fn answer(&mut self) -> Fallible<Answer> {
        let head_end = loop {
            if let Some(at) = find(&self.read, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8(self.read[..head_end].to_vec())?;
        let status = head.get(9..12).ok_or("a status")?.parse()?;
        let (body, end) = match value(&head, "content-length") {
            Some(length) => self.sized(head_end, length.parse()?).await?,
            None if value(&head, "transfer-encoding").is_some() => self.chunked(head_end).await?,
            None => (Vec::new(), head_end),
        };
        self.read.drain(..end);
        Ok(Answer { status, head, body, bytes: end })
    }

    async fn sized(&mut self, from: usize, length: usize) -> Fallible<(Vec<u8>, usize)> {
        while self.read.len() < from + length {
            self.more().await?;
        }
        Ok((self.read[from..from + length].to_vec(), from + length))
    }

    async fn chunked(&mut self, mut from: usize) -> Fallible<(Vec<u8>, usize)> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                if let Some(at) = find(&self.read[from..], b"\r\n") {
                    break at;
                }
                self.more().await?;
            };
            let size = std::str::from_utf8(&self.read[from..from + line])?;
            let size = usize::from_str_radix(size, 16)?;
            from += line + 2;
            while self.read.len() < from + size + 2 {
                self.more().await?;
            }
            body.extend_from_slice(&self.read[from..from + size]);
            from += size + 2;
            if size == 0 {
                return Ok((body, from));
            }
        }
    }

    async fn more(&mut self) -> Fallible {
        if self.socket.read_buf(&mut self.read).await? == 0 {
            return Err("the connection was closed".into());
        }
        Ok(())
    }
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        value(&self.head, name)
    }
}

/// The bytes of a GET request, as a browser with this cookie sends it.
pub(crate) fn get(path: &str, cookie: &str, encodings: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\
         accept-encoding: {encodings}\r\ncookie: {cookie}\r\n\r\n"
    )
    .into_bytes()
}

/// The bytes of a form that is sent.
pub(crate) fn post(path: &str, cookie: &str, form: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncookie: {cookie}\r\n\
         content-length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}

/// Signs in; the cookie.
pub(crate) async fn sign_in(at: SocketAddr, name: &str) -> Fallible<String> {
    let form = format!("name={name}&password={}&own_device=yes", PASSWORD.replace(' ', "+"));
    let answer = Connection::open(at).await?.ask(&post("/sign-in", "", &form)).await?;
    let cookie = answer.header("set-cookie").ok_or("not signed in")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// Signs in as the therapist, with the code that an app shows that was given this key; the cookie.
pub(crate) async fn sign_in_as_therapist(at: SocketAddr, key: &str) -> Fallible<String> {
    let halfway = sign_in(at, "dr.+noor+weber").await?;
    let form = format!("code={}", code(key)?);
    let answer = Connection::open(at).await?.ask(&post("/sign-in/code", &halfway, &form)).await?;
    let cookie = answer.header("set-cookie").ok_or("the code did not count")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// What an app shows now.
fn code(key: &str) -> Fallible<String> {
    let secret = Secret::try_from_base32(key.replace(' ', ""))?;
    let app = Builder::new().with_account_name("-".to_owned()).with_secret(secret).build()?;
    let now = u64::try_from(Clock::System.now().timestamp())?;
    Ok(app.generate(now).to_string())
}

/// Whether it answers that it is well.
pub(crate) async fn healthy(at: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(at).await else { return false };
    let answer = connection.ask(&get("/healthz", "", "identity")).await;
    answer.is_ok_and(|answer| answer.status == 200)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}
