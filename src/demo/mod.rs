//! A believable couple with a history, made through the same rules as a real one.
//!
//! Nothing here writes a check-in, a commitment or a date itself: two `phone::Phone`s send forms
//! to the program's own router, under a clock that is held at each moment of the history. So every
//! line passed a gate, was read, judged by the rules and sealed, like yours.
//!
//! | Where | What |
//! | --- | --- |
//! | `story` | what Ana and Ben wrote, promised and did, as data |
//! | `tell` | from the story to deeds: who sends which form when |
//! | `pair` | from a set-up link to a pair |
//! | `live` | does the deeds, one after the other |
//! | `therapist` | Dr. Noor Weber comes, and reads what both have signed |
//! | `many` | large databases for measuring |
//! | `parts` | the page that shows what pages are made of |

mod calendar;
mod deed;
mod live;
mod many;
mod pair;
mod parts;
mod phone;
#[cfg(test)]
pub(crate) mod samples;
mod story;
mod tell;
mod therapist;

use chrono_tz::Tz;

use crate::{App, clock::Clock, config::Config, db::Db, routes::Routes};

use calendar::Calendar;
use therapist::Therapist;

/// Where everybody in a demo lives.
const ZONE: Tz = chrono_tz::Europe::Berlin;
/// Years of a measured couple when only their number was given.
const YEARS: f32 = 0.5;

/// So many days before the end of the story the therapist comes.
const COMES_BEFORE: u32 = 30;

/// How much to fill in.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many couples.
    pub couples: u32,
    /// Years of daily use of the first couple, or the story.
    pub years: Option<f32>,
    /// Whether a therapist reads along with every couple; in the story one does.
    pub therapist: bool,
}

/// Fills an empty database. Everybody has this password; nobody is signed in afterwards. What an app is given so
/// that it shows the therapist's codes, if one is there.
///
/// # Errors
/// If a form of the history was not taken as it should be: the route and the answer.
pub async fn fill(
    db: &Db,
    config: &Config,
    password: &str,
    plan: &Plan,
) -> anyhow::Result<Option<String>> {
    match (plan.couples, plan.years) {
        (1, None) if !plan.therapist => story(db, config, password).await.map(Some),
        _ => many::fill(db, config, password, plan).await,
    }
}

async fn story(db: &Db, config: &Config, password: &str) -> anyhow::Result<String> {
    let calendar = Calendar::ending(Clock::System.now(), ZONE);
    let clock = Clock::held(calendar.beginning());
    let app = App::new(db.clone(), clock, config.clone(), true);
    let mut two = pair::story(&app, password).await?;
    let at = calendar.at(calendar.days_ago(COMES_BEFORE), 18, 20);
    let therapist = Therapist { at, password };
    let noor = live::live(&app, &mut two, (tell::deeds(&calendar), therapist)).await?;
    two.sign_out().await?;
    let key = noor.key();
    noor.sign_out().await?;
    Ok(key)
}

pub(crate) fn routes() -> Routes {
    parts::routes()
}
