//! A world for one story: a real server, its own database, a clock that only the story moves.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Europe::Berlin;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::OnceCell};
use troth::{
    App,
    clock::Clock,
    config::{Config, Given},
    couple,
    db::Db,
    people,
    safety::Helplines,
};

use crate::{
    browser::{Browser, Jar},
    log,
    page::Page,
};

/// Everybody's password, unless a story is about passwords.
pub(crate) const PASSWORD: &str = "violet harbour ladder nineteen";

/// A server and the people who use it.
pub(crate) struct World {
    /// The program itself, to look behind the pages.
    pub(crate) app: App,
    base: String,
    folder: TempDir,
    people: Mutex<HashMap<String, Jar>>,
}

/// A world as it was when it was put aside.
pub(crate) struct Kept {
    files: Vec<(PathBuf, Vec<u8>)>,
    people: HashMap<String, Jar>,
}

impl World {
    /// Nobody is here yet. It is Thursday 12 March 2026, 19:00 in Berlin.
    pub(crate) async fn new() -> Self {
        Self::with(Given::default()).await
    }

    /// The same, on a server that was given these settings.
    pub(crate) async fn with(given: Given) -> Self {
        Self::begin(&[], HashMap::new(), given).await
    }

    /// Two people who have both said yes, in Berlin, each signed in on their own phone.
    pub(crate) async fn with_couple(first: &str, second: &str) -> Self {
        static ANA_AND_BEN: OnceCell<Kept> = OnceCell::const_new();
        if (first, second) != ("Ana", "Ben") {
            let world = Self::new().await;
            world.another_couple(first, second).await;
            return world;
        }
        Self::kept(&ANA_AND_BEN, async |world| world.another_couple(first, second).await).await
    }

    /// The same couple on a server that is reached under a name: there browsers know passkeys.
    pub(crate) async fn with_couple_at_a_name() -> Self {
        let named = Self::with_couple("Ana", "Ben").await.put_aside().await;
        Self::begin(&named.files, named.people, at_a_name()).await
    }

    /// A copy of a world that many stories begin with. It is made once: stretching a password is
    /// slow on purpose.
    pub(crate) async fn kept(kept: &'static OnceCell<Kept>, make: impl AsyncFnOnce(&Self)) -> Self {
        let kept = kept.get_or_init(async || {
            let world = Self::new().await;
            make(&world).await;
            world.put_aside().await
        });
        let kept = kept.await;
        Self::begin(&kept.files, kept.people.clone(), Given::default()).await
    }

    /// Two more people, through the real pages.
    pub(crate) async fn another_couple(&self, first: &str, second: &str) {
        let inviter = self.unpaired(first).await;
        let invite = self.invite_link(&inviter).await;
        self.accept(&invite, second).await;
        let page = inviter.open("/pairing").await;
        let page = page.press(&format!("Yes, {second} and I begin")).await;
        assert_eq!(page.path, "/today", "{first} and {second} are a pair");
    }

    /// Somebody comes by an invite link and says yes.
    pub(crate) async fn accept(&self, invite: &str, name: &str) {
        let browser = self.browser();
        let page = browser.open(invite).await;
        page.form("say yes").choose("rules", "yes").sign_up(name).arrive("say yes").await;
        self.remember(name, &browser);
    }

    /// A member who waits for somebody to come, and their browser.
    pub(crate) async fn unpaired(&self, name: &str) -> Browser {
        let browser = self.browser();
        let page = browser.open(&self.set_up_link().await).await;
        let form = page.form("Make my account").choose("host", "other").sign_up(name);
        let page = form.arrive("Make my account").await;
        assert_eq!((page.status, page.path.as_str()), (200, "/pairing"), "{}", page.text());
        self.remember(name, &browser);
        browser
    }

    /// A fresh set-up link, as the host gets it from the program; its path.
    pub(crate) async fn set_up_link(&self) -> String {
        let code = couple::new_set_up_code();
        let mut tx = self.app.db.write().await.expect("a transaction");
        couple::store::insert_set_up_link(&mut tx, &code, self.now()).await.expect("a link");
        tx.commit().await.expect("kept");
        format!("/set-up/{}", code.text())
    }

    /// A reset link for somebody, as the host gets it from the program; its path.
    pub(crate) async fn reset_link(&self, name: &str) -> String {
        let mut tx = self.app.db.write().await.expect("a transaction");
        let code = people::reset::store::make(&mut tx, name, self.now()).await.expect("a link");
        tx.commit().await.expect("kept");
        format!("/reset/{}", code.expect("somebody of that name").text())
    }

    /// A link to a record from another server, as the host gets it from the program; its path.
    pub(crate) async fn bring(&self, brought: &couple::imported::Brought) -> String {
        let mut tx = self.app.db.write().await.expect("a transaction");
        let code = couple::imported::store::bring(&mut tx, brought, self.now()).await;
        tx.commit().await.expect("kept");
        format!("/import/{}", code.expect("a link").text())
    }

    /// The invite link on the inviter's page; its path.
    pub(crate) async fn invite_link(&self, inviter: &Browser) -> String {
        let page = inviter.open("/pairing").await;
        let link = page.all("#invite-link").pop().expect("an invite link");
        link.strip_prefix(&self.base).expect("a link to here").to_owned()
    }

    /// The browser of somebody who was never here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.base, Jar::default())
    }

    /// This person's phone, signed in; with the password again if that is needed.
    pub(crate) async fn browser_of(&self, name: &str) -> Browser {
        let jar = self.people.lock().expect("people").get(name).cloned();
        let browser = Browser::new(&self.base, jar.unwrap_or_else(|| panic!("nobody is {name}")));
        if browser.peek("/settings").await.status == 200 {
            return browser;
        }
        self.sign_in(name).await
    }

    /// This person on a further device: only while the browser stays open, with all tiers open.
    pub(crate) async fn sign_in(&self, name: &str) -> Browser {
        let browser = self.browser();
        let form = browser.open("/sign-in").await.form("Sign in");
        let page = form.fill("name", name).fill("password", PASSWORD).press_and_stay("Sign in");
        assert_eq!(page.await.leads_to().as_deref(), Some("/"), "{name} is in");
        browser
    }

    /// This person comes back on a phone of their own after a long time, and stays signed in there.
    pub(crate) async fn comes_back(&self, name: &str) -> Browser {
        let browser = self.browser();
        let form = browser.open("/sign-in").await.form("Sign in").choose("own_device", "yes");
        let page = form.fill("name", name).fill("password", PASSWORD).press_and_stay("Sign in");
        assert_eq!(page.await.leads_to().as_deref(), Some("/"), "{name} is in");
        self.remember(name, &browser);
        browser
    }

    /// The time in this world.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    /// Time passes.
    pub(crate) fn advance(&self, by: TimeDelta) {
        self.app.clock.advance(by);
    }

    /// It becomes this time on the clocks of Berlin, such as `2026-03-29 07:30`.
    pub(crate) fn at(&self, local: &str) {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("a time");
        let at = Berlin.from_local_datetime(&local).single().expect("a time that exists once");
        self.app.clock.set(at.with_timezone(&Utc));
    }

    /// This person moves to another time zone, through their settings.
    pub(crate) async fn move_to(&self, name: &str, zone: &str) {
        let page = self.browser_of(name).await.open("/settings").await;
        let form = page.form("/settings").choose("time_zone", zone);
        assert!(form.press("Save, only for me").await.has("Saved."), "{name} lives in {zone}");
    }

    /// Where the database is.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// `http://127.0.0.1:` or `http://localhost:`, and the port.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// This is their phone from now on, with what it keeps.
    pub(crate) fn remember(&self, name: &str, browser: &Browser) {
        self.people.lock().expect("people").insert(name.to_owned(), browser.jar());
    }

    async fn begin(
        files: &[(PathBuf, Vec<u8>)],
        people: HashMap<String, Jar>,
        given: Given,
    ) -> Self {
        log::listen();
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).expect("a copy");
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let data = Some(folder.path().to_owned());
        let base_url = given.base_url.map(|name| format!("{name}:{}", address.port()));
        let given = Given { listen: Some(address), data, base_url, ..given };
        let config = Config::load(&given, None).expect("settings");
        let (base, connections) = (config.base_url.clone(), config.connections);
        let db = Db::open(folder.path()).await.expect("a database");
        let start = Utc.with_ymd_and_hms(2026, 3, 12, 18, 0, 0).single().expect("a time");
        let helplines = Helplines::read(config.helplines.as_deref()).expect("helplines");
        let app = App::with(helplines, db, Clock::held(start), config, true);
        let router = troth::router(app.clone());
        let for_ever = std::future::pending();
        tokio::spawn(troth::web::serve::serve(listener, router, connections, for_ever));
        Self { app, base, folder, people: Mutex::new(people) }
    }

    /// The same world after the program was stopped and started again.
    pub(crate) async fn restarted(self) -> Self {
        let now = self.now();
        let kept = self.put_aside().await;
        let world = Self::begin(&kept.files, kept.people, Given::default()).await;
        world.app.clock.set(now);
        world
    }

    async fn put_aside(self) -> Kept {
        self.app.db.close().await;
        let files = fs::read_dir(self.folder()).expect("a folder").map(|entry| {
            let path = entry.expect("a file").path();
            (path.file_name().expect("a name").into(), fs::read(&path).expect("bytes"))
        });
        let files = files.collect();
        Kept { files, people: self.people.into_inner().expect("people") }
    }
}

/// Settings of a server that is reached under a name, on whatever port.
pub(crate) fn at_a_name() -> Given {
    Given { base_url: Some("http://localhost".to_owned()), ..Given::default() }
}

/// What everybody does on the way in.
pub(crate) trait SignUp {
    /// Fills in the account part of a form: in Berlin, on one's own phone.
    #[must_use]
    fn sign_up(self, name: &str) -> Self;

    /// Makes the account, reads how to leave, and goes on without a recovery code: the page where
    /// one arrives.
    async fn arrive(self, button: &str) -> Page;
}

impl SignUp for crate::form::Form {
    fn sign_up(self, name: &str) -> Self {
        self.fill("name", name)
            .choose("secret", "own")
            .fill("password", PASSWORD)
            .choose("time_zone", "Europe/Berlin")
            .choose("own_device", "yes")
    }

    async fn arrive(self, button: &str) -> Page {
        self.press(button).await.click("Go on").await.press("Go on without a code").await
    }
}

/// The faults of a page that came back, with everything that stands there.
pub(crate) fn came_back(page: &Page) -> String {
    assert_eq!(page.status, 422, "{}: {}", page.path, page.text());
    page.all(".error-summary").join(" ")
}
