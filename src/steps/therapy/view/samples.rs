//! What Noor sees, and what Ana reads of that.

use chrono::TimeDelta;

use super::{
    loaded::{Loaded, Watched},
    pages::{AccessLogPage, CouplesPage, SessionPage},
    store::{Client, ClientPerson, Look},
};
use crate::{
    access::{Linked, Partner, Therapist},
    agreeing::{Answer, Reply, Wording},
    sealed::{Opened, Pinned, PublicKeys, Seed},
    steps::{
        accountability::{
            commitment,
            keeping::{KeepingWords, Kept, Mark, Seen},
        },
        therapy::{
            agenda::{ItemWords, store::Told},
            link::Section,
            plan::{Goal, TherapyPlan},
        },
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<CouplesPage>(), show::<SessionPage>(), show::<AccessLogPage>()].concat()
}

fn keys(byte: u8) -> PublicKeys {
    Seed::from_bytes(&[byte; 32]).expect("32 bytes").shared().public().clone()
}

fn client(open: bool, was_open: bool) -> Client {
    let person = |who: u8, name: &str, invited| ClientPerson {
        person: id(who.into()),
        name: name.to_owned(),
        invited,
        pinned: Some(Pinned::first(keys(who))),
        offered: Some(keys(who)),
    };
    Client {
        couple: id(3),
        epoch: 1,
        open: open.then(|| (id(70), day("2026-06-10"))),
        was_open,
        people: vec![person(1, "Ana", true), person(2, "Ben", false)],
    }
}

impl Sample for CouplesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let noor = Therapist::sample();
        let page = |clients| Self::new(&noor, clients, Typed::default());
        let mut swapped = client(true, true);
        swapped.people[1].offered = Some(keys(9));
        let mut gone = client(false, false);
        gone.people[0].offered = None;
        gone.people[0].pinned = None;
        let typed = Typed::with_values(&[("code", "lamp river")]);
        let typed =
            typed.with_faults(Faults::one("code", super::super::link::invite::OPENS_NOTHING));
        vec![
            ("one is open", page(vec![client(true, true)])),
            ("nobody has come", page(Vec::new())),
            ("they have not agreed yet", page(vec![client(false, false)])),
            ("a key has changed", page(vec![swapped])),
            ("a key is gone", page(vec![gone])),
            ("it has ended", page(vec![client(false, true)])),
            ("a code that opens nothing", Self::new(&noor, Vec::new(), typed)),
            (
                "before the second step",
                Self::new(
                    &Therapist::sample().without_code(),
                    vec![client(true, true)],
                    Typed::default(),
                ),
            ),
        ]
    }
}

fn told(nth: u128, by_ana: bool, what: &str, hard: bool) -> Told {
    let ana = Partner::sample();
    Told {
        id: id(600 + nth),
        author: if by_ana { ana.person() } else { ana.partner() },
        words: genuine(ItemWords { what: what.to_owned(), hard }),
        made_at: at("2026-03-08 20:00"),
        withdrawn: None,
    }
}

fn plan() -> Wording<TherapyPlan> {
    let goal = Goal {
        what: "We can talk about money without one of us leaving the room.".to_owned(),
        notice: "On Sundays we do the accounts together, and have tea afterwards.".to_owned(),
    };
    Wording {
        id: id(641),
        number: 1,
        author: id(2),
        made_at: at("2026-02-08 11:00"),
        words: genuine(TherapyPlan { goals: vec![goal], phase: None, review: day("2026-04-08") }),
        digest: String::new(),
        answer: Some((Reply::Said(Answer::Agreed), at("2026-02-08 19:00"))),
        ended: None,
    }
}

fn watched() -> Watched {
    let mark = |days: i64, mark, repair: &str| Kept {
        day: day("2026-03-12") - TimeDelta::days(days),
        version: 1,
        mark,
        made_at: at("2026-03-12 18:00"),
        words: genuine(KeepingWords { obstacle: String::new(), repair: repair.to_owned() }),
        seen: (mark == Mark::Kept).then_some(Seen::Saw),
    };
    let repair = "I call at six from now on, also when it is only ten minutes.";
    Watched {
        commitment: commitment::samples::home_by_seven(&Partner::sample()),
        marks: vec![
            mark(1, Mark::Kept, ""),
            mark(2, Mark::Missed, repair),
            mark(3, Mark::Kept, ""),
        ],
    }
}

fn nothing() -> Loaded {
    Loaded {
        first: day("2026-02-27"),
        weeks: 2,
        agenda: None,
        plan: None,
        practices: None,
        commitments: None,
        concerns: None,
        dates: None,
    }
}

impl Sample for SessionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let all = Linked::sample(&Section::ALL);
        let agenda = vec![
            told(1, true, "The weekend at my parents’, and the questions I got there.", true),
            told(2, false, "How much do I tell when nothing happened?", false),
        ];
        let full = Loaded {
            agenda: Some(agenda),
            plan: Some(vec![plan()]),
            practices: Some(Vec::new()),
            commitments: Some(vec![watched()]),
            concerns: Some(Vec::new()),
            dates: Some(Vec::new()),
            ..nothing()
        };
        let damaged = Told { words: Opened::ChangedOutside, ..told(1, true, "", false) };
        let damaged = Loaded {
            agenda: Some(vec![damaged]),
            plan: Some(vec![Wording { words: Opened::ChangedOutside, ..plan() }]),
            ..nothing()
        };
        let empty = Loaded { agenda: Some(Vec::new()), plan: Some(Vec::new()), ..nothing() };
        let some = Linked::sample(&[Section::Agenda, Section::Plan]);
        vec![
            ("all is open", Self::new(&all, full)),
            ("two sections, nothing there", Self::new(&some, empty)),
            ("changed outside", Self::new(&some, damaged)),
        ]
    }
}

impl Sample for AccessLogPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let look = |section: Section| Look {
            name: "Noor".to_owned(),
            section: section.word().to_owned(),
            made_at: at("2026-03-11 15:20"),
        };
        vec![
            ("looked at", Self::new(&ana, &[look(Section::Plan), look(Section::Agenda)])),
            ("never", Self::new(&ana, &[])),
        ]
    }
}
