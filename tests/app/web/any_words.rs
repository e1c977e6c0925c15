//! Whatever is typed into whatever form ends as an entry, comes back beside its fault, or gets a
//! sentence with the words below it: never lost, and never a fault of the program.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Strategy, ValueTree as _},
    string::string_regex,
    test_runner::TestRunner,
};
use reqwest::Method;
use troth::web::form::LIMIT;

use crate::{
    access_matrix::{records::Records, two_couples_and_eve},
    browser::Browser,
    form::{Form, Kind},
    page::Page,
    sealed::walk::{everywhere, kind_of, opened},
    world::World,
};

/// What people, their keyboards and their clipboards bring along, and what attackers try.
const STRANGE: [&str; 18] = [
    "",
    " \t ",
    "\0",
    "A word\0 and more words",
    "\u{202e}read from the right\u{202c} and on",
    "\u{2066}isolated \u{2069}\u{200f}\u{200e} marks",
    "👩‍👩‍👧‍👦 at the 🏳️‍🌈 with ☕️",
    "Zalgo: Z̵̢̛͇͈a̶͖͝l̸͉̕g̷͎̈o̴̗̕ comes",
    "\u{feff}\u{2028}\u{2029}\u{85} other lines",
    "\r\n\r\nfirst an empty line\r then none",
    "\u{1f} \u{7f} \u{9b} \u{fffd} \u{fdd0} \u{10ffff}",
    "<script>alert(1)</script><img src=x onerror=alert(1)> & \" '",
    "</textarea></form><form action=//elsewhere.example>",
    "{{ 7 * 7 }} {% include \"layout.html\" %} ${7*7} #{7*7}",
    "'; drop table person; -- \" or 1=1 --",
    "../../../../etc/passwd%00%ff%2e%2e +&=;?#",
    "İstanbul ﷽ ﬃ Ⅷ ½ ٣ 3\u{fe0f}\u{20e3} Σς ſK",
    "-1 0 1e308 NaN 99999999999999999999 2026-02-30 25:61",
];
/// Longer than any field has room for, and still a form that is read.
const LONG: usize = 9_000;
/// How often a form is sent with words by chance, beside the strange ones.
const BY_CHANCE: usize = 10;
/// The same where each time a password is stretched.
const SLOW_BY_CHANCE: usize = 1;
/// Forms that end the session, or that nobody types into.
const ENDING: [&str; 5] = ["/leave", "/sign-outs", "/devices/ends", "/devices/…/ends", "/locks"];
/// What is shorter and has no space was tapped, not written: it is not given back.
const WRITTEN: usize = 12;

/// Words to type, one after the other.
struct Words {
    runner: TestRunner,
    nth: usize,
}

impl Words {
    fn new() -> Self {
        Self { runner: TestRunner::deterministic(), nth: 0 }
    }

    /// By chance: any letters of any script, with and without what cannot be seen.
    fn by_chance(&mut self) -> String {
        self.nth += 1;
        let patterns =
            ["\\PC{0,80}", "(?s).{0,200}", "[ -~\r\n\t]{0,400}", "[\u{300}-\u{36f}a ]{0,300}"];
        let pattern = string_regex(patterns[self.nth % patterns.len()]).expect("a pattern");
        pattern.new_tree(&mut self.runner).expect("words").current()
    }

    /// A number below this one.
    fn below(&mut self, count: usize) -> usize {
        (0..count.max(1)).new_tree(&mut self.runner).expect("a number").current()
    }

    /// All words that one form is tried with.
    fn for_a_form(&mut self, is_slow: bool) -> Vec<String> {
        if is_slow {
            return (0..SLOW_BY_CHANCE)
                .map(|_| self.by_chance())
                .chain([STRANGE[3].to_owned()])
                .collect();
        }
        let strange = STRANGE.iter().map(|words| (*words).to_owned());
        let long = ["é".repeat(LONG), "an \u{301} ".repeat(LONG / 4)];
        let chance: Vec<String> = (0..BY_CHANCE).map(|_| self.by_chance()).collect();
        strange.chain(long).chain(chance).collect()
    }

    /// Types these words wherever something can be typed, and chooses by chance; every third time
    /// also where nothing can be typed, as somebody with a tool does.
    fn fill(&mut self, mut form: Form, words: &str, nth: usize) -> Form {
        let with_a_tool = nth % 3 == 2;
        for field in &mut form.fields {
            match &field.kind {
                Kind::Typed(_) => words.clone_into(&mut field.value),
                Kind::Hidden if with_a_tool && field.name != "op" => {
                    words.clone_into(&mut field.value);
                }
                Kind::Hidden => {}
                Kind::Radio | Kind::Checkbox | Kind::Choice => {
                    field.sent = self.below(2) == 1;
                    if with_a_tool && self.below(8) == 7 {
                        words.clone_into(&mut field.value);
                    }
                }
            }
        }
        form
    }
}

/// A form that can be found again: on which page, of which kind, by which button.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    page: String,
    kind: String,
    button: String,
}

impl Found {
    /// The same form as its page shows it now; nothing if it is not offered any more.
    async fn now(&self, browser: &Browser) -> Option<Form> {
        let page = browser.open(&self.page).await;
        let mut forms = page.all_forms().into_iter();
        forms.find(|form| {
            kind_of(&form.action) == self.kind && form.buttons().contains(&self.button.as_str())
        })
    }
}

/// One form of each kind and button that these pages offer.
async fn forms_on(browser: &Browser, pages: &[String]) -> Vec<Found> {
    let (mut known, mut found) = (BTreeSet::new(), Vec::new());
    for page in pages {
        for form in browser.open(page).await.all_forms() {
            let kind = kind_of(&form.action);
            if form.method == Method::GET || ENDING.contains(&kind.as_str()) {
                continue;
            }
            for button in form.buttons() {
                if known.insert((kind.clone(), button.to_owned())) {
                    let (page, kind) = (page.clone(), kind.clone());
                    found.push(Found { page, kind, button: button.to_owned() });
                }
            }
        }
    }
    found
}

/// What is left of words when what HTML or a trim cannot carry is left out.
fn core(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() && !c.is_whitespace() && *c != '\u{fffd}').collect()
}

/// It was taken, came back whole, or was answered in words that give it back.
async fn nothing_is_lost(form: &Form, button: &str, browser: &Browser) {
    let sent = form.pairs(button);
    let page = browser.post_and_stay(&form.action, &sent).await;
    let told =
        || format!("{} by “{button}”: {}\n{sent:?}\n{}", form.action, page.status, page.text());
    match page.status {
        303 => {
            let to = page.leads_to().unwrap_or_default();
            assert!(to.starts_with('/') && to != "/sign-in", "leads to {to}: {}", told());
            assert_eq!(browser.open(&to).await.status, 200, "{to} after {}", told());
        }
        // What was looked for stands there again, above what was found.
        200 if page.all_forms().iter().any(|again| again.action == form.action) => {
            comes_back(form, &page, &told);
        }
        // What was asked for: a file, of whatever passphrase.
        200 => assert!(page.header("content-disposition").starts_with("attachment"), "{}", told()),
        422 if page.all_forms().iter().any(|again| again.action == form.action) => {
            comes_back(form, &page, &told);
        }
        404 | 409 | 422 => gives_back(&sent, &page, &told),
        _ => panic!("{}", told()),
    }
}

/// Each text stands in its field again.
fn comes_back(form: &Form, page: &Page, told: &dyn Fn() -> String) {
    let forms = page.all_forms();
    for field in &form.fields {
        let Kind::Typed(kind) = &field.kind else { continue };
        if !["text", "textarea", "search"].contains(&kind.as_str()) {
            continue;
        }
        let mut fields = forms.iter().flat_map(|form| &form.fields);
        let kept = fields
            .any(|again| again.name == field.name && core(&again.value) == core(&field.value));
        assert!(kept, "{} is lost from {}", field.name, told());
    }
}

/// Each text that was written can be read on the page.
fn gives_back(sent: &[(String, String)], page: &Page, told: &dyn Fn() -> String) {
    let shown = core(&page.text());
    for (name, words) in sent {
        let secret = name.contains("pass") || name == "op" || name == "secret" || name == "code";
        let text = words.trim();
        let written = text.chars().count() >= WRITTEN || text.contains(char::is_whitespace);
        assert!(secret || !written || shown.contains(&core(words)), "{name} is lost: {}", told());
    }
}

async fn try_all(words: &mut Words, browser: &Browser, pages: &[String]) -> usize {
    let found = forms_on(browser, pages).await;
    for each in &found {
        let first = each.now(browser).await;
        let is_slow = first
            .iter()
            .flat_map(|form| &form.fields)
            .any(|field| field.kind == Kind::Typed("password".to_owned()));
        for (nth, typed) in words.for_a_form(is_slow).into_iter().enumerate() {
            let Some(form) = each.now(browser).await else { break };
            let form = words.fill(form, &typed, nth);
            let length: usize =
                form.pairs(&each.button).iter().map(|(n, v)| n.len() + 3 * v.len()).sum();
            if length < LIMIT {
                nothing_is_lost(&form, &each.button, browser).await;
            }
        }
    }
    found.len()
}

#[tokio::test]
async fn whatever_a_member_types_is_kept_or_comes_back() {
    let world = two_couples_and_eve().await;
    Records::of("Ana", &world).await;
    let browser = opened(&world, "Ana").await;
    let pages = everywhere(&browser).await;
    let tried = try_all(&mut Words::new(), &browser, &pages).await;
    assert!(tried > 20, "the forms are found: {tried}");
}

#[tokio::test]
async fn whatever_a_visitor_types_comes_back() {
    let world = two_couples_and_eve().await;
    let set_up = world.set_up_link().await;
    let invite = world.invite_link(&world.browser_of("Eve").await).await;
    let mut words = Words::new();
    for page in ["/sign-in", "/recover", "/invite", &set_up, &invite] {
        let tried = try_all(&mut words, &world.browser(), &[page.to_owned()]).await;
        assert!(tried > 0, "{page} has a form");
    }
}

#[tokio::test]
async fn what_is_written_stands_below_the_sentence_that_refuses_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let words = "For asking the next question as well.";
    let fields = [("thanks".to_owned(), words.to_owned())];
    for (path, status) in [("/commitments/nowhere/versions", 404), ("/settings", 422)] {
        let page = ana.post_and_stay(path, &fields).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.has(words), "{path}: {}", page.text());
    }
}
