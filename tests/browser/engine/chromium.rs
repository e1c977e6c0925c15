//! Chromium, driven by one chromedriver that runs as long as any test needs it.

use std::{
    process::Command,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use fantoccini::{Client, wd::WebDriverCompatibleCommand};
use reqwest::{Method, Url};
use serde_json::{Value, json};

use super::{Light, driver::Driver};

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

/// A fresh window with nothing kept from others.
pub(super) async fn window() -> (Client, Arc<Driver>) {
    let driver = running();
    let capabilities = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": { "binary": CHROMIUM, "args": FLAGS },
    });
    (driver.window(capabilities).await, driver)
}

/// The chromedriver that runs, or a new one.
#[expect(clippy::disallowed_methods, reason = "a test may start the browser's driver")]
fn running() -> Arc<Driver> {
    static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        let mut command = Command::new(CHROMEDRIVER);
        let says = "started successfully on port ";
        let started = Arc::new(Driver::says_its_port(command.arg("--port=0"), says));
        *running = Arc::downgrade(&started);
        started
    })
}

/// The screen is this many points wide and high, as of a phone.
pub(super) async fn screen(client: &Client, width: u32, height: u64) {
    let screen = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true,
    });
    devtools(client, "Emulation.setDeviceMetricsOverride", screen).await;
}

/// The device is set to light or dark.
pub(super) async fn light(client: &Client, light: Light) {
    let value = if light == Light::Light { "light" } else { "dark" };
    let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
    devtools(client, "Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// A command of the `DevTools` protocol.
pub(crate) async fn devtools(client: &Client, command: &'static str, parameters: Value) -> Value {
    let answer = client.issue_cmd(Extra::Devtools(command, parameters)).await;
    answer.unwrap_or_else(|error| panic!("{command}: {error}"))
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
