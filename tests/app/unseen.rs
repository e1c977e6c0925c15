//! What nobody sees of the other: whatever Ana does alone, not one byte of Ben's pages differs.
//!
//! Two worlds begin as copies of one. In one of them Ana does nothing, in the other everything that
//! is hers alone. Ben goes to every page in both, and every answer is compared with its headers.
//! Only what is minted at random is taken out: the `op` of a form, the number of an error, the names
//! of his own devices. And the `date`, which tells the hour of the answer, not of anybody's doing.

use std::collections::{BTreeMap, VecDeque};

use reqwest::Method;
use tokio::sync::OnceCell;

use crate::{
    browser::Browser,
    form::Form,
    page::{Page, selector},
    table::{self, NOBODYS},
    world::{Kept, PASSWORD, World},
};

mod alone;
mod together;

const DAYS: usize = 5;
/// Addresses that Ben cannot have, and files that are no pages.
const NO_PAGES: [&str; 15] = [
    "/therapist-invite/{code}",
    "/couples",
    "/couples/{id}",
    "/couples/{id}/comments",
    "/set-up/{code}",
    "/invite/{code}",
    "/calendar/{code}",
    "/static/{file}",
    "/reset/{code}",
    "/import/{code}",
    "/imported/{id}",
    "/closing/decision",
    "/kept",
    "/kept/{id}",
    "/kept/{id}/export",
];

/// Everything that an answer says.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// Every address that somebody can go to, with its answer.
type Seen = BTreeMap<String, Answer>;

#[tokio::test]
async fn nothing_that_ana_does_alone_changes_a_byte_of_bens_pages() {
    let (mut quiet, mut busy) = (ana_and_ben().await, ana_and_ben().await);
    let mut hers = Vec::new();
    for day in 0..DAYS {
        // As on a home server that is switched off at night.
        (quiet, busy) = (quiet.restarted().await, busy.restarted().await);
        let evening = format!("2026-03-{} 21:00", 20 + day);
        quiet.at(&evening);
        busy.at(&evening);
        hers.extend(alone::everything(&busy, day).await);
        let (without, with) = (seen_by("Ben", &quiet, &hers).await, seen_by("Ben", &busy, &hers));
        must_be_the_same(&without, &with.await);
    }
    assert_eq!(hers.len(), 50, "check-ins of hers alone");
}

/// Else the comparison might look at nothing.
#[tokio::test]
async fn one_shared_check_in_is_a_difference() {
    let (quiet, busy) = (ana_and_ben().await, ana_and_ben().await);
    let form = busy.browser_of("Ana").await.open("/check-ins/new").await.form("/check-ins");
    form.choose("closeness", "3").press("Share with Ben").await;
    let (without, with) = (seen_by("Ben", &quiet, &[]).await, seen_by("Ben", &busy, &[]).await);
    let other = different(&without, &with);
    let [week, this_week, keep] = other.as_slice() else { panic!("{other:?}") };
    assert_eq!([week, this_week], ["/check-ins", "/check-ins?from=2026-03-16"]);
    assert!(keep.ends_with("/kept-copies/new"), "{keep}");
}

/// Else a page might be forgotten.
#[tokio::test]
async fn ben_goes_to_every_page_there_is() {
    let world = ana_and_ben().await;
    let seen = seen_by("Ben", &world, &[]).await;
    for route in table::of(&Method::GET) {
        let found = seen
            .iter()
            .find(|(path, answer)| fits(route.path, path) && [200, 303].contains(&answer.status));
        assert!(found.is_some() || NO_PAGES.contains(&route.path), "no link to {}", route.path);
    }
}

/// The same people and the same two weeks, each time.
async fn ana_and_ben() -> World {
    static THEM: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&THEM, async |world| {
        world.another_couple("Ana", "Ben").await;
        together::two_weeks(world).await;
    });
    let world = world.await;
    world.at("2026-03-20 20:00");
    world
}

/// Somebody goes everywhere: to all pages without a parameter, to all that they lead to, and to
/// entries that are not theirs.
async fn seen_by(name: &str, world: &World, foreign: &[String]) -> Seen {
    let browser = world.browser_of(name).await;
    unlocked(&browser).await;
    let start = table::of(&Method::GET).into_iter().map(|route| route.path);
    let mut ahead: VecDeque<String> =
        start.filter(|path| !path.contains('{')).map(str::to_owned).collect();
    ahead.extend(foreign.iter().cloned());
    ahead.push_back(format!("/check-ins/{NOBODYS}"));
    let mut seen = Seen::new();
    while let Some(path) = ahead.pop_front() {
        if seen.contains_key(&path) {
            continue;
        }
        let plain = [("accept-encoding", "identity")];
        let page = browser.send(Method::GET, &path, String::new(), &plain).await;
        ahead.extend(onward(&page));
        seen.insert(path, answer(&page, world));
    }
    seen
}

/// Where a page leads: by its links, and by its forms that only ask for another page.
fn onward(page: &Page) -> Vec<String> {
    if !page.header("content-type").starts_with("text/html") {
        return Vec::new();
    }
    let links = page.links().into_iter().map(|(_, to)| to);
    let links = links.filter(|to| to.starts_with('/') && !to.starts_with("/static/"));
    let links = links.map(|to| to.split('#').next().unwrap_or_default().to_owned());
    let asked = page.all_forms().into_iter().filter_map(|form| asked(&form));
    links.chain(asked).chain(days_of(page)).chain(asked_by_script(page)).collect()
}

/// What the scripts of a page ask by themselves while it is open.
fn asked_by_script(page: &Page) -> Vec<String> {
    let html = page.parse();
    let all = ["data-moves", "data-wording"].map(|name| {
        let found = html.select(&selector(&format!("[{name}]"))).next();
        found.and_then(|element| element.attr(name)).map(str::to_owned)
    });
    all.into_iter().flatten().collect()
}

/// To a day of a commitment only what was said of it leads.
fn days_of(page: &Page) -> Vec<String> {
    let id = page.path.strip_prefix("/commitments/").unwrap_or_default();
    if id.parse::<uuid::Uuid>().is_err() {
        return Vec::new();
    }
    ["13", "20", "21"].map(|day| format!("{}/days/2026-03-{day}", page.path)).into()
}

fn asked(form: &Form) -> Option<String> {
    let button = form.buttons().first().map(|button| (*button).to_owned())?;
    let query =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(form.pairs(&button)).finish();
    (form.method == Method::GET).then(|| format!("{}?{query}", form.action))
}

fn answer(page: &Page, world: &World) -> Answer {
    let offers_words = page.html.contains("name=\"passphrase\"");
    let mut headers: Vec<(String, String)> = page
        .headers
        .iter()
        .filter(|(name, _)| *name != "date" && !(offers_words && *name == "content-length"))
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
        .collect();
    headers.sort();
    // Only the address of one's own calendar is a whole one.
    let names_port = page.path != "/calendar" && page.html.contains(world.base());
    assert!(!names_port, "{} names the port of this world", page.path);
    let body = without(&page.html, "name=\"op\" value=\"", "\"");
    // Six words are offered anew on each page.
    let body = without(&body, "name=\"passphrase\" value=\"", "\"");
    let body = without(&body, "id=\"field-passphrase\"", "</ol>");
    // A device is named by its session's secret, which is new whenever the password was given.
    let body = without(&body, "action=\"/devices/", "\"");
    Answer {
        status: page.status,
        headers,
        body: without(&body, "<p class=\"byline\">Number ", "<"),
    }
}

/// The text without what stands between this and that.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + from + &part[part.find(to).unwrap_or_default()..])
}

fn different(one: &Seen, other: &Seen) -> Vec<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

fn must_be_the_same(one: &Seen, other: &Seen) {
    assert!(one.len() > 60, "Ben has been round: {}", one.len());
    if let Some(path) = different(one, other).first() {
        panic!("{path} differs:\n{:#?}\n{:#?}", one.get(path), other.get(path));
    }
}

fn fits(route: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (parts, asked) = (route.split('/'), path.split('/'));
    parts.clone().count() == asked.clone().count()
        && parts.zip(asked).all(|(part, asked)| part == asked || part.starts_with('{'))
}

async fn unlocked(browser: &Browser) {
    let form = browser.open("/unlock").await.form("Open, only for me");
    form.fill("password", PASSWORD).press_and_stay("Open, only for me").await;
}
