//! A walk over all pages that can be reached, sending every form on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use reqwest::Method;
use troth::access::Audience;

use super::{
    search::stands_in,
    typist::{Filled, Typist},
};
use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    table::{self, NOBODYS},
    world::{PASSWORD, World},
};

/// Pages of one kind that one walk looks at.
const ALIKE: usize = 12;
/// How often one kind of form is sent on one walk, and how often it may be tried.
const SENT: usize = 1;
const TRIES: usize = 8;
/// Forms that end the walk itself or stop what it shares, or whose answer is no page, or that are
/// there only after a reset; those of passkeys, which the server of this walk, reached under a number,
/// does not offer, have their stories in `tests/app/people/passkeys.rs`; pages for a therapist, which repeat what
/// stands elsewhere, in `tests/app/steps/therapy/packet.rs`.
pub(crate) const NEVER: [&str; 32] = [
    "/leave",
    "/sign-outs",
    "/sign-in",
    "/locks",
    "/settings",
    "/sign-in/code",
    "/turn-talks/{id}/hand-overs",
    "/turn-talks/{id}/ticks",
    "/turn-talks/{id}/ticks/ends",
    "/weekly-meetings/{id}/hand-overs",
    "/password",
    "/emergency-reset",
    "/devices/ends",
    "/devices/{device}/ends",
    "/sign-in/passkey",
    "/second-step/ends",
    "/passkeys",
    "/passkeys/offers",
    "/passkeys/{id}/ends",
    "/exports",
    "/kept/{id}/exports",
    "/packets",
    "/packets/answers",
    "/packets/ends",
    "/packets/{id}/files",
    "/earlier-key",
    "/pauses",
    "/pauses/ends",
    "/closings",
    "/closing/decisions",
    "/erasings",
    "/erasings/ends",
];
/// Forms that end what the others act on: sent on the last day.
const LAST: [&str; 21] = [
    "/therapist/links/…/ends",
    "/withdrawals",
    "/refusals",
    "/retirements",
    "/postponements",
    "/deletions",
    "/turn-talks/…/stops",
    "/impact-statements/…/stops",
    "/agreement/ends",
    "/keepings/ends",
    "/hard-moments/ends",
    "/setback-plan/ends",
    "/phases/ends",
    "/milestones/ends",
    "/maintain/ends",
    "/therapy-plan/ends",
    "/practices/…/ends",
    "/contacts/…/ends",
    "/appointments/…/ends",
    "/weekly-meetings/…/closings",
    "/weekly-meetings/times/ends",
];

/// While one is on, talks and meetings wait: taken on a day in between.
const TIME_OUTS: &str = "/time-outs";

/// Forms that are there only when the host has swapped a key.
const SWAPPED: &str = "/four-words/";

/// What buttons say whose words nobody else reads.
const ALONE: &str = "only for me";

/// Forms that ask the other again, or something else of both: sent every second day, so that some
/// things stay agreed, and some questions are answered by both.
const CHANGES: [&str; 3] = ["/versions", "/question-of-the-day/picks", "/signatures"];

/// What was typed where, and what came of it.
#[derive(Default)]
pub(crate) struct Walk {
    typist: Typist,
    /// Markers that were accepted, by kind of form and field.
    accepted: BTreeMap<(String, String), Vec<String>>,
    /// Those of them that were sent by a button that says so: only for whom they are from.
    alone: Vec<String>,
    /// Forms with texts that were not accepted yet, with the last answer.
    refused: BTreeMap<String, String>,
    /// Kinds of forms that were sent at all.
    sent: BTreeSet<String>,
    /// All that was read.
    read: String,
}

/// What has been sent on one walk, by kind of form and button.
type Sent = BTreeMap<(String, String), usize>;

/// Which of the days it is.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) nth: usize,
    pub(crate) is_last: bool,
}

impl Day {
    /// Whether this form is not sent today.
    fn rests(self, form: &Form) -> bool {
        let action = form.action.as_str();
        let calls_off = form.value("outcome") == "called off";
        let ends = calls_off || LAST.iter().any(|end| kind_of(action).ends_with(end));
        let waits = action == TIME_OUTS && (self.is_last || self.nth.is_multiple_of(2));
        let changes = CHANGES.iter().any(|end| action.ends_with(end));
        is_never_sent(action)
            || action.starts_with("/devices/")
            || ends && !self.is_last
            || waits
            || changes && self.nth.is_multiple_of(2)
    }
}

impl Walk {
    /// One person goes everywhere and answers everything.
    pub(super) async fn through(&mut self, world: &World, name: &str, day: Day) {
        self.with(world, &opened(world, name).await, day).await;
    }

    /// The same with the phone in their hand.
    pub(crate) async fn with(&mut self, world: &World, browser: &Browser, day: Day) {
        let pages = everywhere(browser).await;
        self.answer(world, browser, (pages, day)).await;
    }

    /// One person answers everything on the pages of what they kept of a closed couple.
    pub(super) async fn through_what_was_kept(&mut self, world: &World, browser: &Browser) {
        let mut pages = everywhere(browser).await;
        pages.retain(|path| path.starts_with("/kept/"));
        self.answer(world, browser, (pages, Day { nth: 0, is_last: true })).await;
    }

    async fn answer(&mut self, world: &World, browser: &Browser, (pages, day): (Vec<String>, Day)) {
        let mut sent = Sent::new();
        let mut ahead: VecDeque<String> = pages.into();
        while let Some(path) = ahead.pop_front() {
            while let Some(form) = self.next_form(browser, &path, &sent, day).await {
                ahead.extend(self.send(world, form, &mut sent).await);
            }
        }
    }

    /// One person reads everything.
    pub(super) async fn look_around(&mut self, world: &World, name: &str) {
        let browser = opened(world, name).await;
        for path in everywhere(&browser).await {
            self.read.push_str(&browser.open(&path).await.html);
        }
    }

    /// Every route that takes a form got one, but for those that come before there is a pair, and a therapist's.
    pub(super) fn every_route_was_reached(&self) {
        let of_a_therapist = [Audience::Therapist, Audience::Linked];
        let table = table::of(&Method::POST).into_iter();
        for route in table.filter(|route| !of_a_therapist.contains(&route.audience)) {
            let before = route.path.contains("{code}") || route.path.starts_with("/pairing/");
            let known = before || route.path.starts_with(SWAPPED) || NEVER.contains(&route.path);
            let kind = kind_of(&table::path(route.path, NOBODYS));
            assert!(known || self.sent.contains(&kind), "no page led to {}", route.path);
        }
    }

    /// Every form with a text was accepted at least once.
    pub(super) fn every_form_was_taken(&self, elsewhere: &[(&str, &str)]) {
        let taken: BTreeSet<&str> = self.accepted.keys().map(|(form, _)| form.as_str()).collect();
        for (form, answer) in &self.refused {
            let known = elsewhere.iter().any(|(other, _)| other == form);
            assert!(known || taken.contains(form.as_str()), "{form} was never taken: {answer}");
        }
    }

    /// Every text that was accepted was readable again on some page.
    pub(super) fn every_text_was_seen_again(&self, elsewhere: &[(&str, &str)]) {
        assert!(!self.accepted.is_empty(), "there are forms with texts");
        for ((form, field), markers) in &self.accepted {
            let known = elsewhere.iter().any(|(other, _)| other == form);
            let seen = markers.iter().any(|marker| stands_in(&self.read, marker));
            assert!(known || seen, "what is typed into {field} of {form} is never seen again");
        }
    }

    /// Every text that was accepted is in what its author takes along.
    pub(super) fn every_text_is_taken_along(&self, taken: &str, elsewhere: &[(&str, &str)]) {
        for ((form, field), markers) in &self.accepted {
            let known = elsewhere.iter().any(|(other, _)| other == form);
            let along = markers.iter().any(|marker| stands_in(taken, marker));
            assert!(
                known || along,
                "what is typed into {field} of {form} is not in docs/EXPORT.md"
            );
        }
    }

    /// What was accepted for its author alone.
    pub(crate) fn alone(&self) -> &[String] {
        &self.alone
    }

    /// The next form of this page that this walk has not sent yet.
    async fn next_form(
        &mut self,
        browser: &Browser,
        path: &str,
        sent: &Sent,
        day: Day,
    ) -> Option<(Form, String)> {
        let page = browser.open(path).await;
        self.read.push_str(&page.html);
        for form in page.all_forms() {
            if form.method == Method::GET || day.rests(&form) {
                continue;
            }
            for button in form.buttons() {
                let kind = (kind_of(&form.action), button.to_owned());
                if sent.get(&kind).is_none_or(|times| *times < SENT) {
                    return Some((form.clone(), button.to_owned()));
                }
            }
        }
        None
    }

    /// Sends a form until it is taken; the path it led to.
    async fn send(
        &mut self,
        world: &World,
        (form, button): (Form, String),
        sent: &mut Sent,
    ) -> Option<String> {
        let kind = kind_of(&form.action);
        self.sent.insert(kind.clone());
        *sent.entry((kind.clone(), button.clone())).or_default() += 1;
        let today = world.now().with_timezone(&chrono_tz::Europe::Berlin).date_naive();
        for attempt in 0..TRIES {
            let Filled { form, markers } = self.typist.fill(form.clone(), today, attempt);
            let page = form.press(&button).await;
            self.read.push_str(if page.status == 200 { &page.html } else { "" });
            if page.status == 200 {
                for (field, marker) in markers {
                    if button.contains(ALONE) {
                        self.alone.push(marker.clone());
                    }
                    self.accepted.entry((kind.clone(), field)).or_default().push(marker);
                }
                return Some(page.path);
            }
            if !markers.is_empty() {
                self.refused.insert(kind.clone(), said(&page));
            }
            if page.status != 422 {
                return None;
            }
        }
        None
    }
}

/// Whether this form ends the walk itself.
pub(crate) fn is_never_sent(action: &str) -> bool {
    NEVER.iter().any(|never| never.replace("{id}", "…") == kind_of(action))
}

fn said(page: &Page) -> String {
    format!("{} {}", page.status, page.all(".error-summary li, .lead").join("; "))
}

/// This person's phone, with what is only theirs open.
pub(crate) async fn opened(world: &World, name: &str) -> Browser {
    let browser = world.browser_of(name).await;
    let form = browser.open("/unlock").await.form("Open, only for me");
    form.fill("password", PASSWORD).press_and_stay("Open").await;
    browser
}

/// All pages that lead from one to the next, of each kind only some.
pub(crate) async fn everywhere(browser: &Browser) -> Vec<String> {
    let start = table::of(&Method::GET);
    let start = start.iter().map(|route| route.path).filter(|path| !path.contains('{'));
    let mut ahead: VecDeque<String> = start.map(str::to_owned).collect();
    let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    let mut pages = Vec::new();
    while let Some(path) = ahead.pop_front() {
        let alike = kinds.entry(kind_of(&path)).or_default();
        if *alike == ALIKE || !seen.insert(path.clone()) {
            continue;
        }
        *alike += 1;
        let page = browser.open(&path).await;
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        let links = page.links().into_iter().map(|(_, to)| to);
        let links = links.filter(|to| to.starts_with('/') && !to.starts_with("/static/"));
        ahead.extend(links.map(|to| to.split('#').next().unwrap_or_default().to_owned()));
        ahead.extend(page.all_forms().into_iter().filter_map(asked));
        pages.push(path);
    }
    pages
}

/// Where a form leads that only asks for another page: with its first boxes ticked.
fn asked(form: Form) -> Option<String> {
    let button = form.buttons().first().map(|button| (*button).to_owned())?;
    if form.method != Method::GET {
        return None;
    }
    let form = Typist::default().fill(form, chrono::NaiveDate::default(), 0).form;
    let query =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(form.pairs(&button)).finish();
    Some(format!("{}?{query}", form.action))
}

/// A path without what differs between records: ids, days and versions.
pub(crate) fn kind_of(path: &str) -> String {
    let is_part = |part: &&str| {
        part.parse::<uuid::Uuid>().is_ok()
            || part.parse::<chrono::NaiveDate>().is_ok()
            || part.parse::<u32>().is_ok()
    };
    let path = path.split('?').next().unwrap_or_default();
    let parts = path.split('/').map(|part| if is_part(&part) { "…" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
