//! A couple with whom a therapist reads along: what they do for it in a week, and what she does.

use anyhow::{Context as _, Result};
use axum::Router;
use chrono::{DateTime, Datelike as _, TimeDelta, Utc, Weekday};

use super::{
    couple::{Path, Person},
    habit::Day,
};
use crate::{
    App,
    demo::{
        deed::Deed,
        live,
        pair::Stretched,
        phone::Phone,
        story::Who,
        therapist::{self, NEXT_CODE},
    },
    people::account::NewPerson,
    progress::pulse::Sentence,
    steps::therapy::link::Section,
};

const TO_TALK_ABOUT: [&str; 4] = [
    "What we tell my mother at Christmas.",
    "The nights before a night shift.",
    "How we plan the summer.",
    "The evening at my sister's table.",
];
const REFLECTIONS: [&str; 2] =
    ["It was odd at first. On Friday I looked forward to it.", "Three evenings of five."];

/// The therapist of all couples.
pub(super) struct Noor {
    new: NewPerson,
    key: String,
}

/// A couple's therapist, as she is with them, and what they have under way for her.
pub(super) struct Therapy {
    noor: Person,
    /// Her page of this couple.
    page: Path,
    practice: Option<Path>,
}

impl Noor {
    /// She comes with the first couple's invite, and sets up an app for codes.
    pub(super) async fn comes(
        app: &App,
        router: &Router,
        ana: &mut Phone,
        (password, stretched): (&str, &Stretched),
    ) -> Result<Self> {
        let invite = therapist::new_invite(ana).await?;
        let new = therapist::at_once(app, (&invite, stretched)).await?;
        let mut phone = Phone::signed_in(router.clone(), &new.session.cookie(&app.config))?;
        let secret = therapist::second_step(app, &mut phone, password).await?;
        phone.sign_out().await?;
        app.clock.advance(NEXT_CODE);
        Ok(Self { new, key: secret.groups().join(" ") })
    }

    /// What an app is given so that it shows her codes.
    pub(super) fn key(&self) -> String {
        self.key.clone()
    }

    /// She is in the time of a couple that invited her.
    pub(super) async fn with(&self, app: &App, router: &Router) -> Result<Therapy> {
        let noor = Person::signed_in(app, router, (self.new.id, &self.new.seed)).await?;
        Ok(Therapy { noor, page: String::new(), practice: None })
    }
}

impl Therapy {
    /// She comes with a further couple's invite.
    pub(super) async fn comes(&mut self, ana: &mut Phone) -> Result<()> {
        let invite = therapist::new_invite(ana).await?;
        self.noor.phone.post("/couples/invites", &[("code", &invite)]).await.map(drop)
    }

    /// Both sign that she may read everything for 90 days, the first time with the words that she tells each of
    /// them. Each has just signed in.
    pub(super) async fn sign(&mut self, [ana, ben]: [&mut Person; 2], inviter: &str) -> Result<()> {
        let link = therapist::proposed(&mut ana.phone, &Section::ALL).await?;
        let read = self.noor.phone.read("/couples").await?;
        for (person, nth) in [(ana, 0), (ben, 1)] {
            let words = therapist::words_of(therapist::after(&read, inviter), nth);
            let words = words.context("no four words on /couples")?;
            therapist::sign(&mut person.phone, &link, (&words, "")).await?;
        }
        self.page = link.replace("/therapist/links/", "/couples/");
        Ok(())
    }

    /// Signs her in again.
    pub(super) async fn sign_in_again(&mut self, app: &App, router: &Router) -> Result<()> {
        self.noor.sign_in_again(app, router).await
    }

    /// Puts her phone away.
    pub(super) async fn sign_out(&mut self) -> Result<()> {
        self.noor.phone.sign_out().await
    }

    /// What they do of an evening, and on Thursdays she.
    pub(super) async fn evening(
        &mut self,
        day: Day,
        ana: &mut Phone,
        ben: &mut Phone,
    ) -> Result<()> {
        match day.date.weekday() {
            Weekday::Mon => day.prepare(ana, ben).await,
            Weekday::Wed if day.is_in_a_fourth_week() => {
                self.practice = Some(day.practise(ana).await?);
                Ok(())
            }
            Weekday::Thu => self.after_a_session(day).await,
            Weekday::Sat => self.reflect(ana, ben).await,
            Weekday::Sun => day.answer_for_the_week([ana, ben]).await,
            _ => Ok(()),
        }
    }

    /// She reads their page, writes on it and says when they meet next.
    async fn after_a_session(&mut self, day: Day) -> Result<()> {
        therapist::comment(&mut self.noor.phone, &self.page).await?;
        let next = (day.date + TimeDelta::days(7)).to_string();
        let fields = [("day", next.as_str()), ("time", "16:00")];
        self.noor.phone.post(&format!("{}/sessions", self.page), &fields).await.map(drop)
    }

    async fn reflect(&mut self, ana: &mut Phone, ben: &mut Phone) -> Result<()> {
        let Some(practice) = self.practice.take() else { return Ok(()) };
        for (phone, words) in [ana, ben].into_iter().zip(REFLECTIONS) {
            let said = [("how", "did"), ("words", words), ("seen", "0")];
            phone.post(&format!("{practice}/reflections"), &said).await?;
        }
        Ok(())
    }
}

impl Day {
    /// The same weeks of the year for every couple.
    pub(super) fn is_in_a_fourth_week(self) -> bool {
        self.date.iso_week().week().is_multiple_of(4)
    }

    /// What stood on the agenda was talked about; each puts one thing on it for the next session.
    async fn prepare(self, ana: &mut Phone, ben: &mut Phone) -> Result<()> {
        let read = ana.read("/agenda").await?;
        for (id, _) in
            read.split("action=\"/agenda/").skip(1).filter_map(|it| it.split_once("/acts\""))
        {
            ana.post(&format!("/agenda/{id}/acts"), &[("act", "talked")]).await?;
        }
        for phone in [ana, ben] {
            let what = self.one_of("to talk about", &TO_TALK_ABOUT);
            phone.post("/agenda", &[("what", what), ("read_hints", "what")]).await?;
        }
        Ok(())
    }

    /// Something small for three weeks.
    async fn practise(self, phone: &mut Phone) -> Result<Path> {
        let until = (self.date + TimeDelta::days(21)).to_string();
        let fields = [
            ("what", "Each of us says one thing that the other did today."),
            ("after", "After we clear the table"),
            ("who", "both"),
            ("until", until.as_str()),
            ("read_hints", "what after"),
        ];
        phone.post("/practices", &fields).await
    }

    /// How it was, each alone.
    async fn answer_for_the_week(self, both: [&mut Phone; 2]) -> Result<()> {
        let monday = (self.date - TimeDelta::days(6)).to_string();
        for (who, phone) in both.into_iter().enumerate() {
            let level = |sentence: &Sentence| self.dice((who, sentence.field()), 5).to_string();
            let asked = &Sentence::ALL[..Sentence::FOR_ALL];
            let levels: Vec<_> = asked.iter().map(level).collect();
            let answers = asked.iter().zip(&levels).map(|(it, level)| (it.field(), level.as_str()));
            let fields = [("week", monday.as_str()), ("revision", "0")].into_iter();
            phone.post("/pulses", &fields.chain(answers).collect::<Vec<_>>()).await?;
        }
        Ok(())
    }

    /// What they work on from now on: one proposes it, the other agrees. Who proposes has just signed in.
    pub(super) async fn plan(self, at: DateTime<Utc>, both: [&mut Phone; 2]) -> Result<()> {
        let [ana, ben] = both;
        let plan = Deed::new(at, Who::Ana, "/therapy-plan")
            .with("goal_1", "I can ask where you were, and you do not defend yourself.")
            .with("notice_1", "The question is answered, and we go on with the evening.")
            .with("review", self.date + TimeDelta::days(42));
        let place = live::write(ana, &plan).await?;
        let agreed = Deed::new(at, Who::Ben, "answers").with("answer", "agreed");
        live::say(ben, &place, &agreed).await.map(drop)
    }

    /// One raises something small, the other reads it, and they settle it. Who raises it has just signed in.
    pub(super) async fn settle(self, at: DateTime<Utc>, both: [&mut Phone; 2]) -> Result<()> {
        let [ana, ben] = both;
        let raised = Deed::new(at, Who::Ana, "/concerns")
            .with("noticed", "Yesterday your phone rang, and you took it out onto the balcony.")
            .with("felt", "on guard, and angry with myself for listening at the door")
            .with("like", "you to say who it was when you come back in, without my asking")
            .with("size", "middle")
            .with("when", "this week");
        let concern = live::write(ana, &raised).await?;
        let (answers, outcomes) = (format!("{concern}/answers"), format!("{concern}/outcomes"));
        ben.post(&answers, &[("answer", "read"), ("seen", "0")]).await?;
        ana.post(&answers, &[("answer", "talked"), ("seen", "1")]).await?;
        ben.post(&outcomes, &[("outcome", "resolved"), ("seen", "2")]).await?;
        ana.post(&answers, &[("answer", "confirmed"), ("seen", "3")]).await.map(drop)
    }
}
