//! Days of what Ana and Ben promised, and the pages about them as Ana sees them.

use chrono::{NaiveDate, TimeDelta};

use super::{
    KeepingWords, Kept, Mark, OBSTACLE_LIMIT, Seen,
    months::MonthsPage,
    pages::{ConsistencyPage, DayPage, MissedPage},
    store::Marked,
};
use crate::{
    access::Partner,
    entry::Withdrawal,
    sealed::Opened,
    steps::{
        accountability::commitment::{
            Commitment,
            samples::{changed_outside, home_by_seven, ten_minutes},
        },
        quality_time::good_moment::Season,
    },
    text::{Faults, Typed, passage},
    web::sample::{Sample, Shown, at, day, genuine, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<DayPage>(), show::<MissedPage>(), show::<ConsistencyPage>(), show::<MonthsPage>()]
        .concat()
}

/// A day of which nothing was written, said that evening.
fn kept(on: NaiveDate, mark: Mark, seen: Option<Seen>) -> Kept {
    let made_at = at(&format!("{on} 19:05"));
    Kept { day: on, version: 1, mark, made_at, words: genuine(KeepingWords::default()), seen }
}

/// What got in the way, and how it was repaired.
fn written(obstacle: &str, repair: &str) -> Opened<KeepingWords> {
    genuine(KeepingWords { obstacle: obstacle.to_owned(), repair: repair.to_owned() })
}

/// A day on which Ben was late, told by himself.
pub(crate) fn missed() -> Kept {
    let words = written(
        "The meeting ran over and my phone was in my jacket, in the other room.",
        "Phone stays on me after five. I’ve told them at work that I look at it.",
    );
    Kept { words, ..kept(day("2026-03-10"), Mark::Missed, None) }
}

fn partly() -> Kept {
    let words = written(
        "Six past seven. I thought six minutes didn’t count.",
        "They count. I leave the desk at six now, whatever is on it.",
    );
    Kept { words, ..kept(day("2026-02-27"), Mark::Partly, Some(Seen::Saw)) }
}

fn excused(on: NaiveDate) -> Kept {
    let words = written("On call, burst main by the school.", "");
    Kept { words, ..kept(on, Mark::Excused, None) }
}

/// Ben's last four weeks, the newest first: mostly kept, and not a day too many marked.
pub(crate) fn four_weeks() -> Vec<Kept> {
    let last = day("2026-03-11");
    let seen = |ago: i64| (ago % 3 == 0).then_some(Seen::Saw);
    (0..26)
        .map(|ago| (ago, last - TimeDelta::days(ago)))
        .filter(|(ago, _)| ![6, 17].contains(ago))
        .map(|(ago, on)| match ago {
            1 => missed(),
            12 => partly(),
            19 => excused(on),
            _ => kept(on, Mark::Kept, seen(ago)),
        })
        .collect()
}

impl Sample for DayPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (bens, hers) = (home_by_seven(&ana), ten_minutes(&ana));
        let page = |commitment: &Commitment, on: &str, marks: &[Kept]| {
            Self::new(&ana, commitment, day(on), marks).expect("it was due on that day")
        };
        let said = |mark, seen| kept(day("2026-03-10"), mark, seen);
        let twice = [second_thoughts(), said(Mark::Kept, None)];
        let changed = Kept { words: Opened::ChangedOutside, ..missed() };
        vec![
            ("Ben was late", page(&bens, "2026-03-10", &[missed()])),
            ("Ben kept it", page(&bens, "2026-03-10", &[said(Mark::Kept, None)])),
            ("Ana saw it", page(&bens, "2026-03-10", &[said(Mark::Kept, Some(Seen::Saw))])),
            (
                "it looked different",
                page(&bens, "2026-03-10", &[said(Mark::Kept, Some(Seen::DidNot))]),
            ),
            (
                "Ana would like to talk",
                page(&bens, "2026-03-10", &[said(Mark::Missed, Some(Seen::Talk))]),
            ),
            ("left open by Ben", page(&bens, "2026-03-05", &[])),
            ("left open by Ana", page(&hers, "2026-03-12", &[])),
            (
                "kept by Ana, and Ben saw it",
                page(&hers, "2026-03-10", &[said(Mark::Kept, Some(Seen::Saw))]),
            ),
            ("said differently by Ana", page(&hers, "2026-03-10", &twice)),
            ("what he wrote was withdrawn", {
                let at = Opened::Genuine(Withdrawal { at: at("2026-03-12 08:00") });
                let emptied = said(Mark::Missed, None);
                page(&bens, "2026-03-10", &[emptied]).without(&ana, vec![(1, ana.partner(), at)])
            }),
            ("long ago", page(&bens, "2026-02-27", &[partly()])),
            ("changed outside", page(&changed_outside(bens.clone()), "2026-03-10", &[changed])),
        ]
    }
}

/// Ana's, on second thoughts: said again the next morning.
fn second_thoughts() -> Kept {
    let words = written(
        "I sat down with you, but half of me was still on the ward.",
        "I’ll say so next time, and we take the ten minutes after your shower.",
    );
    let made_at = at("2026-03-11 08:10");
    Kept { version: 2, made_at, words, ..kept(day("2026-03-10"), Mark::Partly, None) }
}

impl Sample for MissedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |commitment: Commitment, on: &str, form: Typed| {
            Self::new(&ana, &commitment, day(on), form)
        };
        let fresh = || Typed::with_values(&[("mark", "missed")]);
        let long = "I sat down, and then the phone rang, and then it was late. ".repeat(12);
        let mut faults = Faults::one("mark", "Please say how it went");
        faults.take("obstacle", passage(&long, OBSTACLE_LIMIT));
        faults.take("repair", passage(&long, OBSTACLE_LIMIT));
        let wrong = Typed::with_values(&[("obstacle", long.trim()), ("repair", long.trim())]);
        vec![
            ("today", page(ten_minutes(&ana), "2026-03-12", fresh())),
            ("two days ago", page(ten_minutes(&ana), "2026-03-10", fresh())),
            ("too long", page(ten_minutes(&ana), "2026-03-12", wrong.with_faults(faults))),
            ("changed outside", page(changed_outside(ten_minutes(&ana)), "2026-03-12", fresh())),
        ]
    }
}

/// How four weeks of being home by seven went.
pub(crate) fn marked(ana: &Partner) -> Marked {
    let marks = four_weeks().iter().rev().map(|kept| (kept.day, kept.mark, kept.seen)).collect();
    Marked { commitment: home_by_seven(ana).id, marks }
}

impl Sample for MonthsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, season) = (Partner::sample(), Season::until(day("2026-03-12")));
        let both = [ten_minutes(&ana), home_by_seven(&ana)];
        let hers = vec![(day("2026-02-24"), Mark::Kept, Some(Seen::Saw))];
        let all = [Marked { commitment: both[0].id, marks: hers }, marked(&ana)];
        let changed = both.clone().map(changed_outside);
        let before = Some(day("2025-11-30"));
        let older = Season::until(day("2025-11-30"));
        vec![
            ("both", Self::new(&ana, season, (&both, &all), before)),
            ("nothing marked", Self::new(&ana, season, (&[], &[]), None)),
            ("earlier ones", Self::new(&ana, older, (&[], &[]), None)),
            ("changed outside", Self::new(&ana, season, (&changed, &all), None)),
        ]
    }
}

impl Sample for ConsistencyPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let both = [ten_minutes(&ana), home_by_seven(&ana)];
        let hers =
            [("2026-02-24", Seen::Saw), ("2026-03-03", Seen::Saw), ("2026-03-10", Seen::Talk)];
        let hers = hers.map(|(on, seen)| (day(on), Mark::Kept, Some(seen))).into();
        let all = [Marked { commitment: both[0].id, marks: hers }, marked(&ana)];
        let changed = both.clone().map(changed_outside);
        vec![
            ("both", Self::new(&ana, &both, &all)),
            ("nothing agreed", Self::new(&ana, &[], &[])),
            ("nothing marked yet", Self::new(&ana, &both, &[])),
            ("changed outside", Self::new(&ana, &changed, &all)),
        ]
    }
}
