//! A talk in turns, from its first words to how both went on.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{Talk, Turn},
};

/// Everything in it.
pub(super) fn tell(calendar: &Calendar, it: &Talk) -> Vec<Deed> {
    let day = calendar.day(it.week, it.weekday);
    let mut at = calendar.at(day, u32::from(it.hour), 10);
    let turns = it.turns.iter().zip(0..).map(|((who, minutes, turn), nth)| {
        at += TimeDelta::minutes(i64::from(*minutes));
        let route = if nth == 0 { "/turn-talks" } else { route(turn) };
        let fields = fields(turn);
        let deed = Deed::new(at, *who, route);
        let deed = if matches!(turn, Turn::Ticked) { deed.reading() } else { deed };
        fields.iter().fold(deed, |deed, (name, value)| deed.with(name, value))
    });
    turns.collect()
}

const fn route(turn: &Turn) -> &'static str {
    match turn {
        Turn::Said { .. } | Turn::Reflected { .. } | Turn::NotQuite(_) | Turn::Closed { .. } => {
            "turns"
        }
        Turn::Heard => "hearings",
        Turn::NothingToAdd => "passes",
        Turn::TimeOut(_) => "/time-outs",
        Turn::Stopped => "stops",
        Turn::Ticked => "ticks",
    }
}

fn fields(turn: &Turn) -> Vec<(&'static str, &'static str)> {
    match *turn {
        Turn::Said { when, felt, because, need, strength } => {
            let said = vec![("when", when), ("felt", felt), ("because", because), ("need", need)];
            said.into_iter().chain([("strength", strength)]).collect()
        }
        Turn::Reflected { hear, sense, imagine } => {
            vec![("hear", hear), ("sense", sense), ("imagine", imagine)]
        }
        Turn::NotQuite(missing) => vec![("missing", missing)],
        Turn::Heard | Turn::NothingToAdd | Turn::Stopped | Turn::Ticked => Vec::new(),
        Turn::TimeOut(minutes) => vec![("minutes", minutes)],
        Turn::Closed { exit, thanks } => vec![("exit", exit), ("thanks", thanks)],
    }
}
