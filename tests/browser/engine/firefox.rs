//! Firefox ESR: each window with a geckodriver of its own, which drives only one.

use std::{process::Command, sync::Arc};

use fantoccini::{Client, wd::WebDriverCompatibleCommand};
use reqwest::{Method, Url};
use serde_json::{Value, json};

use super::{Light, driver::Driver};

const GECKODRIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/bin/geckodriver");
const FIREFOX: &str = "/usr/bin/firefox-esr";

/// The window around the page can be narrower than anybody would want it, and the page as wide as
/// a phone.
const SCREEN: &str = "
const [width, height] = arguments;
const page = gBrowser.selectedBrowser;
page.style.width = page.style.minWidth = page.style.maxWidth = `${width}px`;
page.style.height = page.style.minHeight = page.style.maxHeight = `${height}px`;";

const LIGHT: &str =
    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);";

/// A fresh window with nothing kept from others.
#[expect(clippy::disallowed_methods, reason = "a test may start the browser's driver")]
pub(super) async fn window() -> (Client, Arc<Driver>) {
    let mut command = Command::new(GECKODRIVER);
    // What is around the page sets its size, and light and dark.
    command.args(["--port=0", "--allow-system-access"]);
    let driver = Driver::says_its_port(&mut command, "Listening on 127.0.0.1:");
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": FIREFOX, "args": ["-headless"], "prefs": {
            "intl.accept_languages": "en-US",
        } },
    });
    (driver.only_window(capabilities).await, Arc::new(driver))
}

/// The screen is this many points wide and high.
pub(super) async fn screen(client: &Client, width: u32, height: u64) {
    around_the_page(client, SCREEN, vec![width.into(), height.into()]).await;
}

/// The device is set to light or dark.
pub(super) async fn light(client: &Client, light: Light) {
    let value = u8::from(light == Light::Light); // 0 is dark
    around_the_page(client, LIGHT, vec![value.into()]).await;
}

/// Runs a script in the window that is around the page.
async fn around_the_page(client: &Client, script: &str, given: Vec<Value>) {
    client.issue_cmd(Context("chrome")).await.expect("around the page");
    client.execute(script, given).await.unwrap_or_else(|error| panic!("{error}"));
    client.issue_cmd(Context("content")).await.expect("back in the page");
}

/// What `WebDriver` has no word for and geckodriver adds: where scripts run.
#[derive(Debug)]
struct Context(&'static str);

impl WebDriverCompatibleCommand for Context {
    fn endpoint(
        &self,
        base: &Url,
        session: Option<&str>,
    ) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}
