//! From a set-up link to a pair: through the pages, or at once for the many.

use anyhow::{Context as _, ensure};
use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};

use super::{ZONE, phone::Phone, story::Who};
use crate::{
    App, couple,
    people::{
        self,
        account::{NewPerson, check_password},
    },
    sealed::password::{self, Root},
};

/// A session lasts 30 days; somebody who comes every day signs in again a little earlier.
const STAY: TimeDelta = TimeDelta::days(26);

/// One of the two, and the phone in their hand.
pub(super) struct Person {
    name: &'static str,
    password: String,
    pub(super) phone: Phone,
    since: DateTime<Utc>,
}

/// Both.
pub(super) struct Two {
    ana: Person,
    ben: Person,
}

/// A password that was stretched once, for everybody in a demo.
pub(super) struct Stretched {
    root: Root,
    salt: [u8; 16],
}

impl Person {
    fn new(name: &'static str, password: &str, phone: Phone, since: DateTime<Utc>) -> Self {
        Self { name, password: password.to_owned(), phone, since }
    }

    /// What is only theirs opens, as somebody opens it who reads their own draft.
    pub(super) async fn open_what_is_theirs(&mut self) -> anyhow::Result<()> {
        let fields = [("password", self.password.as_str()), ("back", "/talk")];
        self.phone.post("/unlocks", &fields).await.map(drop)
    }

    async fn stay_signed_in(&mut self, now: DateTime<Utc>) -> anyhow::Result<()> {
        if now - self.since < STAY {
            return Ok(());
        }
        self.phone.sign_out().await?;
        self.phone.sign_in(self.name, &self.password).await?;
        self.since = now;
        Ok(())
    }
}

impl Two {
    /// One of them.
    pub(super) fn of(&mut self, who: Who) -> &mut Person {
        match who {
            Who::Ana => &mut self.ana,
            Who::Ben => &mut self.ben,
        }
    }

    /// Signs in again whose session would end soon.
    pub(super) async fn stay_signed_in(&mut self, now: DateTime<Utc>) -> anyhow::Result<()> {
        tokio::try_join!(self.ana.stay_signed_in(now), self.ben.stay_signed_in(now)).map(drop)
    }

    /// Puts both phones away.
    pub(super) async fn sign_out(&mut self) -> anyhow::Result<()> {
        self.ana.phone.sign_out().await?;
        self.ben.phone.sign_out().await
    }
}

/// Ana and Ben. A password that the sign-up would refuse is taken here: nobody's own words are
/// kept under it.
pub(super) async fn story(app: &App, password: &str) -> anyhow::Result<Two> {
    let router = crate::router(app.clone());
    let since = app.clock.now();
    let (ana, ben) = if check_password(password, &["Ana", "Ben", "troth"]).is_ok() {
        through_the_pages(app, &router, password).await?
    } else {
        let stretched = Stretched::new(app, password).await?;
        let ana = person(&stretched, "Ana", since);
        let ben = person(&stretched, "Ben", since);
        at_once(app, &router, &ana, &ben).await?
    };
    let ana = Person::new("Ana", password, ana, since);
    let ben = Person::new("Ben", password, ben, since);
    Ok(Two { ana, ben })
}

/// Link, account, invite, account, confirmation: as `README.md` tells it.
async fn through_the_pages(
    app: &App,
    router: &Router,
    password: &str,
) -> anyhow::Result<(Phone, Phone)> {
    let (mut ana, mut ben) = (Phone::new(router.clone()), Phone::new(router.clone()));
    let code = couple::new_set_up_code();
    let mut tx = app.db.write().await?;
    couple::store::insert_set_up_link(&mut tx, &code, app.clock.now()).await?;
    tx.commit().await?;
    let account = |name| {
        [
            ("name", name),
            ("secret", "own"),
            ("password", password),
            ("time_zone", ZONE.name()),
            ("own_device", "yes"),
        ]
    };
    let set_up = [&account("Ana")[..], &[("host", "first")]].concat();
    ana.post(&format!("/set-up/{}", code.text()), &set_up).await?;
    app.clock.advance(TimeDelta::minutes(12));
    let invite = invite_on(&ana.read("/pairing").await?).context("no invite on /pairing")?;
    let accept = [&account("Ben")[..], &[("rules", "yes")]].concat();
    ben.post(&invite, &accept).await?;
    app.clock.advance(TimeDelta::minutes(3));
    let read = ana.read("/pairing").await?;
    let accepted = accepted_on(&read).context("nobody to confirm on /pairing")?;
    // Twelve minutes are long enough for a phone to change hands.
    ana.post("/password/again", &[("password", password), ("back", "/pairing")]).await?;
    ana.post("/pairing/confirmations", &[("invite", accepted)]).await?;
    Ok((ana, ben))
}

/// The path of the link that the inviter sees.
fn invite_on(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("/invite/")?;
    let code: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    Some(format!("/invite/{code}"))
}

/// The invite whose acceptance the inviter reads.
fn accepted_on(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("name=\"invite\" value=\"")?;
    rest.split_once('"').map(|(invite, _)| invite)
}

impl Stretched {
    /// Slow on purpose, so once.
    pub(super) async fn new(app: &App, password: &str) -> anyhow::Result<Self> {
        let salt = password::salt();
        Ok(Self { root: app.hashing.root(password, &salt).await?, salt })
    }
}

/// Somebody with the password of everybody.
pub(super) fn person(stretched: &Stretched, name: &str, at: DateTime<Utc>) -> NewPerson {
    NewPerson::with_root(name.to_owned(), ZONE, &stretched.root, &stretched.salt, true, at)
}

/// The same rows that the pages make, up to the confirmation, which is sent as a form.
pub(super) async fn at_once(
    app: &App,
    router: &Router,
    ana: &NewPerson,
    ben: &NewPerson,
) -> anyhow::Result<(Phone, Phone)> {
    let code = couple::new_set_up_code();
    let mut tx = app.db.write().await?;
    couple::store::insert_set_up_link(&mut tx, &code, ana.at).await?;
    ensure!(people::store::insert_person(&mut tx, ana).await?, "{} is taken", ana.name);
    couple::store::set_up(&mut tx, &code, ana, couple::pairing::Host::First).await?;
    let invite = couple::first_invite(&mut tx, ana).await?;
    ensure!(people::store::insert_person(&mut tx, ben).await?, "{} is taken", ben.name);
    couple::store::accept(&mut tx, invite, ben).await?;
    tx.commit().await?;
    let mut first = Phone::signed_in(router.clone(), &ana.session.cookie(&app.config))?;
    first.post("/pairing/confirmations", &[("invite", &*invite.to_string())]).await?;
    Ok((first, Phone::signed_in(router.clone(), &ben.session.cookie(&app.config))?))
}
