//! The place "Talk": checking in, looking back at the week, and talking without the app.
//!
//! Steps 1 and 4 share this place. It stands with step 4, whose check-in is the first thing on it;
//! it asks one question and owns no table, so one file is enough.

#[cfg(test)]
pub(crate) mod samples;

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    App,
    access::Partner,
    error::Result,
    routes::Routes,
    steps::{
        communication::{
            question_of_the_day,
            time_out::{self, Shown, TakeIt},
            turn_talk::{self, store::UnderWay},
        },
        small_issues::check_in,
    },
    web::page::{Frame, Place, page},
};

#[derive(Template)]
#[template(path = "steps/small_issues/talk.html")]
struct TalkPage {
    frame: Frame,
    partner: String,
    checked_in_today: bool,
    /// What the talk that is under way asks.
    turn_talk: Option<String>,
    /// A time-out that is on.
    time_out: Option<Shown>,
    /// One tap that takes one.
    take: Option<TakeIt>,
    /// The question of today.
    question: &'static str,
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/talk", talk)
}

async fn talk(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let checked_in_today = check_in::store::checked_in_today(db, &partner).await?;
    let under_way = turn_talk::store::under_way(db, &partner).await?;
    let now = time_out::store::now(db, &partner).await?;
    let asked = question_of_the_day::store::asked(db, &partner, partner.today()).await?;
    let question = asked.map_or("", |asked| asked.card.text.as_str());
    page(&TalkPage { question, ..TalkPage::new(&partner, checked_in_today, under_way, &now) })
}

impl TalkPage {
    fn new(
        partner: &Partner,
        checked_in_today: bool,
        under_way: Option<UnderWay>,
        now: &time_out::store::Now,
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Talk"),
            partner: partner.partner_name().to_owned(),
            checked_in_today,
            question: "",
            turn_talk: under_way.map(|talk| {
                let asks = talk.state.asks(partner.person());
                turn_talk::in_short(asks, talk.time_out.is_some(), partner.partner_name())
            }),
            time_out: Shown::beside_others(partner, now),
            take: TakeIt::of(partner, now),
        }
    }
}
