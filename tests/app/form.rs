//! A form found in the HTML: it carries what the page put into it, and takes only what it asks for.

use reqwest::Method;
use scraper::ElementRef;

use crate::{
    browser::Browser,
    page::{Page, joined, selector, text_of},
    world::PASSWORD,
};

/// A form, being filled in. A clone is the same form sent again, with the same `op`.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// GET or POST.
    pub(crate) method: Method,
    /// The path it goes to.
    pub(crate) action: String,
    /// Its fields, in the order of the page.
    pub(crate) fields: Vec<Field>,
    buttons: Vec<Button>,
    browser: Browser,
}

/// One control of a form.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// What kind of control it is.
    pub(crate) kind: Kind,
    /// What it holds.
    pub(crate) value: String,
    /// Whether it is sent: for boxes, radios and options, whether it is chosen.
    pub(crate) sent: bool,
}

/// Kinds of controls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Comes along unseen.
    Hidden,
    /// Typed into; the word is the `type`, or `textarea`.
    Typed(String),
    /// One of several.
    Radio,
    /// Yes or no.
    Checkbox,
    /// An option of a list.
    Choice,
}

#[derive(Debug, Clone)]
struct Button {
    text: String,
    pair: Option<(String, String)>,
}

impl Form {
    /// Reads the form out of its page.
    pub(crate) fn read(form: ElementRef<'_>, page: &Page) -> Self {
        let method = form.attr("method").unwrap_or("get").to_uppercase();
        let action = form.attr("action").filter(|action| !action.is_empty());
        Self {
            method: method.parse().expect("a method"),
            action: action.unwrap_or(&page.path).to_owned(),
            fields: form
                .select(&selector("input, textarea, select"))
                .flat_map(fields_of)
                .filter(|field| !field.name.is_empty())
                .collect(),
            buttons: form
                .select(&selector("button, input[type=submit]"))
                .filter_map(Button::read)
                .collect(),
            browser: page.browser.clone(),
        }
    }

    /// Whether it has a button with this text, or this action.
    pub(crate) fn is(&self, button_or_action: &str) -> bool {
        self.action == button_or_action || self.button(button_or_action).is_some()
    }

    /// The texts of its buttons.
    pub(crate) fn buttons(&self) -> Vec<&str> {
        self.buttons.iter().map(|button| button.text.as_str()).collect()
    }

    /// What a field holds now, of several chosen ones the first.
    pub(crate) fn value(&self, name: &str) -> &str {
        let sent = self.fields.iter().find(|field| field.name == name && field.sent);
        sent.map_or("", |field| &field.value)
    }

    /// Types into a field.
    #[must_use]
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        let known = self.known();
        let field = self
            .fields
            .iter_mut()
            .find(|field| field.name == name && matches!(field.kind, Kind::Typed(_)))
            .unwrap_or_else(|| panic!("nothing to type “{name}” into: {known}"));
        value.clone_into(&mut field.value);
        self
    }

    /// Puts in unseen what a script of the page puts in.
    #[must_use]
    pub(crate) fn put(mut self, name: &str, value: &str) -> Self {
        let known = self.known();
        let mut fields = self.fields.iter_mut();
        let field = fields.find(|field| field.name == name && field.kind == Kind::Hidden);
        let field = field.unwrap_or_else(|| panic!("nothing unseen is “{name}”: {known}"));
        value.clone_into(&mut field.value);
        self
    }

    /// Types everybody's password, if the form asks for it: not within five minutes after it was
    /// given.
    #[must_use]
    pub(crate) fn with_password(self) -> Self {
        let asked = self.fields.iter().any(|field| field.name == "password");
        if asked { self.fill("password", PASSWORD) } else { self }
    }

    /// Whether there is a field of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Unticks every box of a group.
    #[must_use]
    pub(crate) fn clear(mut self, name: &str) -> Self {
        let group = self.fields.iter_mut().filter(|field| field.name == name);
        group.for_each(|field| field.sent = false);
        self
    }

    /// Chooses a radio, a box or an option.
    #[must_use]
    pub(crate) fn choose(mut self, name: &str, value: &str) -> Self {
        let known = self.known();
        let at = self.option(name, value).unwrap_or_else(|| panic!("no {name}={value}: {known}"));
        if self.fields[at].kind != Kind::Checkbox {
            let group = self.fields.iter_mut().filter(|field| field.name == name);
            group.for_each(|field| field.sent = false);
        }
        self.fields[at].sent = true;
        self
    }

    /// Sends it by one of its buttons, and follows.
    pub(crate) async fn press(self, button: &str) -> Page {
        let pairs = self.pairs(button);
        if self.method == Method::GET {
            let query =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
            let path = self.action.split('?').next().unwrap_or_default();
            return self.browser.open(&format!("{path}?{query}")).await;
        }
        self.browser.post(&self.action, &pairs).await
    }

    /// Sends it by one of its buttons, and shows the answer itself.
    pub(crate) async fn press_and_stay(self, button: &str) -> Page {
        self.browser.post_and_stay(&self.action, &self.pairs(button)).await
    }

    /// Sends it the way a phone replays it: the answer is JSON.
    pub(crate) async fn press_as_phone(self, button: &str) -> Page {
        self.browser.post_as_phone(&self.action, &self.pairs(button)).await
    }

    /// The same form in somebody else's browser.
    #[must_use]
    pub(crate) fn in_browser(mut self, browser: &Browser) -> Self {
        self.browser = browser.clone();
        self
    }

    /// Exactly what is sent by one of its buttons.
    pub(crate) fn pairs(&self, button: &str) -> Vec<(String, String)> {
        let button = self
            .button(button)
            .unwrap_or_else(|| panic!("no button “{button}”: {:?}", self.buttons()));
        let lines = |value: &str| value.replace("\r\n", "\n").replace('\n', "\r\n");
        let sent = self.fields.iter().filter(|field| field.sent);
        sent.map(|field| (field.name.clone(), lines(&field.value)))
            .chain(button.pair.clone())
            .collect()
    }

    fn button(&self, text: &str) -> Option<&Button> {
        let text = joined(text);
        self.buttons
            .iter()
            .find(|button| button.text == text)
            .or_else(|| self.buttons.iter().find(|button| button.text.contains(&text)))
    }

    fn option(&self, name: &str, value: &str) -> Option<usize> {
        self.fields.iter().position(|field| {
            let is_choice = matches!(field.kind, Kind::Radio | Kind::Checkbox | Kind::Choice);
            is_choice && field.name == name && field.value == value
        })
    }

    fn known(&self) -> String {
        let mut fields = self.fields.iter().map(|field| format!("{}={}", field.name, field.value));
        let known: Vec<_> = fields.by_ref().take(40).collect();
        format!("{} has {}", self.action, known.join(", "))
    }
}

impl Button {
    fn read(button: ElementRef<'_>) -> Option<Self> {
        let kind = button.attr("type").unwrap_or("submit");
        if kind != "submit" || button.attr("disabled").is_some() {
            return None;
        }
        let value = button.attr("value").unwrap_or_default().to_owned();
        let is_input = button.value().name() == "input";
        let text = if is_input { value.clone() } else { text_of(button) };
        let pair = button.attr("name").map(|name| (name.to_owned(), value));
        Some(Self { text, pair })
    }
}

fn fields_of(control: ElementRef<'_>) -> Vec<Field> {
    if control.attr("disabled").is_some() {
        return Vec::new();
    }
    let name = control.attr("name").unwrap_or_default().to_owned();
    match control.value().name() {
        "select" => choices(control, &name),
        "textarea" => {
            let kind = Kind::Typed("textarea".to_owned());
            vec![Field { name, kind, value: control.text().collect(), sent: true }]
        }
        _ => input(control, name).into_iter().collect(),
    }
}

fn input(control: ElementRef<'_>, name: String) -> Option<Field> {
    let value = control.attr("value").unwrap_or_default().to_owned();
    let checked = control.attr("checked").is_some();
    let (kind, sent) = match control.attr("type").unwrap_or("text") {
        "hidden" => (Kind::Hidden, true),
        "radio" => (Kind::Radio, checked),
        "checkbox" => (Kind::Checkbox, checked),
        "submit" | "button" | "reset" => return None,
        typed => (Kind::Typed(typed.to_owned()), true),
    };
    Some(Field { name, kind, value, sent })
}

/// A list sends its chosen option, or its first.
fn choices(list: ElementRef<'_>, name: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = list
        .select(&selector("option"))
        .map(|option| Field {
            name: name.to_owned(),
            kind: Kind::Choice,
            value: option.attr("value").map_or_else(|| text_of(option), str::to_owned),
            sent: option.attr("selected").is_some(),
        })
        .collect();
    if !fields.iter().any(|field| field.sent)
        && let Some(first) = fields.first_mut()
    {
        first.sent = true;
    }
    fields
}
