//! Pages for a therapist, as Ana sees them.

use super::{
    Group, Packet, Part, Row, Under,
    packet::TOO_MUCH,
    pages::{ChoosePage, ListPage, PacketPage, PreviewPage, PrintPage},
    sheet::Sheet,
};
use crate::{
    access::Partner,
    agreeing::{Answer, Ended, Reply, Wording},
    sealed::Opened,
    steps::therapy::link::Section,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<ListPage>(),
        show::<ChoosePage>(),
        show::<PreviewPage>(),
        show::<PacketPage>(),
        show::<PrintPage>(),
    ]
    .concat()
}

fn row(words: &str, line: &str) -> Row {
    Row { words: words.to_owned(), line: line.to_owned(), under: Vec::new() }
}

fn one(rows: Vec<Row>) -> Vec<Group> {
    vec![Group { title: String::new(), rows }]
}

/// Four sections of six weeks.
pub(super) fn packet() -> Packet {
    let notice = Under {
        words: "On Sundays we do the accounts together, and have tea afterwards.".to_owned(),
        line: String::new(),
    };
    let goal = row(
        "We can talk about money without one of us leaving the room.",
        "We would notice it by:",
    );
    let mended = Under {
        words: "I called from the train, and cooked on Saturday.".to_owned(),
        line: "Made up for Tuesday 3 March 2026".to_owned(),
    };
    let kept = row("I write when I leave work.", "Every weekday. Kept 17 of 20. Ana saw 12.");
    let groups = vec![
        Group { title: "What Ana does".to_owned(), rows: vec![row("", "Nothing in these days.")] },
        Group {
            title: "What Ben does".to_owned(),
            rows: vec![Row { under: vec![mended], ..kept }],
        },
    ];
    let agenda = vec![
        row("How we plan weekends: who asks whom, and how long before. ❤ 🙂", "Ana"),
        row("What I do when I am ashamed", "Ben, hard to say alone"),
    ];
    let review = row("", "We look at it again on Thursday 9 April 2026.");
    let plan = vec![Row { under: vec![notice], ..goal }, review];
    let concerns = vec![row("The phone lay face down again.", "Ana, Sunday 8 March 2026: settled")];
    Packet {
        first: day("2026-02-01"),
        last: day("2026-03-12"),
        people: ["Ana", "Ben"].map(str::to_owned),
        parts: vec![
            Part { section: Section::Agenda, groups: one(agenda) },
            Part { section: Section::Plan, groups: one(plan) },
            Part { section: Section::Commitments, groups },
            Part { section: Section::Concerns, groups: one(concerns) },
        ],
    }
}

/// As everybody reads it who has it.
pub(super) fn read() -> Sheet {
    let signed = [
        "Put together by Ben on Monday 9 March 2026",
        "Read and agreed by Ana on Tuesday 10 March 2026",
    ];
    Sheet::of(&packet(), signed.map(str::to_owned).into())
}

/// What one of the two put together three days ago.
pub(super) fn put(by_ana: bool) -> Wording<Packet> {
    let ana = Partner::sample();
    Wording {
        id: id(651),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-09 20:10"),
        words: genuine(packet()),
        digest: "seen".to_owned(),
        answer: None,
        ended: None,
    }
}

/// The same with this answer.
pub(super) fn answered(by_ana: bool, reply: Reply) -> Wording<Packet> {
    Wording { answer: Some((reply, at("2026-03-10 08:00"))), ..put(by_ana) }
}

const YES: Reply = Reply::Said(Answer::Agreed);

fn ended() -> Wording<Packet> {
    let ended = Some(Ended { by: Some(Partner::sample().partner()), at: at("2026-03-11 19:00") });
    Wording { words: Opened::ChangedOutside, ended, ..answered(true, YES) }
}

fn chosen() -> Typed {
    Typed::with_values(&[
        ("section", "agenda"),
        ("section", "plan"),
        ("section", "commitments"),
        ("section", "concerns"),
        ("first", "2026-02-01"),
        ("last", "2026-03-12"),
    ])
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let declined = answered(true, Reply::Said(Answer::NotLikeThis));
        let all = [
            put(false),
            put(true),
            answered(false, YES),
            answered(true, Reply::Withheld),
            ended(),
            declined,
        ];
        vec![
            ("agreed and waiting", Self::new(&ana, (&all, true))),
            ("nothing yet", Self::new(&ana, (&[], true))),
            ("earlier ones", Self::new(&ana, (&all[2..], false))),
        ]
    }
}

impl Sample for ChoosePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let too_much = chosen().with_faults(Faults::one("section", TOO_MUCH));
        vec![
            ("fresh", Self::begin(&ana, Typed::default(), true)),
            ("too much", Self::new(&ana, too_much)),
        ]
    }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let moved = chosen().with_faults(Faults::one("seen", "What would stand in it has changed"));
        vec![
            ("chosen", Self::new(&ana, &packet(), chosen())),
            ("not as it was read", Self::new(&ana, &packet(), moved)),
        ]
    }
}

impl Sample for PacketPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let damaged = Wording { words: Opened::ChangedOutside, ..put(false) };
        vec![
            ("agreed", Self::new(&ana, &answered(false, YES))),
            ("Ben asks", Self::new(&ana, &put(false))),
            ("Ana waits", Self::new(&ana, &put(true))),
            ("answered before a reset", Self::new(&ana, &answered(true, Reply::Withheld))),
            ("ended", Self::new(&ana, &ended())),
            ("changed outside", Self::new(&ana, &damaged)),
        ]
    }
}

impl Sample for PrintPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = Self::new(&Partner::sample(), &answered(false, YES));
        vec![("agreed", page.expect("both agreed"))]
    }
}
