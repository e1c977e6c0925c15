//! Large databases, for measuring: the first couple lives for years, the others for a month each.
//!
//! Each couple has a clock of its own, so that many live at once; what they save at the same time
//! shares one commit.

mod couple;
mod habit;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use tokio::task::JoinSet;

use super::{ZONE, calendar::Calendar, pair::Stretched};
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

/// Fills in so many couples, the first with so many years.
pub(super) async fn fill(
    db: &Db,
    config: &Config,
    password: &str,
    couples: u32,
    years: f32,
) -> anyhow::Result<()> {
    anyhow::ensure!((0.0..=50.0).contains(&years), "a couple lives from 0 to 50 years here");
    let calendar = Calendar::ending(Clock::System.now(), ZONE);
    let app = App::new(db.clone(), Clock::held(calendar.now), config.clone(), true);
    let stretched = Stretched::new(&app, password).await?;
    let (db, config) = (db.clone(), config.clone());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 50 years")]
    let first = (years * YEAR).round() as u32;
    let next = AtomicU32::new(0);
    let town = Arc::new(Town { db, config, stretched, calendar, couples, first, next });
    let mut lives = JoinSet::new();
    for _ in 0..couples.min(AT_ONCE) {
        lives.spawn(town.clone().live());
    }
    while let Some(lived) = lives.join_next().await {
        lived??;
    }
    Ok(())
}

impl Town {
    /// One couple after the other, until all have lived.
    async fn live(self: Arc<Self>) -> anyhow::Result<()> {
        let clock = Clock::held(self.calendar.now);
        let app = App::new(self.db.clone(), clock, self.config.clone(), true);
        let router = crate::router(app.clone());
        loop {
            let nth = self.next.fetch_add(1, Ordering::Relaxed);
            if nth >= self.couples {
                return Ok(());
            }
            let days = if nth == 0 { self.first } else { MONTH };
            let began = self.calendar.days_ago(days);
            app.clock.set(self.calendar.at(began, 18, 0));
            let couple = Couple::meet(&app, &router, &self.stretched, nth).await?;
            couple.live(&self.calendar, began).await?;
        }
    }
}
