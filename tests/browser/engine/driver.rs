//! A program that drives a browser through `WebDriver`, on a port of its own.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::time::{MissedTickBehavior, interval, timeout};

/// How long a browser may take to start or to end on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The running program. Who lets go of it stops it, and all its windows.
pub(super) struct Driver {
    process: Child,
    port: u16,
    /// The one window of a driver that has only one.
    session: OnceLock<String>,
}

impl Driver {
    /// One that chooses a port, and says it after these words.
    pub(super) fn says_its_port(command: &mut Command, words: &str) -> Self {
        let mut process = start(command.stdout(Stdio::piped()));
        let mut says = BufReader::new(process.stdout.take().expect("what it says")).lines();
        let port = says.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.rsplit_once(words)?.1;
            port.trim_end_matches('.').parse().ok()
        });
        // What it says from now on is read and forgotten: else it would wait to be read.
        thread::spawn(move || says.for_each(drop));
        let port = port.unwrap_or_else(|| panic!("{command:?} says its port"));
        Self { process, port, session: OnceLock::new() }
    }

    /// One that has to be told its port.
    pub(super) async fn told_its_port(command: &mut Command) -> Self {
        let port = free_port();
        let process = start(command.arg(format!("--port={port}")).stdout(Stdio::null()));
        let driver = Self { process, port, session: OnceLock::new() };
        let mut moments = interval(Duration::from_millis(20));
        moments.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let listens = async {
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                moments.tick().await;
            }
        };
        timeout(PATIENCE, listens).await.unwrap_or_else(|_| panic!("{command:?} listens"));
        driver
    }

    /// A window of a driver that has many.
    pub(super) async fn window(&self, capabilities: Value) -> Client {
        let capabilities: Capabilities =
            serde_json::from_value(capabilities).expect("capabilities");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let window = builder.capabilities(capabilities);
        let window = window.connect(&format!("http://127.0.0.1:{}", self.port)).await;
        window.unwrap_or_else(|error| panic!("no window: {error}"))
    }

    /// The window of a driver that has only one.
    pub(super) async fn only_window(&self, capabilities: Value) -> Client {
        let client = self.window(capabilities).await;
        let session = client.session_id().await.expect("a session").expect("its name");
        self.session.set(session).expect("one window");
        client
    }

    /// Whether it does so.
    fn ask(&self, request: &str) -> io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "{request} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer.ends_with(b" 200"))
    }
}

impl Drop for Driver {
    /// Asked to, it closes its windows; killed before, it would leave them behind.
    fn drop(&mut self) {
        let shuts_down = match self.session.get() {
            Some(session) => {
                let _ = self.ask(&format!("DELETE /session/{session}"));
                false
            }
            None => self.ask("GET /shutdown").unwrap_or_default(),
        };
        if !shuts_down {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

fn start(command: &mut Command) -> Child {
    let started = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
    started.unwrap_or_else(|error| panic!("{command:?}: {error}; tests/run installs it"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}
