//! Somebody's phone: a window of any engine, 390 points wide, that sees, taps and writes.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use fantoccini::{
    Locator,
    actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction},
    elements::Element,
    error::{
        CmdError,
        ErrorStatus::{ElementClickIntercepted, ElementNotInteractable},
        WebDriver,
    },
    key::Key,
};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::{
    browser::Browser,
    engine::{
        Engine, Light, Window,
        chromium::{self, Extra},
    },
    world::{PASSWORD, World},
};

/// How long a page may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The key that leads to the next part of a day or a time: `Key::Tab`.
const NEXT: char = '\u{E004}';

/// A phone, and what was done with it.
pub(crate) struct Phone {
    window: Window,
    base: String,
    taps: AtomicUsize,
}

impl Phone {
    /// A new phone with Chromium, by day, with script.
    pub(crate) async fn new(world: &World) -> Self {
        Self::with(Engine::Chromium, Light::Light, world).await
    }

    /// A phone with Chromium on which this person has just signed in.
    pub(crate) async fn of(name: &str, world: &World) -> Self {
        let phone = Self::new(world).await;
        phone.sign_in(name).await;
        phone
    }

    /// A new phone with this engine, by day or by night.
    pub(crate) async fn with(engine: Engine, light: Light, world: &World) -> Self {
        let window = engine.window(light).await;
        let phone = Self { window, base: world.base().to_owned(), taps: AtomicUsize::new(0) };
        phone.screen(390, 844).await;
        phone
    }

    /// This person signs in.
    pub(crate) async fn sign_in(&self, name: &str) {
        self.open("/sign-in").await;
        self.write("name", name).await;
        self.write("password", PASSWORD).await;
        self.tap("Sign in").await;
        self.sees(&format!("Signed in as {name}")).await;
    }

    /// What shows its pages.
    pub(crate) fn engine(&self) -> Engine {
        self.window.engine
    }

    /// The device is set to light or dark.
    pub(crate) async fn light(&self, light: Light) {
        self.window.turn(light).await;
    }

    /// Script is switched off.
    pub(crate) async fn without_script(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// The screen is this many points wide and high.
    pub(crate) async fn screen(&self, width: u32, height: u64) {
        self.window.screen(width, height).await;
    }

    /// Goes to a path of the site, or to an address.
    pub(crate) async fn open(&self, path: &str) {
        let address =
            if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() };
        self.window.client.goto(&address).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Taps a button, a link, or an answer to choose, by its words.
    pub(crate) async fn tap(&self, words: &str) {
        self.tap_on(&self.control(words).await).await;
    }

    /// Taps it twice, faster than the page can change.
    pub(crate) async fn double_tap(&self, words: &str) {
        let element = self.control(words).await;
        self.bring_into_sight(&element).await;
        let to = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let (down, up) = (PointerAction::Down { button: 0 }, PointerAction::Up { button: 0 });
        let twice = [to, down.clone(), up.clone(), down, up];
        let mouse = MouseActions::new("finger".into());
        let twice = twice.into_iter().fold(mouse, InputSource::then);
        self.window.client.perform_actions(twice).await.expect("two taps");
    }

    /// Taps what a CSS selector finds.
    pub(crate) async fn tap_at(&self, css: &str) {
        self.tap_on(&self.wait_for(Locator::Css(css), css).await).await;
    }

    /// Taps a link that says this, among other words.
    pub(crate) async fn tap_link(&self, words: &str) {
        let path = format!("//main//a[contains(normalize-space(),{})]", quoted(words));
        self.tap_on(&self.wait_for(Locator::XPath(&path), words).await).await;
    }

    /// How often it was tapped.
    pub(crate) fn taps(&self) -> usize {
        self.taps.load(Ordering::SeqCst)
    }

    /// Writes into the field with this name: choices of the same name, on the page before, are none.
    pub(crate) async fn write(&self, field: &str, words: &str) {
        let id = format!("field-{field}");
        let css = format!("#{id}:is(input, textarea)");
        let field = self.wait_for(Locator::Css(&css), &id).await;
        field.send_keys(words).await.unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    /// Writes a day into the field with this name, as the engine wants it typed.
    pub(crate) async fn write_day(&self, field: &str, (year, month, day): (u16, u8, u8)) {
        let typed = match self.engine() {
            Engine::Chromium => format!("{month:02}{day:02}{year}"),
            Engine::Firefox => format!("{year}-{month:02}-{day:02}"),
            Engine::WebKit => format!("{month:02}{NEXT}{day:02}{NEXT}{year}"),
        };
        self.write(field, &typed).await;
    }

    /// Writes a time in the afternoon into the field with this name, as the engine wants it typed.
    pub(crate) async fn write_time(&self, field: &str, (hour, minute): (u8, u8)) {
        let typed = match self.engine() {
            Engine::Chromium => format!("{:02}{minute:02}PM", hour - 12),
            Engine::Firefox => format!("{hour:02}:{minute:02}"),
            Engine::WebKit => format!("{hour:02}{NEXT}{minute:02}"),
        };
        self.write(field, &typed).await;
    }

    /// Chooses an answer to the question with this name.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        let input = format!("[name={}][value={}]", quoted(name), quoted(value));
        self.tap_at(&format!("label:has(input{input})")).await;
    }

    /// Chooses from a list.
    pub(crate) async fn choose_from(&self, field: &str, value: &str) {
        let id = format!("field-{field}");
        let list = self.wait_for(Locator::Id(&id), &id).await;
        list.select_by_label(value).await.unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    /// Waits until these words stand on the page.
    pub(crate) async fn sees(&self, words: &str) {
        let path = format!("//body//*[contains(normalize-space(),{})]", quoted(words));
        self.wait_for(Locator::XPath(&path), words).await;
    }

    /// Waits until the page's heading says this.
    pub(crate) async fn sees_heading(&self, words: &str) {
        let path = format!("//h1[normalize-space()={}]", quoted(words));
        self.wait_for(Locator::XPath(&path), words).await;
    }

    /// The text of what a CSS selector finds.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.wait_for(Locator::Css(css), css).await.text().await.expect("its text")
    }

    /// How many things on the page a CSS selector finds.
    pub(crate) async fn count(&self, css: &str) -> usize {
        self.window.client.find_all(Locator::Css(css)).await.expect("a page").len()
    }

    /// A computed style of what a CSS selector finds.
    pub(crate) async fn style(&self, css: &str, property: &str) -> String {
        let found = self.wait_for(Locator::Css(css), css).await;
        let found = serde_json::to_value(found).expect("a reference to it");
        // Asked of the page: the drivers write colours in different ways.
        let style = "return getComputedStyle(arguments[0])[arguments[1]];";
        let style = self.window.client.execute(style, vec![found, property.into()]).await;
        style.expect("a style").as_str().expect("words").to_owned()
    }

    /// Presses a key so many times.
    pub(crate) async fn press(&self, key: Key, times: usize) {
        let value = key.into();
        let keys = (0..times).fold(KeyActions::new("keys".into()), |keys, _| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.window.client.perform_actions(keys).await.expect("keys");
    }

    /// The words of what would take the next key.
    pub(crate) async fn focused(&self) -> String {
        let focused = self.window.client.active_element().await.expect("something has the focus");
        focused.text().await.expect("its text")
    }

    /// Loses its session.
    pub(crate) async fn forget_who_i_am(&self) {
        self.devtools("Network.clearBrowserCookies", json!({})).await;
    }

    /// Goes on in the session of another browser.
    pub(crate) async fn take_over(&self, browser: &Browser) {
        self.forget_who_i_am().await;
        if let Some(session) = browser.cookie() {
            let cookie = json!({ "name": "s", "value": session, "url": self.base });
            self.devtools("Network.setCookie", cookie).await;
        }
    }

    /// Goes back, as with the phone's own button.
    pub(crate) async fn back(&self) {
        self.window.client.back().await.expect("the way back");
    }

    /// The address of the page.
    pub(crate) async fn address(&self) -> String {
        self.window.client.current_url().await.expect("an address").to_string()
    }

    /// Whether an address is one of this program's.
    pub(crate) fn is_here(&self, address: &str) -> bool {
        address.strip_prefix(&self.base).is_some_and(|path| path.starts_with('/'))
    }

    /// Runs a script of the test beside the page; its last argument takes the answer.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.ask_with(script, Vec::new()).await
    }

    /// The same, with arguments before that one.
    pub(crate) async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.window.client.execute_async(script, arguments).await;
        answer.unwrap_or_else(|error| panic!("{error}"))
    }

    /// What was logged since this was last asked: `browser` or `performance`.
    pub(crate) async fn logged(&self, kind: &'static str) -> Vec<Value> {
        let log = self.window.client.issue_cmd(Extra::Log(kind)).await.expect("a log");
        log.as_array().cloned().unwrap_or_default()
    }

    /// A picture of the screen, as PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.window.client.screenshot().await.expect("a picture")
    }

    /// A command of the `DevTools` protocol.
    pub(crate) async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        chromium::devtools(&self.window.client, command, parameters).await
    }

    /// From now on it can make passkeys; whether somebody touches it when it asks them to.
    pub(crate) async fn makes_passkeys(&self, touched: bool) {
        let can = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserConsenting": touched, "isUserVerified": touched,
        });
        self.window.client.issue_cmd(Extra::Authenticator(can)).await.expect("a device");
    }

    /// Switches it off. A test that fails leaves that to what drives it.
    pub(crate) async fn off(self) {
        self.window.client.close().await.expect("closes");
    }

    /// Taps as soon as nothing is above it: between two pages their cross-fade is, for a moment.
    async fn tap_on(&self, found: &Element) {
        self.taps.fetch_add(1, Ordering::SeqCst);
        self.bring_into_sight(found).await;
        let tapped = timeout(PATIENCE, async {
            loop {
                match found.click().await {
                    Err(CmdError::Standard(WebDriver {
                        error: ElementClickIntercepted | ElementNotInteractable,
                        ..
                    })) => (),
                    tapped => return tapped,
                }
            }
        });
        let tapped = tapped.await.expect("nothing is above it");
        tapped.unwrap_or_else(|error| panic!("{error:?}"));
    }

    /// Scrolls as a thumb would: to where no bar is above it.
    async fn bring_into_sight(&self, found: &Element) {
        let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
        let element = serde_json::to_value(found).expect("a reference to it");
        self.window.client.execute(scroll, vec![element]).await.expect("scrolls");
    }

    async fn control(&self, words: &str) -> Element {
        let this = format!("[normalize-space()={}]", quoted(words));
        let path = format!("//button{this} | //a{this} | //label{this} | //summary{this}");
        self.wait_for(Locator::XPath(&path), words).await
    }

    async fn wait_for(&self, what: Locator<'_>, words: &str) -> Element {
        loop {
            match self.window.client.wait().at_most(PATIENCE).for_element(what).await {
                Ok(found) => return found,
                Err(error) if is_between_pages(&error) => {}
                Err(error) => {
                    let (here, seen) = (self.address().await, self.seen().await);
                    panic!("no “{words}” at {here}: {error}\n{seen}")
                }
            }
        }
    }

    /// What a failed test looked at: where the picture is, and the page's words.
    async fn seen(&self) -> String {
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{}.png", thread::current().name().unwrap_or("seen").replace("::", "-")));
        fs::write(&picture, self.picture().await).expect("a picture");
        let main = self.window.client.find(Locator::Css("body")).await.expect("a page");
        let words = main.text().await.expect("its words");
        let first: Vec<_> = words.lines().take(60).collect();
        format!("{}\n{}", picture.display(), first.join("\n"))
    }
}

/// `WebKit` gives up looking in a page that another one replaces in that moment.
fn is_between_pages(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(WebDriver { message, .. })
        if message.contains("before the unload event"))
}

/// A word as `XPath` and CSS both read it.
fn quoted(words: &str) -> String {
    assert!(!words.contains('"'), "{words} can be quoted");
    format!("\"{words}\"")
}
