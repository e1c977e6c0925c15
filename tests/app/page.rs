//! A page, as a person reads it: its words, its links, its forms.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Node, Selector};

use crate::{browser::Browser, form::Form};

/// What came back for a request.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The status, such as 200.
    pub(crate) status: u16,
    /// The path it was asked for under.
    pub(crate) path: String,
    /// The headers of the answer.
    pub(crate) headers: HeaderMap,
    /// The answer itself, as text.
    pub(crate) html: String,
    /// The same, byte for byte.
    pub(crate) body: Vec<u8>,
    /// Where a redirect leads.
    pub(crate) location: Option<String>,
    pub(crate) browser: Browser,
}

impl Page {
    /// What can be read on it, with single spaces.
    pub(crate) fn text(&self) -> String {
        let html = self.parse();
        let mut words = String::new();
        html.select(&selector("body")).for_each(|body| read(body, &mut words));
        joined(&words)
    }

    /// Whether these words can be read on it.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.text().contains(&joined(words))
    }

    /// The title in the browser's tab.
    pub(crate) fn title(&self) -> String {
        self.parse().select(&selector("title")).map(text_of).collect()
    }

    /// The page's first heading.
    pub(crate) fn heading(&self) -> String {
        self.parse().select(&selector("h1")).next().map(text_of).unwrap_or_default()
    }

    /// The first form with this button, or with this action.
    pub(crate) fn form(&self, button_or_action: &str) -> Form {
        self.forms(button_or_action).into_iter().next().unwrap_or_else(|| {
            panic!("{} has no form “{button_or_action}”:\n{}", self.path, self.text())
        })
    }

    /// All forms with this button or this action, in the order of the page.
    pub(crate) fn forms(&self, button_or_action: &str) -> Vec<Form> {
        let mut forms = self.all_forms();
        forms.retain(|form| form.is(button_or_action));
        forms
    }

    /// Every form of the page.
    pub(crate) fn all_forms(&self) -> Vec<Form> {
        let html = self.parse();
        html.select(&selector("form")).map(|form| Form::read(form, self)).collect()
    }

    /// Presses a button whose form needs nothing typed.
    pub(crate) async fn press(&self, button: &str) -> Page {
        self.form(button).press(button).await
    }

    /// From the first page of a draft on: writes or chooses what is named, leaves the rest as it stands,
    /// and comes to the look at it.
    pub(crate) async fn write(self, parts: &[(&str, &str)]) -> Self {
        let mut page = self;
        while let Some((_, name)) = page.path.clone().split_once("/answers/") {
            let button = if page.forms("Next").is_empty() { "Look at it" } else { "Next" };
            let mut form = page.form(button);
            if let Some((_, words)) = parts.iter().find(|(part, _)| *part == name) {
                let is_chosen = !page.all("input[type=radio]").is_empty();
                form =
                    if is_chosen { form.choose("words", words) } else { form.fill("words", words) };
            }
            let next = form.press(button).await;
            assert_eq!(next.status, 200, "{name}: {}", next.text());
            page = next;
        }
        page
    }

    /// Follows a link by its words.
    pub(crate) async fn click(&self, words: &str) -> Page {
        let links = self.links();
        let words = joined(words);
        let found = links
            .iter()
            .find(|(text, _)| *text == words)
            .or_else(|| links.iter().find(|(text, _)| text.contains(&words)));
        let Some((_, to)) = found else {
            panic!("{} has no link “{words}”: {links:?}", self.path)
        };
        self.browser.open(to).await
    }

    /// Words and addresses of its links.
    pub(crate) fn links(&self) -> Vec<(String, String)> {
        self.parse()
            .select(&selector("a[href]"))
            .map(|link| (text_of(link), link.attr("href").unwrap_or_default().to_owned()))
            .collect()
    }

    /// The fault beside a field.
    pub(crate) fn fault(&self, field: &str) -> Option<String> {
        let html = self.parse();
        html.select(&selector(&format!("#fault-{field}"))).next().map(text_of)
    }

    /// Where a redirect leads, if it is one.
    pub(crate) fn leads_to(&self) -> Option<String> {
        self.location.clone().filter(|_| (300..400).contains(&self.status))
    }

    /// The answer to a phone.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.html)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.html))
    }

    /// A header's value, empty if it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The elements that a CSS selector finds, as text.
    pub(crate) fn all(&self, css: &str) -> Vec<String> {
        self.parse().select(&selector(css)).map(text_of).collect()
    }

    pub(crate) fn parse(&self) -> Html {
        Html::parse_document(&self.html)
    }
}

/// A selector that is known to be one.
pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// The words of an element, with single spaces.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    read(element, &mut words);
    joined(&words)
}

/// Inline elements run on, others begin anew; what is hidden is not read.
fn read(element: ElementRef<'_>, words: &mut String) {
    const INLINE: [&str; 9] = ["a", "abbr", "b", "em", "i", "small", "span", "strong", "time"];
    let name = element.value().name();
    let unread = ["script", "style", "template", "svg", "select"].contains(&name);
    if unread || element.attr("hidden").is_some() {
        return;
    }
    let apart = if INLINE.contains(&name) { "" } else { " " };
    words.push_str(apart);
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push_str(text),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| read(child, words)),
        }
    }
    words.push_str(apart);
}

/// Words with single spaces.
pub(crate) fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
