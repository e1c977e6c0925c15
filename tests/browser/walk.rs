//! Every page there is: from the table of routes, and by following links.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::PathBuf,
};

use reqwest::Method;
use troth::routes;

use crate::{browser::Browser, look::Look, page::Page, phone::Phone};

/// How many pages of one route are looked at, for one person: enough for each state of an entry.
const MOST: usize = 12;
/// Of other pages, such as the days and the forms below an entry.
const MOST_BELOW: usize = 3;

/// In place of a route, for a page that is not there.
const NOWHERE: &str = "nowhere";

/// What somebody saw.
pub(crate) struct Seen {
    /// The routes that showed a page.
    pub(crate) routes: Vec<&'static str>,
    /// What is not right.
    pub(crate) found: Vec<String>,
}

/// Somebody on their way through all pages.
pub(crate) struct Walk<'look> {
    who: &'static str,
    browser: Browser,
    phone: Phone,
    look: &'look Look,
    folder: PathBuf,
    counts: BTreeMap<&'static str, usize>,
    found: Vec<String>,
    pages: usize,
}

impl<'look> Walk<'look> {
    /// Somebody sets out: their browser without a screen finds the way, their phone looks.
    pub(crate) fn new(
        who: &'static str,
        browser: Browser,
        phone: Phone,
        look: &'look Look,
        folder: PathBuf,
    ) -> Self {
        let (counts, found) = (BTreeMap::new(), Vec::new());
        Self { who, browser, phone, look, folder, counts, found, pages: 0 }
    }

    /// Looks at all pages without a parameter, and at all that they lead to.
    pub(crate) async fn everywhere(&mut self) {
        let table = routes::all(true);
        let pages = table.table().iter().filter(|route| route.method == Method::GET);
        let pages = pages.map(|route| route.path).filter(|path| !path.contains('{'));
        self.follow(pages.map(str::to_owned).collect(), "/").await;
    }

    /// Looks at these pages, and at all within this part of the site that they lead to.
    pub(crate) async fn follow(&mut self, mut ahead: VecDeque<String>, within: &str) {
        let mut known: BTreeSet<String> = ahead.iter().cloned().collect();
        while let Some(path) = ahead.pop_front() {
            let Some(page) = self.visit(&path).await else { continue };
            for (_, to) in page.links() {
                let to = to.split('#').next().unwrap_or_default().to_owned();
                if to.starts_with(within) && known.insert(to.clone()) {
                    ahead.push_back(to);
                }
            }
        }
    }

    /// Looks at one page, if it is one and not one too many of its kind.
    pub(crate) async fn visit(&mut self, path: &str) -> Option<Page> {
        let route = route_of(path);
        let is_entry = route.matches('{').count() == 1 && route.ends_with('}');
        let most = if is_entry { MOST } else { MOST_BELOW };
        if self.counts.get(route).is_some_and(|count| *count >= most) {
            return None;
        }
        let page = self.browser.peek(path).await;
        let is_page = page.header("content-type").starts_with("text/html");
        // "Nothing here" looks the same everywhere.
        let route = if page.status == 404 { NOWHERE } else { route };
        let once_more = page.status == 404 && self.counts.contains_key(NOWHERE);
        if !is_page || once_more || page.leads_to().is_some() {
            return None;
        }
        *self.counts.entry(route).or_default() += 1;
        self.phone.open(path).await;
        self.look_at(&page).await;
        Some(page)
    }

    /// Looks at the page that comes back when this form is sent as it is.
    pub(crate) async fn come_back(&mut self, path: &str, button: &str) {
        let page = self.browser.open(path).await.form(button).press(button).await;
        assert_eq!(page.status, 422, "{path} comes back: {}", page.text());
        self.phone.open(path).await;
        self.phone.tap(button).await;
        self.phone.sees("Please look at this again:").await;
        self.look_at(&page).await;
    }

    /// Looks at the page that gives the words back when the session has ended meanwhile.
    pub(crate) async fn find_oneself_signed_out(&mut self, stranger: &Browser, button: &str) {
        let form = self.browser.open("/commitments/new?owner=me").await.form(button);
        let form = form.fill("promise", "Home by seven").in_browser(stranger);
        let page = form.press_and_stay(button).await;
        self.phone.open("/commitments/new?owner=me").await;
        self.phone.write("promise", "Home by seven").await;
        self.phone.forget_who_i_am().await;
        self.phone.tap(button).await;
        self.phone.sees_heading(&page.heading()).await;
        self.look_at(&page).await;
    }

    /// Makes a recovery code, looks at it, and at the page that comes back for another one.
    pub(crate) async fn make_a_code(&mut self) {
        let form = self.browser.open("/recovery").await.form("Make a new code");
        form.with_password().press("Make a new code").await;
        self.phone.open("/recovery").await;
        self.phone.tap("Make a new code").await;
        self.phone.sees_heading("Your recovery code").await;
        self.visit("/recovery/code").await;
        self.come_back("/recovery/code", "I have it on paper").await;
    }

    /// Goes on in the session of another browser, and begins to count anew.
    pub(crate) async fn take_over(&mut self, browser: &Browser) {
        self.phone.take_over(browser).await;
        self.counts.values_mut().for_each(|count| *count = 0);
        self.browser = browser.clone();
    }

    /// Looks at one page that has to be there.
    pub(crate) async fn see(&mut self, path: &str) -> Page {
        self.visit(path).await.unwrap_or_else(|| panic!("{path} is a page for {}", self.who))
    }

    /// Closes what opens with the password, and begins to count anew.
    pub(crate) async fn close_what_is_only_mine(&mut self) {
        self.browser.open("/more").await.press("Close what is only mine").await;
        self.phone.open("/more").await;
        self.phone.tap("Close what is only mine").await;
        self.counts.values_mut().for_each(|count| *count = 0);
    }

    /// The phone is put away.
    pub(crate) async fn end(self) -> Seen {
        self.phone.off().await;
        Seen { routes: self.counts.into_keys().collect(), found: self.found }
    }

    async fn look_at(&mut self, page: &Page) {
        self.pages += 1;
        let slug: String =
            page.path.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let name = format!("{}{slug}-{}.html", self.who, page.status);
        fs::write(self.folder.join(name), &page.html).expect("a page to check");
        let found = self.look.at(&self.phone, page.status).await;
        let here = format!("{} at {} ({})", self.who, page.path, page.status);
        self.found.extend(found.into_iter().map(|found| format!("{here}: {found}")));
    }
}

/// The pattern of the route that answers for a path.
pub(crate) fn route_of(path: &str) -> &'static str {
    let path = path.split('?').next().unwrap_or_default();
    let table = routes::all(true);
    let patterns =
        table.table().iter().filter(|route| route.method == Method::GET).map(|route| route.path);
    let fits = |pattern: &&'static str| {
        let (pattern, path) = (pattern.split('/'), path.split('/'));
        pattern.clone().count() == path.clone().count()
            && pattern.zip(path).all(|(part, word)| part == word || part.starts_with('{'))
    };
    let mut fitting: Vec<_> = patterns.filter(fits).collect();
    fitting.sort_by_key(|pattern| pattern.matches('{').count());
    fitting.first().copied().unwrap_or(NOWHERE)
}
