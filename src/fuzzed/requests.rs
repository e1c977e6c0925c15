//! The whole program: any address, any form, from each of the two and from nobody.

use std::{
    fs,
    path::PathBuf,
    sync::{LazyLock, Mutex, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderValue, Method, Request, Uri, header},
    response::Response,
};
use chrono::TimeDelta;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

use super::{ZONE, now};
use crate::{
    App,
    clock::Clock,
    config::{Config, Given},
    couple::{self, pairing::Host},
    db::Db,
    people::{account::NewPerson, store::insert_person},
    routes::{self, Route},
    sealed::password::{self, Root},
};

/// Requests until everything begins anew: what was written would slow the next ones.
const UNTIL_ANEW: usize = 3_000;
/// Forms that end what all others need, or stretch a password.
const LEFT_OUT: [&str; 22] = [
    "/leave",
    "/sign-outs",
    "/sign-in",
    "/unlocks",
    "/locks",
    "/password",
    "/password/again",
    "/devices/ends",
    "/recovery/offers",
    "/recover",
    "/earlier-key",
    "/erasings",
    "/emergency-reset",
    "/second-step/offers",
    "/set-up/{code}",
    "/invite/{code}",
    "/reset/{code}",
    "/exports",
    "/kept/{id}/exports",
    "/pauses",
    "/closings",
    "/closing/decisions",
];
/// Typed into a form, and never on a page as it is.
const MARKUP: &str = "<zz";

/// Ana and Ben, what they have written, and the program that they use.
struct House {
    router: Router,
    cookies: [Option<HeaderValue>; 3],
    ids: [String; 3],
    folder: PathBuf,
    left: usize,
}

/// What stays when everything begins anew.
struct Street {
    runtime: &'static Runtime,
    root: Root,
    salt: [u8; 16],
    routes: Vec<Route>,
    house: Option<House>,
    nth: usize,
}

/// A route, who asks, a line with what stands in the path and behind it, then the form.
pub fn request(data: &[u8]) {
    static STREET: LazyLock<Mutex<Street>> = LazyLock::new(|| Mutex::new(Street::new()));
    let [route, who, rest @ ..] = data else { return };
    let mut street = STREET.lock().unwrap_or_else(PoisonError::into_inner);
    let route = street.routes[usize::from(*route) % street.routes.len()].clone();
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let (line, body) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
    let _inside = street.runtime.enter();
    street.ask(&route, *who, line, body);
}

impl Street {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let runtime: &Runtime = Box::leak(Box::new(runtime));
        let salt = password::salt();
        let hashing = password::Hashing::default();
        let root = runtime.block_on(hashing.root("violet harbour ladder nineteen", &salt));
        let mut routes = routes::all(true).table().to_vec();
        routes.retain(|route| route.method == Method::GET || !LEFT_OUT.contains(&route.path));
        Self { runtime, root: root.expect("a turn"), salt, routes, house: None, nth: 0 }
    }

    fn ask(&mut self, route: &Route, who: u8, line: &[u8], body: &[u8]) {
        if self.house.as_ref().is_none_or(|house| house.left == 0) {
            self.nth += 1;
            let new = House::new(&self.root, &self.salt, self.nth);
            self.house = Some(self.runtime.block_on(new).expect("a house"));
        }
        let Some(house) = &mut self.house else { return };
        house.left -= 1;
        let line = String::from_utf8_lossy(line);
        let (parts, query) = line.split_once('?').unwrap_or((&line, ""));
        let path = house.path(route.path, parts, who);
        let Ok(uri) = format!("{path}?{}", encoded(query)).parse::<Uri>() else { return };
        let asked = house.ask(route.method.clone(), uri.clone(), usize::from(who) % 3, body);
        let (status, page) = self.runtime.block_on(asked);
        let form = String::from_utf8_lossy(body);
        assert!(status < 500, "{} {uri} answers {status} to {form}", route.method);
        assert!(!page.contains(MARKUP), "{} {uri} gives {form} back as it is", route.method);
    }
}

impl House {
    async fn new(root: &Root, salt: &[u8], nth: usize) -> anyhow::Result<Self> {
        let name = format!("troth-fuzz-{}-{nth}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let (db, clock) = (Db::open(&folder).await?, Clock::held(now()));
        let config = Config::load(&Given::default(), None)?;
        let app = App::new(db, clock, config, true);
        let person = |name: &str| {
            NewPerson::with_root(name.to_owned(), ZONE, root, salt, true, app.clock.now())
        };
        let (ana, ben, code) = (person("Ana"), person("Ben"), couple::new_set_up_code());
        let mut tx = app.db.write().await?;
        couple::store::insert_set_up_link(&mut tx, &code, ana.at).await?;
        insert_person(&mut tx, &ana).await?;
        couple::store::set_up(&mut tx, &code, &ana, Host::First).await?;
        let invite = couple::first_invite(&mut tx, &ana).await?;
        insert_person(&mut tx, &ben).await?;
        couple::store::accept(&mut tx, invite, &ben).await?;
        tx.commit().await?;
        let cookie = |person: &NewPerson| Some(cookie_of(&person.session.cookie(&app.config)));
        let cookies = [cookie(&ana), cookie(&ben), None];
        let (router, ids) = (crate::router(app.clone()), Default::default());
        let mut house = Self { router, cookies, ids, folder, left: UNTIL_ANEW };
        house.post("/pairing/confirmations", 0, &format!("invite={invite}")).await;
        house.furnish().await;
        app.clock.advance(TimeDelta::minutes(10));
        Ok(house)
    }

    /// One record of each kind.
    async fn furnish(&mut self) {
        let said = self.post("/check-ins", 0, "closeness=3&audience=both+of+us").await;
        let promised = "promise=Home&owner=me&cadence=daily&review_on=2026-04-12";
        let promised = self.post("/commitments", 0, promised).await;
        let planned = "what=A+walk&day=2026-03-20&time=19%3A00&minutes=90";
        let planned = self.post("/dates", 0, planned).await;
        self.ids = [said, promised, planned];
        let [_, promised, planned] = self.ids.clone();
        self.post(&format!("/commitments/{promised}/agreements"), 1, "version=1").await;
        self.post(&format!("/dates/{planned}/acceptances"), 1, "version=1").await;
    }

    /// Sends a form that is right; the id in the address it leads to.
    async fn post(&self, path: &str, who: usize, form: &str) -> String {
        let uri = path.parse().expect("a path");
        let response = self.send(Method::POST, uri, who, form.as_bytes()).await;
        let status = response.status();
        let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        let to = to.unwrap_or_else(|| panic!("{path} answers {status}"));
        to.split(['/', '?']).nth(2).unwrap_or_default().to_owned()
    }

    async fn ask(&self, method: Method, uri: Uri, who: usize, body: &[u8]) -> (u16, String) {
        let response = self.send(method, uri, who, body).await;
        let status = response.status().as_u16();
        let page = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        (status, String::from_utf8_lossy(&page).into_owned())
    }

    async fn send(&self, method: Method, uri: Uri, who: usize, body: &[u8]) -> Response {
        let mut request = Request::builder().method(method).uri(uri);
        request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(cookie) = &self.cookies[who] {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(body.to_vec())).expect("a request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        response
    }

    /// A route with something in each of its braces: ids of what is there, unless `who` says
    /// otherwise, and for the rest the next part of what was given.
    fn path(&self, route: &str, parts: &str, who: u8) -> String {
        let mut parts = parts.split('/');
        let known = ["/check-ins", "/commitments", "/dates"];
        let known = known.iter().position(|start| route.starts_with(start)).filter(|_| who < 128);
        let fill = |part: &str| match (part, known) {
            ("{id}", Some(known)) => self.ids[known].clone(),
            (part, _) if part.starts_with('{') => encoded(parts.next().unwrap_or_default()),
            (part, _) => part.to_owned(),
        };
        route.split('/').map(fill).collect::<Vec<_>>().join("/")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn cookie_of(set: &HeaderValue) -> HeaderValue {
    let end = set.as_bytes().iter().position(|byte| *byte == b';').unwrap_or(set.len());
    HeaderValue::from_bytes(&set.as_bytes()[..end]).expect("a cookie")
}

/// As a browser writes it into an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~=&+%".contains(&byte);
    text.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
