//! Two hundred clients that hold their connection and say little: shut out, while others get in.

use std::{
    fs,
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::interval,
};

use crate::{
    folder::Folder,
    measure::{
        Fallible,
        client::{self, Connection},
        server::Server,
    },
};

pub(crate) const CLIENTS: usize = 200;
/// All of them are gone within this time.
const GONE_WITHIN: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(100);
const TRICKLE: Duration = Duration::from_millis(900);
/// Of a page that is asked for and never read.
const PIPELINED: usize = 400;

/// What came of it.
#[derive(Debug)]
pub(crate) struct Seen {
    /// Until the last of them was shut out.
    pub(crate) gone_after: Duration,
    /// A sign-in meanwhile.
    pub(crate) sign_in: Duration,
}

/// Ways to be slow.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Connects and says nothing.
    Silent,
    /// Sends a header a byte at a time.
    Header,
    /// Sends a form a byte at a time.
    Body,
    /// Asks for a great deal and reads none of it.
    Reading,
}

const WAYS: [Way; 3] = [Way::Silent, Way::Header, Way::Body];
/// Of so many one reads nothing: making what it asks for is work.
const ONE_READS_NOTHING: usize = 25;

impl Way {
    fn of(nth: usize) -> Self {
        if nth.is_multiple_of(ONE_READS_NOTHING) { Self::Reading } else { WAYS[nth % WAYS.len()] }
    }

    fn beginning(self) -> Vec<u8> {
        match self {
            Self::Silent => Vec::new(),
            Self::Header => b"GET /help HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_vec(),
            Self::Body => b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
                content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000\r\n\r\nname="
                .to_vec(),
            Self::Reading => client::get("/help", "", "identity").repeat(PIPELINED),
        }
    }
}

/// Holds on for as long as it is let.
async fn hold(at: SocketAddr, way: Way) -> Fallible {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(4096)?;
    let mut stream = socket.connect(at).await?;
    if stream.write_all(&way.beginning()).await.is_err() {
        return Ok(());
    }
    match way {
        Way::Header | Way::Body => trickle(stream).await,
        Way::Silent | Way::Reading => std::future::pending().await,
    }
}

async fn trickle(mut stream: TcpStream) -> Fallible {
    let mut ticks = interval(TRICKLE);
    let mut answer = [0; 1024];
    loop {
        tokio::select! {
            _ = ticks.tick() => {
                if stream.write_all(b"x").await.is_err() { return Ok(()) }
            }
            read = stream.read(&mut answer) => {
                if read.unwrap_or_default() == 0 { return Ok(()) }
            }
        }
    }
}

/// How many connections the server holds.
fn held(server: &Server) -> Fallible<usize> {
    let files = fs::read_dir(format!("/proc/{}/fd", server.id()))?;
    let sockets = files.flatten().filter(|file| {
        fs::read_link(file.path()).is_ok_and(|to| to.to_string_lossy().starts_with("socket:"))
    });
    Ok(sockets.count())
}

/// Holds 200 connections and looks when they are gone.
pub(crate) async fn run(server: &Server) -> Fallible<Seen> {
    let before = held(server)?;
    let mut clients = JoinSet::new();
    for nth in 0..CLIENTS {
        clients.spawn(hold(server.at, Way::of(nth)));
    }
    let began = Instant::now();
    let mut looks = interval(LOOK_EVERY);
    while held(server)? < CLIENTS {
        looks.tick().await;
        if began.elapsed() > Duration::from_secs(5) {
            return Err("they were not let in".into());
        }
    }
    let asked = Instant::now();
    client::sign_in(server.at, "ana").await?;
    let sign_in = asked.elapsed();
    while held(server)? > before + 2 {
        looks.tick().await;
        if began.elapsed() > 4 * GONE_WITHIN {
            return Err(format!("{} are still held", held(server)? - before).into());
        }
    }
    let gone_after = began.elapsed();
    let answer = client::get("/help", "", "identity");
    let answer = Connection::open(server.at).await?.ask(&answer).await?;
    clients.abort_all();
    if answer.status == 200 { Ok(Seen { gone_after, sign_in }) } else { Err("no help".into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_are_shut_out_and_others_get_in() {
    let folder = Folder::with_couples(1).await.expect("a folder");
    let server = Server::start(&folder.data(), None).await.expect("starts");
    let seen = run(&server).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(seen.gone_after <= GONE_WITHIN, "{seen:?}");
    assert!(seen.sign_in <= Duration::from_secs(5), "{seen:?}");
    server.stop().expect("stops");
}
