//! `WebKitGTK`: each window with a `WebKitWebDriver` of its own, which drives only one, on a screen
//! that nobody looks at.

use std::{
    env::consts::ARCH,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use fantoccini::Client;
use serde_json::json;

use super::{Light, driver::Driver};

const WEBKITWEBDRIVER: &str = "/usr/bin/WebKitWebDriver";

/// It draws without a graphics card, in a container, asks no desktop for anything, and takes the
/// looks of its bar from `gtk-3.0/` beside this file.
const AROUND_IT: [(&str, &str); 7] = [
    ("LC_ALL", "C.UTF-8"),
    ("LIBGL_ALWAYS_SOFTWARE", "1"),
    ("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1"),
    ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
    ("GSETTINGS_BACKEND", "memory"),
    ("XDG_CONFIG_HOME", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/engine")),
];

/// A screen that nobody looks at. The last window on it takes it away.
pub(super) struct Screen {
    xvfb: Child,
    name: String,
}

/// A fresh window with nothing kept from others.
#[expect(clippy::disallowed_methods, reason = "a test may start the browser's driver")]
pub(super) async fn window(light: Light) -> (Client, Arc<Driver>, Arc<Screen>) {
    let screen = Screen::running();
    let mut command = Command::new(WEBKITWEBDRIVER);
    command.env("DISPLAY", &screen.name).envs(AROUND_IT);
    let driver = Driver::told_its_port(&mut command).await;
    // On the way back to a page with this policy the driver would lose the page.
    let mut flags = vec!["--automation", "--features=-CrossOriginOpenerPolicy"];
    if light == Light::Dark {
        flags.push("--dark-mode");
    }
    let browser = format!("/usr/lib/{ARCH}-linux-gnu/webkit2gtk-4.1/MiniBrowser");
    let capabilities = json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": flags },
    });
    (driver.only_window(capabilities).await, Arc::new(driver), screen)
}

/// The page is this many points wide and high: the window is larger by its bars.
pub(super) async fn screen(client: &Client, width: u32, height: u64) {
    let inner = client.execute("return [innerWidth, innerHeight];", Vec::new()).await;
    let inner = inner.expect("the page's size");
    let (outer_width, outer_height) = client.get_window_size().await.expect("the window's size");
    let bars = |outer: u64, at: usize| outer - inner[at].as_u64().expect("a number");
    let width = u64::from(width) + bars(outer_width, 0);
    let height = height + bars(outer_height, 1);
    let (width, height) =
        (width.try_into().expect("a width"), height.try_into().expect("a height"));
    client.set_window_size(width, height).await.expect("a size");
}

impl Screen {
    /// The one that is there, or a new one.
    #[expect(clippy::disallowed_methods, reason = "a test may start a screen")]
    fn running() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Screen>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let mut command = Command::new("Xvfb");
            let command = command.args(["-displayfd", "1", "-screen", "0", "1280x6000x24"]);
            let command = command.args(["-nolisten", "tcp"]);
            let started = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
            let mut xvfb =
                started.unwrap_or_else(|error| panic!("Xvfb: {error}; tests/run installs it"));
            let says = BufReader::new(xvfb.stdout.take().expect("what it says"));
            let number = says.lines().map_while(Result::ok).next().expect("Xvfb says its number");
            let started = Arc::new(Self { xvfb, name: format!(":{number}") });
            *running = Arc::downgrade(&started);
            started
        })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}
