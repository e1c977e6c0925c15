//! Today.

use axum::{extract::State, response::Response};

use super::{
    Next, Waiting,
    loaded::Loaded,
    pages::TodayPage,
    store::{self, AtHand},
};
use crate::{
    App,
    access::Partner,
    db::Reader,
    error::Result,
    impact::{breach, hard_moment, other_side, statement},
    progress::{maintain, pulse},
    steps::{
        accountability::{commitment, keeping, statement as owned},
        communication::{
            disclosure, journal, openness, question_box, question_of_the_day as days_question,
            time_out, turn_talk,
        },
        quality_time::date,
        small_issues::{
            check_in, concern, hard_date,
            weekly_meeting::{self, time::Rhythm},
        },
        therapy::plan,
    },
    web::page::page,
};

/// How many days back something that the partner shared is still shown.
const SHARED_DAYS: u8 = 2;

pub(super) async fn today(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let mut loaded = loaded(db, &partner).await?;
    // Read only if the rule has nothing to show that comes before it.
    let chosen = loaded.candidates(&partner).choose();
    if chosen.from_partner.is_none() {
        loaded.check_in = check_in::store::newest_of_partner(db, &partner, SHARED_DAYS).await?;
    }
    if chosen.next.is_some_and(Next::yields_to_remembering) {
        loaded.to_remember = date::store::to_remember(db, &partner).await?;
    }
    if chosen.next == Some(Next::Map) && partner.stage().is_open() {
        loaded.week = pulse::asks_today(db, &partner).await?;
        loaded.card = days_question::store::unanswered_today(db, &partner).await?;
    }
    page(&TodayPage::new(&partner, &loaded))
}

/// What is asked for on every day, and of what is seldom there only what is at hand.
async fn loaded(db: &mut Reader, partner: &Partner) -> Result<Loaded> {
    let marks = keeping::store::of_today(db, partner).await?;
    let mut loaded = Loaded {
        checked_in: check_in::store::checked_in_today(db, partner).await?,
        commitments: commitment::store::on_the_table(db, partner).await?,
        dates: date::store::ahead(db, partner).await?,
        time_out: time_out::store::now(db, partner).await?,
        marked: marks.marked,
        told: marks.told,
        ..Loaded::default()
    };
    let at_hand = store::at_hand(db, partner, SHARED_DAYS).await?;
    loaded.answered = at_hand.answered;
    loaded.replied = at_hand.replied;
    loaded.wording = at_hand.wording.as_deref().and_then(Waiting::parse);
    if at_hand.talk {
        loaded.talk = turn_talk::store::under_way(db, partner).await?;
    }
    if at_hand.told_to_me {
        loaded.told_to_me = disclosure::store::asks_today(db, partner).await?;
    }
    if at_hand.breach {
        loaded.breach = breach::store::asks_today(db, partner).await?;
    }
    if at_hand.openness {
        loaded.openness = openness::store::asks_today(db, partner).await?;
    }
    if at_hand.question {
        loaded.question = question_box::store::asks_today(db, partner).await?;
    }
    if at_hand.carried {
        loaded.carried = statement::store::news(db, partner).await?;
    }
    deeds_and_small_issues(db, partner, (&at_hand, &mut loaded)).await?;
    bad_and_good_minutes(db, partner, (&at_hand, &mut loaded)).await?;
    Ok(loaded)
}

async fn deeds_and_small_issues(
    db: &mut Reader,
    partner: &Partner,
    (at_hand, loaded): (&AtHand, &mut Loaded),
) -> Result<()> {
    if at_hand.owned {
        loaded.owned = owned::store::news(db, partner).await?;
    }
    if at_hand.concern {
        loaded.concerns = concern::for_today::today(db, partner).await?;
    }
    if at_hand.standing {
        loaded.maintains = maintain::is_on(db, partner).await?;
        loaded.plan = plan::asks_today(db, partner).await?;
    }
    if at_hand.meeting {
        let rhythm = if loaded.maintains { Rhythm::Monthly } else { Rhythm::Weekly };
        loaded.meeting = weekly_meeting::for_today::today(db, partner, rhythm).await?;
    }
    Ok(())
}

async fn bad_and_good_minutes(
    db: &mut Reader,
    partner: &Partner,
    (at_hand, loaded): (&AtHand, &mut Loaded),
) -> Result<()> {
    if at_hand.hard_moment {
        loaded.hard_moment = hard_moment::store::now(db, partner).await?;
    }
    if at_hand.hard_date {
        let ahead = hard_date::store::ahead(db, partner, hard_date::SHOWN_BEFORE).await?;
        loaded.hard_date = ahead.into_iter().next();
    }
    if at_hand.opened {
        loaded.opened = days_question::past::store::opened_today(db, partner).await?;
    }
    loaded.commented = at_hand.commented;
    if at_hand.other_side {
        loaded.other_side =
            other_side::store::is_shared_by_partner(db, partner, SHARED_DAYS).await?;
    }
    if at_hand.journal_copy {
        loaded.journal_copy =
            journal::copy::store::newest_of_partner(db, partner, SHARED_DAYS).await?;
    }
    Ok(())
}
