//! Large databases, for measuring: the first couple lives for years, the others for a month each.
//!
//! Each couple has a clock of its own, so that many live at once; what they save at the same time
//! shares one commit.

mod couple;
mod habit;
mod therapy;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use anyhow::Context as _;
use axum::Router;
use tokio::task::JoinSet;

use super::{Plan, YEARS, ZONE, calendar::Calendar, pair::Stretched};
use crate::{App, clock::Clock, config::Config, db::Db};

use couple::Couple;

/// Days in a year.
const YEAR: f32 = 365.25;
/// Days that all but the first couple live.
const MONTH: u32 = 30;
/// Couples that live at the same time.
const AT_ONCE: u32 = 24;

/// What all couples have in common.
struct Town {
    db: Db,
    config: Config,
    stretched: Stretched,
    calendar: Calendar,
    couples: u32,
    /// Days that the first couple lives.
    first: u32,
    next: AtomicU32,
}

/// Fills in so many couples, the first with so many years; what an app is given so that it shows the therapist's
/// codes, if there is one.
pub(super) async fn fill(
    db: &Db,
    config: &Config,
    password: &str,
    plan: &Plan,
) -> anyhow::Result<Option<String>> {
    let years = plan.years.unwrap_or(YEARS);
    anyhow::ensure!((0.0..=50.0).contains(&years), "a couple lives from 0 to 50 years here");
    let calendar = Calendar::ending(Clock::System.now(), ZONE);
    let app = App::new(db.clone(), Clock::held(calendar.now), config.clone(), true);
    let stretched = Stretched::new(&app, password).await?;
    let (db, config, couples) = (db.clone(), config.clone(), plan.couples);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 50 years")]
    let first = (years * YEAR).round() as u32;
    let next = AtomicU32::new(0);
    let town = Arc::new(Town { db, config, stretched, calendar, couples, first, next });
    if plan.therapist {
        return town.live_with_a_therapist(password).await.map(Some);
    }
    let mut lives = JoinSet::new();
    for _ in 0..couples.min(AT_ONCE) {
        lives.spawn(town.clone().live());
    }
    while let Some(lived) = lives.join_next().await {
        lived??;
    }
    Ok(None)
}

impl Town {
    /// One couple after the other, until all have lived.
    async fn live(self: Arc<Self>) -> anyhow::Result<()> {
        let (app, router) = self.place();
        while let Some(couple) = self.meet(&app, &router).await? {
            couple.live(&self.calendar).await?;
        }
        Ok(())
    }

    /// The same with a therapist, whom the first couple brings; what an app is given so that it shows her codes. No
    /// two live at once: signing in forgets what sessions she has that run out by the clock of the couple she is with.
    async fn live_with_a_therapist(&self, password: &str) -> anyhow::Result<String> {
        let (app, router) = self.place();
        let first = self.meet(&app, &router).await?;
        let mut first = first.context("a therapist needs a couple")?;
        let noor = first.bring((password, &self.stretched)).await?;
        first.live(&self.calendar).await?;
        while let Some(mut couple) = self.meet(&app, &router).await? {
            couple.invite(&noor).await?;
            couple.live(&self.calendar).await?;
        }
        Ok(noor.key())
    }

    /// The next couple, on the day on which the two meet.
    async fn meet(&self, app: &App, router: &Router) -> anyhow::Result<Option<Couple>> {
        let nth = self.next.fetch_add(1, Ordering::Relaxed);
        if nth >= self.couples {
            return Ok(None);
        }
        let began = self.calendar.days_ago(if nth == 0 { self.first } else { MONTH });
        app.clock.set(self.calendar.at(began, 18, 0));
        Couple::meet(app, router, &self.stretched, (nth, began)).await.map(Some)
    }

    /// Where couples live one after the other, with a clock of its own.
    fn place(&self) -> (App, Router) {
        let clock = Clock::held(self.calendar.now);
        let app = App::new(self.db.clone(), clock, self.config.clone(), true);
        let router = crate::router(app.clone());
        (app, router)
    }
}
