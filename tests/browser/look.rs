//! What is looked at on each page, in a real browser.

use serde_json::Value;

use crate::{engine::Light, phone::Phone, tools};

const ANSWER: &str = "const answer = arguments[arguments.length - 1];";

/// How much moved while the page came, and what the first key reaches.
const ON_ARRIVAL: &str = "
const shifts = [];
const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
const moved = ({ node, previousRect, currentRect }) =>
  `${place(previousRect)} to ${place(currentRect)} ${node?.outerHTML?.slice(0, 120)}`;
const watcher = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
watcher.observe({ type: 'layout-shift', buffered: true });
const takesFocus = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .find((control) => control.tabIndex >= 0 && !control.disabled && control.checkVisibility());
requestAnimationFrame(() => requestAnimationFrame(() => {
  shifts.push(...watcher.takeRecords());
  answer({
    shift: shifts.reduce((sum, shift) => sum + shift.value, 0),
    moved: shifts.flatMap((shift) => shift.sources.map(moved)),
    first: takesFocus?.textContent.trim() ?? '',
  });
}));";

/// WCAG 2.2 AA and best practice, with the one rule of these that axe leaves out by itself.
const AXE: &str = "
axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}).then(({ violations }) => answer(violations.flatMap((violation) => violation.nodes.map((node) =>
  `${violation.id}: ${node.failureSummary} ${node.html}`))), (error) => answer([String(error)]));";

/// How high a screen has to be to show the whole page. On it, no bar lies above what axe measures.
const HEIGHT: &str = "answer(Math.max(844, document.documentElement.scrollHeight));";

/// How wide the page is, and what reaches beyond the screen.
const WIDTH: &str = "
const wide = document.documentElement.scrollWidth;
const beyond = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('.unseen')
  && element.getBoundingClientRect().right > 320.5).map((element) => element.outerHTML.slice(0, 120));
answer({ wide, beyond: wide > 320 ? beyond : [] });";

/// Looks at the page that the phone shows, and says what is not right.
pub(crate) struct Look {
    axe: String,
}

impl Look {
    /// With axe at hand.
    pub(crate) fn new() -> Self {
        Self { axe: tools::axe() }
    }

    /// Everything that is not right on this page, as sentences. The page may answer with a status
    /// that Chromium notes in its console.
    pub(crate) async fn at(&self, phone: &Phone, status: u16) -> Vec<String> {
        let mut found = arrived(phone).await;
        found.extend(self.axe(phone).await);
        found.extend(narrow(phone).await);
        found.extend(console(phone, status).await);
        found.extend(requests(phone).await);
        found
    }

    /// What is not right at 320 points, as light or dark as it is, in any engine.
    pub(crate) async fn at_its_smallest(&self, phone: &Phone) -> Vec<String> {
        let mut found: Vec<String> = narrow(phone).await.into_iter().collect();
        whole(phone, 320).await;
        let axe = phone.ask(&format!("{}\n{ANSWER}{AXE}", self.axe)).await;
        found.extend(sentences(&axe).into_iter().map(|found| format!("axe: {found}")));
        phone.screen(390, 844).await;
        found
    }

    async fn axe(&self, phone: &Phone) -> Vec<String> {
        whole(phone, 390).await;
        let by_day = phone.ask(&format!("{}\n{ANSWER}{AXE}", self.axe)).await;
        phone.light(Light::Dark).await;
        let by_night = phone.ask(&format!("{ANSWER}{AXE}")).await;
        phone.light(Light::Light).await;
        let by_day = sentences(&by_day).into_iter().map(|found| format!("axe by day: {found}"));
        let by_night =
            sentences(&by_night).into_iter().map(|found| format!("axe by night: {found}"));
        by_day.chain(by_night).collect()
    }
}

/// The whole page is on the screen.
async fn whole(phone: &Phone, width: u32) {
    phone.screen(width, 844).await;
    let high = phone.ask(&format!("{ANSWER}{HEIGHT}")).await;
    phone.screen(width, high.as_u64().expect("a height")).await;
}

async fn arrived(phone: &Phone) -> Vec<String> {
    let page = phone.ask(&format!("{ANSWER}{ON_ARRIVAL}")).await;
    let mut found = Vec::new();
    if page["shift"] != 0 {
        found.push(format!("moved by {} while it came: {}", page["shift"], page["moved"]));
    }
    if page["first"] != "Leave this page" {
        found.push(format!("the first key reaches {}, not “Leave this page”", page["first"]));
    }
    found
}

/// At 320 points nothing has to be scrolled sideways.
async fn narrow(phone: &Phone) -> Option<String> {
    phone.screen(320, 844).await;
    let page = phone.ask(&format!("{ANSWER}{WIDTH}")).await;
    phone.screen(390, 844).await;
    let wide = page["wide"].as_u64().unwrap_or(u64::MAX);
    (wide > 320).then(|| format!("{wide} wide on 320: {}", page["beyond"]))
}

/// Chromium's console: violations of the policy, faults of scripts, what could not be loaded.
async fn console(phone: &Phone, status: u16) -> Vec<String> {
    let lines = phone.logged("browser").await;
    let lines = lines.iter().filter_map(|line| line["message"].as_str());
    let expected = format!("responded with a status of {status}");
    let lines = lines.filter(|line| status < 400 || !line.contains(&expected));
    lines.map(|line| format!("console: {line}")).collect()
}

/// Nothing is asked of anybody else.
async fn requests(phone: &Phone) -> Vec<String> {
    let events = phone.logged("performance").await;
    let events = events.iter().filter_map(|event| event["message"].as_str());
    let events = events.filter_map(|event| serde_json::from_str::<Value>(event).ok());
    let asked = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
    let asked = asked.filter_map(|event| {
        let url = event["message"]["params"]["request"]["url"].as_str()?;
        // Chromium draws the icons of its own date and time fields from such an address.
        let is_own = phone.is_here(url) || url.starts_with("data:image/svg+xml;base64,");
        (!is_own).then(|| format!("asked {url}"))
    });
    asked.collect()
}

fn sentences(found: &Value) -> Vec<String> {
    let found = found.as_array().into_iter().flatten();
    found.filter_map(|one| one.as_str()).map(str::to_owned).collect()
}
