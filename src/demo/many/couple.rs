//! Two people who live by habit: a check-in each evening, promises each day, a date and a meeting
//! each week.

use anyhow::Result;
use axum::Router;
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::{
    MONTH,
    habit::{Day, MOMENTS},
    therapy::{Noor, Therapy},
};
use crate::{
    App,
    access::{self, NewSession, PersonId},
    demo::{
        calendar::Calendar,
        pair::{self, Stretched},
        phone::Phone,
    },
    people::account::NewPerson,
    sealed::Seed,
};

/// Days after which somebody signs in again; a session lasts 30.
const STAY: u32 = 26;
/// Days after which the promises are ended and made anew, for the last time so many days ago.
const PROMISES_LAST: u32 = 300;
const LAST_PROMISED: u32 = 200;
/// Days after which both sign anew what a therapist may read, for the last time so many days ago: it lasts 90.
const SIGNED_LASTS: u32 = 84;
const LAST_SIGNED: u32 = MONTH;
const CADENCES: [&[(&str, &str)]; 2] =
    [&[("cadence", "daily")], &[("cadence", "weekly"), ("weekday", "sun")]];

/// One of the two, or their therapist.
pub(super) struct Person {
    id: PersonId,
    seed: Seed,
    pub(super) phone: Phone,
}

/// Where something is: its path.
pub(super) type Path = String;

/// A couple, with what they promised and planned.
pub(super) struct Couple {
    app: App,
    router: Router,
    nth: u32,
    /// The day on which they met.
    began: NaiveDate,
    ana: Person,
    ben: Person,
    /// Each one's own: one for each day, one for Sundays.
    promises: [Vec<Path>; 2],
    /// The day of their life on which they promised.
    promised: u32,
    date: Option<Path>,
    therapy: Option<Therapy>,
}

impl Couple {
    /// Two become a pair, at the moment where the clock is held.
    pub(super) async fn meet(
        app: &App,
        router: &Router,
        stretched: &Stretched,
        (nth, began): (u32, NaiveDate),
    ) -> Result<Self> {
        let number = number(nth);
        let now = app.clock.now();
        let ana = pair::person(stretched, &format!("Ana{number}"), now);
        let ben = pair::person(stretched, &format!("Ben{number}"), now);
        let (first, second) = pair::at_once(app, router, &ana, &ben).await?;
        let (ana, ben) = (Person::new(ana, first), Person::new(ben, second));
        let (app, router) = (app.clone(), router.clone());
        let promises = Default::default();
        let (date, therapy) = (None, None);
        Ok(Self { app, router, nth, began, ana, ben, promises, promised: 0, date, therapy })
    }

    /// A therapist has an account from now on, by the invite of these two.
    pub(super) async fn bring(&mut self, made: (&str, &Stretched)) -> Result<Noor> {
        let phone = &mut self.ana.phone;
        let noor = Noor::comes(&self.app, &self.router, phone, made).await?;
        self.therapy = Some(noor.with(&self.app, &self.router).await?);
        Ok(noor)
    }

    /// They invite the therapist of another couple.
    pub(super) async fn invite(&mut self, noor: &Noor) -> Result<()> {
        let mut therapy = noor.with(&self.app, &self.router).await?;
        therapy.comes(&mut self.ana.phone).await?;
        self.therapy = Some(therapy);
        Ok(())
    }

    /// From the day they met until now.
    pub(super) async fn live(mut self, calendar: &Calendar) -> Result<()> {
        for (number, date) in (0..).zip(self.began.iter_days()) {
            let evening = calendar.at(date, 20, 15);
            if evening > calendar.now {
                break;
            }
            self.app.clock.set(evening);
            if number % STAY == STAY - 1 {
                self.sign_in_again().await?;
            }
            let days_ago = calendar.days_since(date);
            if number == 0 || days_ago % PROMISES_LAST == LAST_PROMISED {
                self.promised = number;
            }
            let day = Day { couple: self.nth, number, date };
            self.evening(day).await?;
            let is_signed = number == 0 || days_ago % SIGNED_LASTS == LAST_SIGNED;
            self.therapy(day, is_signed).await?;
        }
        if let Some(therapy) = &mut self.therapy {
            therapy.sign_out().await?;
        }
        self.ana.phone.sign_out().await?;
        self.ben.phone.sign_out().await
    }

    async fn sign_in_again(&mut self) -> Result<()> {
        let (app, router) = (&self.app, &self.router);
        if let Some(therapy) = &mut self.therapy {
            therapy.sign_in_again(app, router).await?;
        }
        self.ana.sign_in_again(app, router).await?;
        self.ben.sign_in_again(app, router).await
    }

    /// What they do for their therapist, if they have one.
    async fn therapy(&mut self, day: Day, is_signed: bool) -> Result<()> {
        let settles = day.date.weekday() == Weekday::Fri && day.is_in_a_fourth_week();
        if self.therapy.is_some() && (is_signed || settles) {
            self.sign_in_again().await?;
        }
        let (ana, ben, now) = (&mut self.ana, &mut self.ben, self.app.clock.now());
        let Some(therapy) = &mut self.therapy else { return Ok(()) };
        if is_signed {
            therapy.sign([&mut *ana, &mut *ben], &format!("Ana{}", number(self.nth))).await?;
            day.plan(now, [&mut ana.phone, &mut ben.phone]).await?;
        }
        if settles {
            day.settle(now, [&mut ana.phone, &mut ben.phone]).await?;
        }
        therapy.evening(day, &mut ana.phone, &mut ben.phone).await
    }

    async fn evening(&mut self, day: Day) -> Result<()> {
        let promised = day.number - self.promised;
        let [anas, bens] = &self.promises;
        let (ana, ben) = (&mut self.ana.phone, &mut self.ben.phone);
        tokio::try_join!(day.check_in(ana, 0), day.check_in(ben, 1))?;
        if promised > 0 {
            tokio::try_join!(day.mark(ana, 0, anas), day.mark(ben, 1, bens))?;
        }
        if promised > 1 {
            tokio::try_join!(day.see(ana, 0, bens), day.see(ben, 1, anas))?;
        }
        if promised == 0 {
            self.promise_anew(day).await?;
        }
        if day.number == 0 {
            self.choose_a_time().await?;
        }
        match day.date.weekday() {
            Weekday::Tue => self.ask_out(day).await?,
            Weekday::Sat => self.remember().await?,
            Weekday::Sun => day.meet(&mut self.ana.phone, &mut self.ben.phone).await?,
            _ => {}
        }
        Ok(())
    }

    async fn promise_anew(&mut self, day: Day) -> Result<()> {
        let [anas, bens] = &mut self.promises;
        let (ana, ben) = (&mut self.ana.phone, &mut self.ben.phone);
        promise(day, ana, ben, anas).await?;
        promise(day, ben, ana, bens).await
    }

    /// For their meetings.
    async fn choose_a_time(&mut self) -> Result<()> {
        let sundays = [("weekday", "6"), ("time", "20:15")];
        self.ana.phone.post("/weekly-meetings/times", &sundays).await?;
        let agreed = [("seen", "1")];
        self.ben.phone.post("/weekly-meetings/times/answers", &agreed).await?;
        Ok(())
    }

    /// For Friday or so, and it is a yes.
    async fn ask_out(&mut self, day: Day) -> Result<()> {
        let on = (day.date + TimeDelta::days(3)).to_string();
        let date = self.ana.phone.post("/dates", &day.date_for(&on)).await?;
        self.ben.phone.post(&format!("{date}/acceptances"), &[("version", "1")]).await?;
        self.date = Some(date);
        Ok(())
    }

    async fn remember(&mut self) -> Result<()> {
        let Some(date) = self.date.take() else { return Ok(()) };
        self.ana.phone.post(&format!("{date}/outcomes"), &[("outcome", "done")]).await?;
        let (notes, [mine, yours]) = (format!("{date}/notes"), MOMENTS);
        self.ana.phone.post(&notes, &mine).await?;
        self.ben.phone.post(&notes, &yours).await?;
        Ok(())
    }
}

/// What tells the people of one couple from those of the others.
fn number(nth: u32) -> String {
    if nth == 0 { String::new() } else { (nth + 1).to_string() }
}

/// What was promised before has its end; the same is promised anew and agreed to.
async fn promise(
    day: Day,
    one: &mut Phone,
    other: &mut Phone,
    promises: &mut Vec<Path>,
) -> Result<()> {
    for ended in promises.drain(..) {
        one.post(&format!("{ended}/retirements"), &[("why", "It is a habit now.")]).await?;
    }
    for cadence in CADENCES {
        let promise = day.promise(one, cadence).await?;
        other.post(&format!("{promise}/agreements"), &[("version", "1")]).await?;
        promises.push(promise);
    }
    Ok(())
}

impl Person {
    fn new(new: NewPerson, phone: Phone) -> Self {
        Self { id: new.id, seed: new.seed, phone }
    }

    /// As signing in does, without stretching the password again.
    pub(super) async fn signed_in(
        app: &App,
        router: &Router,
        (id, seed): (PersonId, &Seed),
    ) -> Result<Self> {
        let session = NewSession::new(id, true, seed, app.clock.now());
        let mut tx = app.db.write().await?;
        access::insert_session(&mut tx, &session).await?;
        tx.commit().await?;
        let phone = Phone::signed_in(router.clone(), &session.cookie(&app.config))?;
        Ok(Self { id, seed: seed.clone(), phone })
    }

    /// The same, after signing out.
    pub(super) async fn sign_in_again(&mut self, app: &App, router: &Router) -> Result<()> {
        self.phone.sign_out().await?;
        *self = Self::signed_in(app, router, (self.id, &self.seed)).await?;
        Ok(())
    }
}
