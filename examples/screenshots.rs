//! Makes the README's screenshots from the demo: `cargo run --release --example screenshots`.
//!
//! Needs Debian's `chromium` and `chromium-driver`. Fills a scratch folder, serves it on a free
//! port in this process, signs in as one of the two, and writes `docs/screenshots/*.png`.

#![expect(clippy::disallowed_methods, reason = "starts the browser's driver")]

use std::{
    error::Error,
    fs,
    process::{Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, Locator, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::net::TcpListener;
use troth::{
    App,
    clock::Clock,
    config::{Config, Given},
    db::Db,
    demo,
};

type Fallible<T = ()> = Result<T, Box<dyn Error>>;

const PASSWORD: &str = "violet harbour ladder nineteen";
const DRIVER: &str = "http://127.0.0.1:9515";

/// One picture: its name, who is signed in, width and height, dark or not, where to go and which
/// link to follow there.
type Picture = (&'static str, &'static str, u32, u32, bool, &'static str, Option<&'static str>);

const PICTURES: [Picture; 6] = [
    ("today", "ben", 390, 844, false, "/today", None),
    ("check-in", "ana", 390, 844, false, "/check-ins/new", None),
    ("commitment", "ana", 390, 844, true, "/consistency", Some("Home by seven")),
    ("talk", "ana", 390, 844, false, "/turn-talks", Some("Go to the talk")),
    ("time-out", "ben", 390, 844, true, "/time-out", None),
    ("the-way", "ana", 1280, 900, false, "/steps", None),
];

#[tokio::main]
async fn main() -> Fallible {
    let folder = tempfile::tempdir()?;
    let base = serve(folder.path()).await?;
    let mut driver = Command::new("chromedriver")
        .arg("--port=9515")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut taken = Ok(());
    for picture in PICTURES {
        taken = take(&base, picture).await;
        if taken.is_err() {
            break;
        }
    }
    driver.kill()?;
    driver.wait()?;
    taken
}

/// The demo, served by this process; where.
async fn serve(folder: &std::path::Path) -> Fallible<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let given = Given {
        listen: Some(listener.local_addr()?),
        data: Some(folder.to_owned()),
        ..Given::default()
    };
    let config = Config::load(&given, None)?;
    let base = config.base_url.clone();
    let db = Db::open(folder).await?;
    let plan = demo::Plan { couples: 1, years: None, therapist: false };
    demo::fill(&db, &config, PASSWORD, &plan).await?;
    let app = App::new(db, Clock::System, config, false);
    let router = troth::router(app);
    tokio::spawn(troth::web::serve::serve(listener, router, 64, std::future::pending()));
    Ok(base)
}

async fn take(base: &str, picture: Picture) -> Fallible {
    let (name, who, width, height, dark, path, link) = picture;
    let browser = browser(width, height, dark).await?;
    browser.goto(&format!("{base}/sign-in")).await?;
    let form = browser.form(Locator::Css("form.form")).await?;
    form.set_by_name("name", who).await?.set_by_name("password", PASSWORD).await?;
    form.submit().await?;
    browser.wait().for_element(Locator::Css("nav.places")).await?;
    browser.goto(&format!("{base}{path}")).await?;
    if let Some(words) = link {
        let promise = browser.find(Locator::XPath(&format!("//a[contains(., '{words}')]"))).await?;
        browser.goto(&format!("{base}{}", promise.attr("href").await?.ok_or("a link")?)).await?;
    }
    fs::write(format!("docs/screenshots/{name}.png"), browser.screenshot().await?)?;
    Ok(browser.close().await?)
}

async fn browser(width: u32, height: u32, dark: bool) -> Fallible<Client> {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    if dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let metrics = json!({ "width": width, "height": height, "pixelRatio": 1 });
    let options = json!({ "args": arguments, "mobileEmulation": { "deviceMetrics": metrics } });
    let wanted: Capabilities = serde_json::from_value(json!({ "goog:chromeOptions": options }))?;
    for _ in 0..50 {
        let builder = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted.clone())
            .connect(DRIVER)
            .await;
        match builder {
            Ok(client) => return Ok(client),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
    Err("chromedriver does not answer".into())
}
