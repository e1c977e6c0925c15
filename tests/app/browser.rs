//! A browser: keeps its cookie, says where its forms come from, follows redirects within the site.

use std::sync::{Arc, Mutex};

use reqwest::{
    Client, Method, Request, RequestBuilder, Response,
    header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, SET_COOKIE},
};

use crate::page::Page;

const FORM: &str = "application/x-www-form-urlencoded";
const MOST_REDIRECTS: usize = 5;

/// Somebody's browser; cheap to clone, a clone shares the cookie.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    client: Client,
    base: Arc<str>,
    jar: Arc<Mutex<Jar>>,
    tape: Option<Tape>,
}

/// Everything that some browsers have sent, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tape(Arc<Mutex<Vec<Sent>>>);

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sent {
    /// GET or POST.
    pub(crate) method: String,
    /// The path, with what is asked for behind it.
    pub(crate) path: String,
    /// The form; empty for a GET.
    pub(crate) body: String,
}

impl Tape {
    /// What was sent so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.0.lock().expect("an unbroken tape").clone()
    }

    fn keep(&self, request: &Request, path: &str) {
        let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
        let (method, path) = (request.method().to_string(), path.to_owned());
        let body = String::from_utf8_lossy(body).into_owned();
        self.0.lock().expect("an unbroken tape").push(Sent { method, path, body });
    }
}

/// The session cookie, and whether it survives closing the browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Jar {
    cookie: Option<String>,
    stays: bool,
}

impl Browser {
    /// A browser at this address (`http://127.0.0.1:1234`), with what it kept from earlier.
    pub(crate) fn new(base: &str, jar: Jar) -> Self {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client");
        Self { client, base: base.into(), jar: Arc::new(Mutex::new(jar)), tape: None }
    }

    /// The same browser; what it sends from now on is kept.
    pub(crate) fn taped(self, tape: &Tape) -> Self {
        Self { tape: Some(tape.clone()), ..self }
    }

    /// Goes to a path of the site.
    pub(crate) async fn open(&self, path: &str) -> Page {
        self.follow(self.request(Method::GET, path), path).await
    }

    /// Asks for a path and shows what came, without following a redirect.
    pub(crate) async fn peek(&self, path: &str) -> Page {
        self.fetch(self.request(Method::GET, path), path).await
    }

    /// Sends fields the way this program's own pages do, and follows. For forms, use the page.
    pub(crate) async fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        self.follow(self.own_form(path, fields), path).await
    }

    /// Writes a draft that is begun at this path: these parts, the others as they stand. The look at it.
    pub(crate) async fn write(&self, begin: &str, parts: &[(&str, &str)]) -> Page {
        self.post(begin, &[]).await.write(parts).await
    }

    /// The same, without following.
    pub(crate) async fn post_and_stay(&self, path: &str, fields: &[(String, String)]) -> Page {
        self.fetch(self.own_form(path, fields), path).await
    }

    /// Sends fields the way a phone replays them: the answer is JSON.
    pub(crate) async fn post_as_phone(&self, path: &str, fields: &[(String, String)]) -> Page {
        let request = self.own_form(path, fields).header(ACCEPT, "application/json");
        self.fetch(request, path).await
    }

    /// Sends whatever an attacker likes: no header of its own but the cookie and the form's kind.
    pub(crate) async fn post_raw(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let fields: Vec<_> =
            fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        self.send(Method::POST, path, encoded(&fields), headers).await
    }

    /// Waits at a path for what the server tells there by itself, piece by piece.
    pub(crate) async fn listen(&self, path: &str) -> Response {
        let request = self.request(Method::GET, path).header(ACCEPT, "text/event-stream");
        request.send().await.expect("an answer")
    }

    /// Any method, any body, any headers.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: String,
        headers: &[(&str, &str)],
    ) -> Page {
        let mut request = self.request(method, path).body(body);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            request = request.header(CONTENT_TYPE, FORM);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.fetch(request, path).await
    }

    /// The session cookie's value, if there is one.
    pub(crate) fn cookie(&self) -> Option<String> {
        self.jar().cookie
    }

    /// What this browser keeps.
    pub(crate) fn jar(&self) -> Jar {
        self.jar.lock().expect("an unbroken jar").clone()
    }

    /// Closes the browser: only what was meant to stay is still there when it opens again.
    pub(crate) fn close_and_open_again(&self) {
        let mut jar = self.jar.lock().expect("an unbroken jar");
        if !jar.stays {
            *jar = Jar::default();
        }
    }

    fn own_form(&self, path: &str, fields: &[(String, String)]) -> RequestBuilder {
        self.request(Method::POST, path)
            .header(CONTENT_TYPE, FORM)
            .header("sec-fetch-site", "same-origin")
            .body(encoded(fields))
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        match self.cookie() {
            Some(cookie) => request.header(COOKIE, format!("s={cookie}")),
            None => request,
        }
    }

    async fn follow(&self, request: RequestBuilder, path: &str) -> Page {
        let mut page = self.fetch(request, path).await;
        for _ in 0..MOST_REDIRECTS {
            let Some(to) = page.leads_to().filter(|to| to.starts_with('/')) else { return page };
            page = self.fetch(self.request(Method::GET, &to), &to).await;
        }
        panic!("{path} leads round in circles, last to {}", page.path);
    }

    async fn fetch(&self, request: RequestBuilder, path: &str) -> Page {
        let request = request.build().expect("a request");
        if let Some(tape) = &self.tape {
            tape.keep(&request, path);
        }
        let response = self.client.execute(request).await;
        let response = response.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        self.keep_cookie(&headers);
        let body = response.bytes().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let (html, body) = (String::from_utf8_lossy(&body).into_owned(), body.to_vec());
        let location = headers.get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        Page { status, path: path.to_owned(), headers, html, body, location, browser: self.clone() }
    }

    fn keep_cookie(&self, headers: &HeaderMap) {
        let set = headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        for cookie in set.filter_map(|line| line.strip_prefix("s=")) {
            let value = cookie.split(';').next().unwrap_or_default();
            let (kept, stays) = (!value.is_empty(), cookie.contains("Max-Age"));
            *self.jar.lock().expect("an unbroken jar") =
                Jar { cookie: kept.then(|| value.to_owned()), stays };
        }
    }
}

/// Fields as a form sends them.
pub(crate) fn encoded(fields: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
