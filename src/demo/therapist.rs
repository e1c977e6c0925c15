//! Dr. Noor Weber, a couples therapist: Ana and Ben have opened something to her, one other couple has not yet, and
//! one has ended it.

use anyhow::{Context as _, ensure};
use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    ZONE,
    pair::{self, Stretched, Two},
    phone::Phone,
    story::Who,
};
use crate::{
    App, couple,
    people::{
        self,
        account::{NewPerson, check_password},
        second_step::AppSecret,
    },
    steps::therapy::link::{Section, invite},
};

const NAME: &str = "Dr. Noor Weber";
const HERE: &str = "/therapist";
/// The three meet before she looks again.
const NEXT: TimeDelta = TimeDelta::days(5);
const COMMENT: &str = "Let us begin with this one. Each of you has ten minutes, and the other says back what they heard \
                       before answering.";
/// After half a minute the app shows another code.
pub(super) const NEXT_CODE: TimeDelta = TimeDelta::seconds(60);

/// When she comes, and with which password.
pub(super) struct Therapist<'a> {
    /// When.
    pub(super) at: DateTime<Utc>,
    /// The password of everybody in the demo.
    pub(super) password: &'a str,
}

/// Her phone, and what the app on it and the program both know.
pub(super) struct Came {
    phone: Phone,
    secret: AppSecret,
    page: String,
}

impl Therapist<'_> {
    /// She comes with Ana's invite; both sign; two more couples invite her.
    pub(super) async fn comes(self, app: &App, two: &mut Two) -> anyhow::Result<Came> {
        let router = crate::router(app.clone());
        let stretched = Stretched::new(app, self.password).await?;
        let ana = &mut two.of(Who::Ana).phone;
        let invite = invited(ana, self.password).await?;
        let mut phone = self.account(app, &router, (&invite, &stretched)).await?;
        let secret = second_step(app, &mut phone, self.password).await?;
        app.clock.advance(NEXT_CODE);
        let link = proposed(&mut two.of(Who::Ana).phone, &Section::ALL).await?;
        for who in [Who::Ana, Who::Ben] {
            let words = words_of(&phone.read("/couples").await?, usize::from(who == Who::Ben));
            let words = words.context("no four words on /couples")?;
            sign(&mut two.of(who).phone, &link, (&words, self.password)).await?;
        }
        self.invited_by_others(app, &router, (&mut phone, &stretched)).await?;
        let page = open_couple(&phone.read("/couples").await?).context("no couple is open")?;
        Ok(Came { phone, secret, page })
    }

    async fn account(
        &self,
        app: &App,
        router: &Router,
        (invite, stretched): (&str, &Stretched),
    ) -> anyhow::Result<Phone> {
        if check_password(self.password, &[NAME, "Ana", "troth"]).is_ok() {
            let mut phone = Phone::new(router.clone());
            let fields = [
                ("read", "yes"),
                ("name", NAME),
                ("secret", "own"),
                ("password", self.password),
                ("time_zone", ZONE.name()),
                ("own_device", "yes"),
            ];
            phone.post(invite, &fields).await?;
            return Ok(phone);
        }
        let noor = at_once(app, (invite, stretched)).await?;
        Phone::signed_in(router.clone(), &noor.session.cookie(&app.config))
    }

    /// One couple has not agreed yet; one has, and has ended it.
    async fn invited_by_others(
        &self,
        app: &App,
        router: &Router,
        (noor, stretched): (&mut Phone, &Stretched),
    ) -> anyhow::Result<()> {
        for (one, other, opens) in [("Mia", "Jonas", false), ("Lea", "Tom", true)] {
            let person = |name| pair::person(stretched, name, app.clock.now());
            let (first, second) = (person(one), person(other));
            let (mut first, mut second) = pair::at_once(app, router, &first, &second).await?;
            let invite = invited(&mut first, self.password).await?;
            noor.post("/couples/invites", &[("code", invite.as_str())]).await?;
            if opens {
                let link = proposed(&mut first, &[Section::Agenda]).await?;
                let read = noor.read("/couples").await?;
                for (phone, at) in [(&mut first, 0), (&mut second, 1)] {
                    let words = words_of(after(&read, one), at).context("no four words")?;
                    sign(phone, &link, (&words, self.password)).await?;
                }
                second.post(&format!("{link}/ends"), &[]).await?;
            }
            first.sign_out().await?;
            second.sign_out().await?;
        }
        Ok(())
    }
}

impl Came {
    /// She looks at the page of Ana and Ben once more.
    pub(super) async fn looks(&self) -> anyhow::Result<()> {
        self.phone.read(&self.page).await.map(drop)
    }

    /// She writes down when the three meet next.
    pub(super) async fn sees_them_soon(&mut self, app: &App) -> anyhow::Result<()> {
        let day = (app.clock.now() + NEXT).with_timezone(&ZONE).format("%Y-%m-%d").to_string();
        let fields = [("day", day.as_str()), ("time", "16:00")];
        self.phone.post(&format!("{}/sessions", self.page), &fields).await.map(drop)
    }

    /// She writes something on what stands first on her page.
    pub(super) async fn writes(&mut self) -> anyhow::Result<()> {
        comment(&mut self.phone, &self.page).await
    }

    /// What an app is given so that it shows her codes.
    pub(super) fn key(&self) -> String {
        self.secret.groups().join(" ")
    }

    /// Puts her phone away.
    pub(super) async fn sign_out(mut self) -> anyhow::Result<()> {
        self.phone.sign_out().await
    }
}

/// The same rows that the page of her invite makes.
pub(super) async fn at_once(
    app: &App,
    (invite, stretched): (&str, &Stretched),
) -> anyhow::Result<NewPerson> {
    let noor = pair::person(stretched, NAME, app.clock.now());
    let code = couple::Code::pasted(invite);
    let mut db = app.db.read().await?;
    let found = invite::store::open(&mut db, &code, app.clock.now()).await?;
    let found = found.context("the invite is not open")?;
    let mut tx = app.db.write().await?;
    ensure!(people::store::insert_person(&mut tx, &noor).await?, "{NAME} is taken");
    ensure!(invite::store::accept(&mut tx, found.id, &noor).await?, "the invite is used up");
    tx.commit().await?;
    Ok(noor)
}

/// Makes an invite, the password given once more; its path.
async fn invited(phone: &mut Phone, password: &str) -> anyhow::Result<String> {
    phone.post("/password/again", &[("password", password), ("back", HERE)]).await?;
    new_invite(phone).await
}

/// Makes an invite right after giving the password; its path.
pub(super) async fn new_invite(phone: &mut Phone) -> anyhow::Result<String> {
    phone.post("/therapist/invites", &[]).await?;
    let read = phone.read(HERE).await?;
    let (_, rest) = read.split_once("/therapist-invite/").context("no invite on the page")?;
    let code: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    Ok(format!("/therapist-invite/{code}"))
}

/// Reads the page of a couple, and writes on what stands first.
pub(super) async fn comment(phone: &mut Phone, page: &str) -> anyhow::Result<()> {
    let read = phone.read(page).await?;
    let (_, on) = read.split_once("/comments?on=").context("nothing to write on")?;
    let on = on.split('"').next().unwrap_or_default().to_owned();
    let fields = [("on", on.as_str()), ("words", COMMENT)];
    phone.post(&format!("{page}/comments"), &fields).await.map(drop)
}

pub(super) async fn second_step(
    app: &App,
    phone: &mut Phone,
    password: &str,
) -> anyhow::Result<AppSecret> {
    phone.post("/password/again", &[("password", password), ("back", "/second-step")]).await?;
    phone.post("/second-step/offers", &[]).await?;
    let read = phone.read("/second-step/code").await?;
    let (_, list) = read.split_once("<ol class=\"code\"").context("no secret to scan")?;
    let (list, _) = list.split_once("</ol>").context("no end of the secret")?;
    let letters = list.split("<li>").skip(1).filter_map(|item| item.split("</li>").next());
    let bytes = data_encoding::BASE32_NOPAD.decode(letters.collect::<String>().as_bytes())?;
    let secret = AppSecret::from_bytes(&bytes).context("a secret of another length")?;
    let code = secret.code(app.clock.now()).context("no code")?;
    phone.post("/second-step/code", &[("code", code.as_str())]).await?;
    Ok(secret)
}

/// Proposes to open these sections; the page of it.
pub(super) async fn proposed(phone: &mut Phone, sections: &[Section]) -> anyhow::Result<String> {
    let read = phone.read("/therapist/links/new").await?;
    let (_, id) = read.split_once("name=\"therapist\" value=\"").context("no therapist")?;
    let id = id.split('"').next().unwrap_or_default().to_owned();
    let mut fields = vec![("therapist", id.as_str()), ("policy", "no secrets"), ("days", "90")];
    fields.extend(sections.iter().map(|section| ("section", section.word())));
    phone.post("/therapist/links", &fields).await
}

/// Signs it as its page shows it, with the words that the therapist says and a password, or none where one counts.
pub(super) async fn sign(
    phone: &mut Phone,
    link: &str,
    (words, password): (&str, &str),
) -> anyhow::Result<()> {
    let read = phone.read(link).await?;
    let (_, seen) = read.split_once("name=\"seen\" value=\"").context("nothing to sign")?;
    let seen = seen.split('"').next().unwrap_or_default().to_owned();
    let fields = [("seen", seen.as_str()), ("words", words), ("password", password)];
    phone.post(&format!("{link}/signatures"), &fields).await.map(drop)
}

/// What stands after the couple that this person invited for.
pub(super) fn after<'a>(page: &'a str, inviter: &str) -> &'a str {
    page.split_once(&format!("<h2>{inviter} and partner")).map_or(page, |(_, rest)| rest)
}

/// The four words of one of the two, in the order of the page.
pub(super) fn words_of(page: &str, nth: usize) -> Option<String> {
    let line = page.split("<b dir=\"ltr\">").nth(nth + 1)?;
    Some(line.split("</b>").next()?.trim().to_owned())
}

fn open_couple(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("href=\"/couples/")?;
    Some(format!("/couples/{}", rest.split('"').next()?))
}
