//! Two people who live by habit: a check-in each evening, promises each day, a date and a meeting
//! each week.

use anyhow::Result;
use axum::Router;
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::habit::{Day, MOMENTS};
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
const CADENCES: [&[(&str, &str)]; 2] =
    [&[("cadence", "daily")], &[("cadence", "weekly"), ("weekday", "sun")]];

/// One of the two.
struct Person {
    id: PersonId,
    seed: Seed,
    phone: Phone,
}

/// Where something is: its path.
pub(super) type Path = String;

/// A couple, with what they promised and planned.
pub(super) struct Couple {
    app: App,
    router: Router,
    nth: u32,
    ana: Person,
    ben: Person,
    /// Each one's own: one for each day, one for Sundays.
    promises: [Vec<Path>; 2],
    /// The day of their life on which they promised.
    promised: u32,
    date: Option<Path>,
}

impl Couple {
    /// Two become a pair, at the moment where the clock is held.
    pub(super) async fn meet(
        app: &App,
        router: &Router,
        stretched: &Stretched,
        nth: u32,
    ) -> Result<Self> {
        let number = if nth == 0 { String::new() } else { (nth + 1).to_string() };
        let now = app.clock.now();
        let ana = pair::person(stretched, &format!("Ana{number}"), now);
        let ben = pair::person(stretched, &format!("Ben{number}"), now);
        let (first, second) = pair::at_once(app, router, &ana, &ben).await?;
        let (ana, ben) = (Person::new(ana, first), Person::new(ben, second));
        let (app, router) = (app.clone(), router.clone());
        let promises = Default::default();
        Ok(Self { app, router, nth, ana, ben, promises, promised: 0, date: None })
    }

    /// From the day they met until now.
    pub(super) async fn live(mut self, calendar: &Calendar, began: NaiveDate) -> Result<()> {
        for (number, date) in (0..).zip(began.iter_days()) {
            let evening = calendar.at(date, 20, 15);
            if evening > calendar.now {
                break;
            }
            self.app.clock.set(evening);
            if number % STAY == STAY - 1 {
                self.ana.sign_in_again(&self.app, &self.router).await?;
                self.ben.sign_in_again(&self.app, &self.router).await?;
            }
            if number == 0 || calendar.days_since(date) % PROMISES_LAST == LAST_PROMISED {
                self.promised = number;
            }
            self.evening(Day { couple: self.nth, number, date }).await?;
        }
        self.ana.phone.sign_out().await?;
        self.ben.phone.sign_out().await
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
    async fn sign_in_again(&mut self, app: &App, router: &Router) -> Result<()> {
        self.phone.sign_out().await?;
        let session = NewSession::new(self.id, true, &self.seed, app.clock.now());
        let mut tx = app.db.write().await?;
        access::insert_session(&mut tx, &session).await?;
        tx.commit().await?;
        self.phone = Phone::signed_in(router.clone(), &session.cookie(&app.config))?;
        Ok(())
    }
}
