//! Chromium, driven by one chromedriver that runs as long as any test needs it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, Weak},
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};

const CHROMEDRIVER: &str = "/usr/bin/chromedriver";
const CHROMIUM: &str = "/usr/bin/chromium";
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--force-color-profile=srgb",
    "--window-size=390,844",
];

/// The running chromedriver. The last one to let go of it stops it, and all its windows.
pub(crate) struct Chromedriver {
    process: Child,
    port: u16,
    _says: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// The one that runs, or a new one.
    pub(crate) fn running() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *running = Arc::downgrade(&started);
            started
        })
    }

    #[expect(clippy::disallowed_methods, reason = "a test may start the browser's driver")]
    fn start() -> Self {
        let mut process = Command::new(CHROMEDRIVER)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{CHROMEDRIVER}: {error}; tests/run installs it"));
        let mut says = BufReader::new(process.stdout.take().expect("what it says"));
        let port = says.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let port = line.rsplit_once("started successfully on port ")?.1;
            port.trim_end_matches('.').parse().ok()
        });
        Self { process, port: port.expect("chromedriver says its port"), _says: says }
    }

    /// A fresh window with nothing kept from others.
    pub(crate) async fn window(&self) -> Client {
        let capabilities: Capabilities = serde_json::from_value(json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "binary": CHROMIUM, "args": FLAGS },
        }))
        .expect("capabilities");
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("a window of Chromium")
    }
}

impl Drop for Chromedriver {
    /// Asked to stop, it closes its windows first; killed, it would leave them behind.
    fn drop(&mut self) {
        let stopped = TcpStream::connect(("127.0.0.1", self.port)).and_then(|mut stream| {
            stream.set_read_timeout(Some(Duration::from_secs(10)))?;
            write!(stream, "GET /shutdown HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")?;
            stream.read(&mut [0; 512])
        });
        if stopped.is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// What `WebDriver` has no word for and chromedriver adds.
#[derive(Debug)]
pub(crate) enum Extra {
    /// A command of the `DevTools` protocol, with its parameters.
    Devtools(&'static str, Value),
    /// What was logged since this was last asked: `browser` or `performance`.
    Log(&'static str),
    /// A device that makes passkeys and asks nobody, with what it can do.
    Authenticator(Value),
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(
        &self,
        base: &Url,
        session: Option<&str>,
    ) -> Result<Url, <Url as std::str::FromStr>::Err> {
        let what = match self {
            Self::Devtools(..) => "goog/cdp/execute",
            Self::Log(_) => "se/log",
            Self::Authenticator(_) => "webauthn/authenticator",
        };
        base.join(&format!("session/{}/{what}", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = match self {
            Self::Devtools(command, parameters) => json!({ "cmd": command, "params": parameters }),
            Self::Log(kind) => json!({ "type": kind }),
            Self::Authenticator(can) => can.clone(),
        };
        (Method::POST, Some(body.to_string()))
    }
}
