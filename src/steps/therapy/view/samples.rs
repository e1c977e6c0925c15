//! What Noor sees, and what Ana reads of that.

use chrono::TimeDelta;

use super::{
    alone::Copies,
    caseload::CouplesPage,
    items::named,
    loaded::{Loaded, Watched},
    pages::{AccessLogPage, CommentPage, SessionPage},
    store::{Client, ClientPerson, Look},
};
use crate::{
    access::{Linked, Partner, Reads as _, Therapist},
    agreeing::{Answer, Reply, Wording},
    impact::hard_moment::kept::MomentWeek,
    progress::pulse::{Answer as Answered, Level, Pulse, Sentence},
    sealed::{Opened, Pinned, PublicKeys, Seed},
    steps::{
        accountability::{
            commitment,
            keeping::{KeepingWords, Kept, Mark, Seen},
        },
        communication::turn_talk::{
            Spoken,
            tick::{CopiedTurn, TalkCopy},
        },
        therapy::{
            agenda::{ItemWords, store::Told},
            comment::{CommentForm, samples as comment, store::Told as Comment},
            copy::store::Told as Copied,
            link::Section,
            next_session::{SessionForm, samples::told as session, store as next_session},
            plan::{Goal, TherapyPlan},
        },
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<CouplesPage>(), show::<SessionPage>(), show::<CommentPage>(), show::<AccessLogPage>()]
        .concat()
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
        next: None,
        since: open.then(|| at("2026-03-05 16:00")),
        news: Vec::new(),
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
        let mut coming = client(true, true);
        coming.next = Some(genuine(at("2026-03-13 16:00")));
        coming.news = vec![(Section::Agenda, 2), (Section::Plan, 0), (Section::Commitments, 1)];
        let mut moved = client(true, true);
        moved.next = Some(Opened::ChangedOutside);
        vec![
            ("one is open", page(vec![client(true, true)])),
            ("they come tomorrow", page(vec![moved, coming])),
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
        since_last: false,
        next: None,
        comments: Vec::new(),
        agenda: None,
        plan: None,
        practices: None,
        commitments: None,
        concerns: None,
        talks: None,
        dates: None,
        alone: Copies::default(),
    }
}

/// Ana's weeks with a gap, and two of Ben's; three moments of hers.
fn alone() -> Copies {
    let told = |by_ana: bool, week: &str, levels: &[(Sentence, usize)]| {
        let answer = |(sentence, level): &(Sentence, usize)| Answered {
            sentence: *sentence,
            level: Level::ALL[*level],
        };
        let answers = levels.iter().map(answer).collect();
        Copied {
            entry: id(690),
            author: id(if by_ana { 1 } else { 2 }),
            words: genuine(Pulse { week: day(week), answers }),
        }
    };
    let (safe, kept) = (Sentence::Safe, Sentence::Kept);
    let week = |week: &str| Copied {
        entry: id(692),
        author: id(1),
        words: genuine(MomentWeek { week: day(week) }),
    };
    Copies {
        pulses: Some(vec![
            told(true, "2026-02-16", &[(safe, 1), (Sentence::Hope, 2)]),
            told(true, "2026-03-02", &[(safe, 2), (Sentence::Hope, 3)]),
            told(true, "2026-03-09", &[(safe, 3)]),
            told(false, "2026-03-02", &[(safe, 3), (kept, 4)]),
            told(false, "2026-03-09", &[(safe, 2), (kept, 3)]),
        ]),
        moments: Some(vec![week("2026-02-23"), week("2026-03-09"), week("2026-03-09")]),
    }
}

/// Nothing of Ben's, and what was changed of hers.
fn alone_and_changed() -> Copies {
    let (author, words) = (id(1), Opened::ChangedOutside);
    Copies {
        pulses: Some(vec![Copied { entry: id(691), author, words }]),
        moments: Some(vec![Copied { entry: id(693), author, words: Opened::ChangedOutside }]),
    }
}

/// One that was stopped, and one of which Noor reads what was said.
fn talks() -> Vec<Opened<TalkCopy>> {
    let turn = |by_ana, missing: &str| CopiedTurn {
        author: id(if by_ana { 1 } else { 2 }),
        said: Some(Spoken::NotQuite { missing: missing.to_owned() }),
    };
    let turns = vec![
        turn(true, "that I was ashamed of looking, too"),
        CopiedTurn { said: Some(Spoken::Heard), ..turn(false, "") },
        CopiedTurn { said: None, ..turn(true, "") },
    ];
    let talk = |ended_at, both_closed, turns| {
        genuine(TalkCopy { ended_at: at(ended_at), both_closed, turns })
    };
    vec![
        talk("2026-03-08 20:40", false, None),
        talk("2026-03-10 21:00", true, Some(turns)),
        talk("2026-01-10 21:00", true, None),
    ]
}

fn their_agenda() -> Vec<Told> {
    vec![
        told(1, true, "The weekend at my parents’, and the questions I got there.", true),
        told(2, false, "How much do I tell when nothing happened?", false),
    ]
}

impl Sample for SessionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let all = Linked::sample(&Section::ALL);
        let full = Loaded {
            agenda: Some(their_agenda()),
            plan: Some(vec![plan()]),
            practices: Some(Vec::new()),
            commitments: Some(vec![watched()]),
            concerns: Some(Vec::new()),
            talks: Some(talks()),
            dates: Some(Vec::new()),
            next: Some(session()),
            since_last: true,
            weeks: 0,
            comments: [vec![comment::told(1, Section::Agenda)], comment::others()].concat(),
            alone: alone(),
            ..nothing()
        };
        let damaged = Told { words: Opened::ChangedOutside, ..told(1, true, "", false) };
        let damaged = Loaded {
            agenda: Some(vec![damaged]),
            plan: Some(vec![Wording { words: Opened::ChangedOutside, ..plan() }]),
            talks: Some(vec![Opened::ChangedOutside]),
            alone: alone_and_changed(),
            ..nothing()
        };
        let empty = Loaded { agenda: Some(Vec::new()), plan: Some(Vec::new()), ..nothing() };
        let some = Linked::sample(&[Section::Agenda, Section::Plan]);
        let page = |linked, loaded| Self::new(linked, &loaded, Typed::default());
        let passed = sent::<SessionForm>(&[("day", "2026-03-11"), ("time", "16:00")]);
        let faults = passed.form.parse(all.zone(), all.now()).expect_err("it has passed");
        let moved = next_session::Told { words: Opened::ChangedOutside, ..session() };
        let moved = Loaded { next: Some(moved), since_last: true, weeks: 4, ..nothing() };
        vec![
            ("all is open", page(&all, full)),
            ("two sections, nothing there", page(&some, empty)),
            ("changed outside", page(&some, damaged)),
            ("a session that has passed", Self::new(&some, &nothing(), passed.with_faults(faults))),
            ("a session was moved outside", page(&some, moved)),
        ]
    }
}

impl Sample for CommentPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let linked = Linked::sample(&[Section::Agenda]);
        let agenda = vec![told(1, true, "The weekend at my parents’.", true)];
        let loaded = Loaded { agenda: Some(agenda), ..nothing() };
        let own = Comment { author: linked.person(), ..comment::told(1, Section::Agenda) };
        let about = own.about;
        let earlier = Comment { made_at: at("2026-03-12 12:00"), ..own.clone() };
        let id = own.id;
        let page = |comments: &[Comment], changes, form| {
            let item = named(&linked, &loaded, about).expect("it is open");
            Self::new(&linked, (about, item), comments, (changes, form))
        };
        let empty = sent::<CommentForm>(&[("words", " ")]);
        let faults = empty.form.parse(about).expect_err("nothing was written");
        let fresh = [own];
        vec![
            ("nothing yet", page(&[], None, Typed::default())),
            ("written before", page(&[earlier], None, Typed::default())),
            ("put otherwise", page(&fresh, Some(id), Self::filled(&fresh, Some(id)))),
            ("nothing written", page(&[], None, empty.with_faults(faults))),
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
