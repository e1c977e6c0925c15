//! Weekly meetings, as Ana comes to them.

use chrono::TimeDelta;

use super::{
    Act, Done, History, Part,
    agenda::{Agenda, Week},
    line::store::Told,
    pages::{MeetingPage, MeetingsPage, NewPage, NotesPage},
    store::{Kept, PAGE, WeeklyMeeting},
    time::{self, Rhythm, Standing as Times},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    impact::statement,
    sealed::Opened,
    steps::{
        accountability::{
            commitment::samples::{home_by_seven, ten_minutes, to_review},
            keeping,
        },
        communication::time_out,
        quality_time::{date, good_moment},
        small_issues::{
            concern::{self, ConcernId},
            hard_date,
        },
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<MeetingPage>(), show::<MeetingsPage>(), show::<NewPage>(), show::<NotesPage>()].concat()
}

fn ours() -> Ours<WeeklyMeeting> {
    Ours::sample(id(801))
}

/// The concern that they may talk about.
fn small() -> ConcernId {
    concern::samples::open().id
}

/// One in which these were done, by Ana or not, with these words.
fn kept(done: &[(bool, Act, &str)]) -> Kept {
    let ours = ours();
    let told = (1..).zip(done).map(|(number, (by_ana, act, words))| Told {
        done: Done {
            number,
            who: if *by_ana { ours.person() } else { ours.partner() },
            act: *act,
            at: at("2026-03-12 19:40") + TimeDelta::minutes(number.into()),
            is_withdrawn: false,
            is_changed: false,
        },
        words: Opened::Genuine((*words).to_owned()),
        withdrawn: None,
    });
    Kept { told: told.collect(), ..empty() }.settled()
}

fn empty() -> Kept {
    let history =
        History { begun_by: ours().person(), begun_at: at("2026-03-12 19:30"), done: Vec::new() };
    Kept { id: id(801), history, told: Vec::new() }
}

impl Kept {
    /// The history follows from what was told.
    fn settled(mut self) -> Self {
        self.history.done = self.told.iter().map(|told| told.done).collect();
        self
    }

    /// Its first line is withdrawn, its second was changed outside the app.
    fn damaged(mut self) -> Self {
        self.told[0].done.is_withdrawn = true;
        self.told[0].withdrawn = Some(Opened::Genuine(Withdrawal { at: ours().now() }));
        self.told[1].done.is_changed = true;
        self.told[1].words = Opened::ChangedOutside;
        self.settled()
    }
}

const THANKS: [(bool, Act, &str); 2] = [
    (true, Act::Said(Part::Thanks), "Thank you for the soup on Tuesday."),
    (false, Act::Said(Part::Thanks), "Thank you for waiting at the tram."),
];

const ASKS: [(bool, Act, &str); 4] = [
    (true, Act::Said(Part::Ask), "This week I’d like an evening without the phone."),
    (false, Act::Said(Part::Ask), "This week I’d like a walk on Sunday."),
    (false, Act::Will(3), ""),
    (true, Act::NotThisWeek(4), ""),
];

fn week() -> Week {
    let day = |text: &str| text.parse().expect("a day");
    Week { first: day("2026-03-05"), last: day("2026-03-12") }
}

/// Everything that can be on the table.
fn agenda() -> Agenda {
    let ana = Partner::sample();
    let whose = hard_date::Whose::Theirs(id(311));
    let fair = hard_date::samples::ahead(whose, Opened::Genuine("The fair in May"));
    Agenda {
        good: good_moment::samples::some(),
        commitments: vec![home_by_seven(&ana), to_review(ten_minutes(&ana))],
        marked: vec![keeping::samples::marked(&ana)],
        concerns: vec![concern::samples::open()],
        concern: None,
        gone_round: statement::samples::gone_round(),
        dates: vec![date::samples::soon(&ana), date::samples::later(&ana)],
        hard_days: vec![fair],
        before: Some(kept(&[THANKS.as_slice(), ASKS.as_slice()].concat())),
    }
}

fn topic(done: &[(bool, Act, &str)]) -> (Kept, Agenda) {
    let kept = kept(&[&[(true, Act::Went(Part::Concern), "")], done].concat());
    let concern = match kept.standing().topic {
        super::Topic::Concern(_) => Some(concern::samples::open()),
        _ => None,
    };
    (kept, Agenda { concern, ..agenda() })
}

fn meeting(kept: &Kept, part: Part, agenda: &Agenda) -> MeetingPage {
    MeetingPage::new(&ours(), (kept, part), (agenda, week()), &time_out::samples::nothing())
}

fn parts() -> Vec<(&'static str, MeetingPage)> {
    let said = kept(&[THANKS.as_slice(), ASKS.as_slice()].concat());
    let names = ["thanks", "what went well", "commitments", "a concern", "the week", "asks"];
    let part = |(name, part)| (name, meeting(&said, part, &agenda()));
    let full = names.into_iter().zip(Part::ALL).map(part);
    let bare = Part::ALL.map(|part| {
        let kept = kept(&[(false, Act::Went(part), "")]);
        ("with nothing on the table", meeting(&kept, part, &Agenda::default()))
    });
    full.chain(bare).collect()
}

fn topics() -> Vec<(&'static str, MeetingPage)> {
    let suggested = |by_ana| (by_ana, Act::Suggested(small()), "");
    let (chosen, on) = topic(&[suggested(true), (false, Act::Agreed(small()), "")]);
    let (hers, of_hers) = topic(&[suggested(true)]);
    let (bens, of_bens) = topic(&[suggested(false)]);
    let (none, of_none) = topic(&[(true, Act::NoConcern, "")]);
    vec![
        ("she suggests one", meeting(&hers, Part::Concern, &of_hers)),
        ("Ben suggests one", meeting(&bens, Part::Concern, &of_bens)),
        ("chosen", meeting(&chosen, Part::Concern, &on)),
        ("no concern", meeting(&none, Part::Concern, &of_none)),
    ]
}

fn states() -> Vec<(&'static str, MeetingPage)> {
    let long_ago = Kept {
        history: History { begun_at: at("2026-03-12 17:00"), ..empty().history },
        ..empty()
    };
    let rests = kept(&[(true, Act::Stopped, "")]);
    let damaged = kept(&THANKS).damaged();
    let page = |kept: &Kept| meeting(kept, Part::Thanks, &Agenda::default());
    let none = Typed::with_values(&[("part", "1"), ("words", "")])
        .with_faults(Faults::one("words", "There is nothing here to share yet"));
    let late = Typed::with_values(&[("says", "differs"), ("words", "It was Wednesday.")])
        .with_faults(Faults::one("words", "The meeting is not closed yet"));
    let badly = Typed::with_values(&[("words", "You always do this"), ("read_hints", "words")]);
    vec![
        ("just begun", page(&empty())),
        ("45 minutes have passed", page(&long_ago)),
        ("it rests", page(&rests)),
        ("a line is withdrawn, one was changed", page(&damaged)),
        ("nothing was written", page(&empty()).with(none)),
        ("words that land badly", page(&empty()).with(badly)),
        ("it goes on, and she had said what she remembers otherwise", page(&empty()).with(late)),
        ("in a time-out", {
            let now = time_out::samples::bens();
            MeetingPage::new(&ours(), (&empty(), Part::Thanks), (&Agenda::default(), week()), &now)
        }),
    ]
}

impl Sample for MeetingPage {
    fn samples() -> Vec<(&'static str, Self)> {
        parts().into_iter().chain(topics()).chain(states()).collect()
    }
}

fn closed(then: &[(bool, Act, &str)]) -> Kept {
    kept(&[THANKS.as_slice(), ASKS.as_slice(), &[(true, Act::Closed, "")], then].concat())
}

const DIFFERS: (bool, Act, &str) =
    (false, Act::Differs, "We said Saturday for the walk, not Sunday.");

impl Sample for NotesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page =
            |then: &[(bool, Act, &str)]| Self::new(&ours(), &closed(then), (&agenda(), week()));
        let (hers, bens) = ((true, Act::Signed, ""), (false, Act::Signed, ""));
        let bare = kept(&[(true, Act::NoConcern, ""), (true, Act::Closed, "")]);
        let silent = kept(&[(true, Act::Closed, "")]);
        let none = Typed::with_values(&[("says", "differs")])
            .with_faults(Faults::one("words", "Please write how you remember it"));
        let late = Typed::with_values(&[("part", "1"), ("words", "Thank you for the soup.")])
            .with_faults(Faults::one("words", "The meeting is closed"));
        let on = Agenda { concern: Some(concern::samples::open()), ..agenda() };
        vec![
            ("just closed", page(&[])),
            ("signed by her", page(&[hers])),
            ("signed by Ben", page(&[bens])),
            ("signed by both", page(&[hers, bens])),
            ("Ben remembers it otherwise", page(&[hers, DIFFERS])),
            ("no concern", Self::new(&ours(), &bare, (&Agenda::default(), week()))),
            ("with a concern", Self::new(&ours(), &closed(&[]), (&on, week()))),
            ("nothing was written", Self::new(&ours(), &silent, (&Agenda::default(), week()))),
            ("nothing was typed", page(&[]).with(none)),
            ("a line came late", page(&[]).with(late.clone())),
            ("a line came after she signed", page(&[hers]).with(late)),
            ("damaged", Self::new(&ours(), &closed(&[]).damaged(), (&agenda(), week()))),
        ]
    }
}

impl Sample for MeetingsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (hers, bens) = ((true, Act::Signed, ""), (false, Act::Signed, ""));
        let all = [
            closed(&[hers, bens]),
            closed(&[hers]),
            closed(&[bens]),
            closed(&[DIFFERS]),
            closed(&[]),
        ];
        let some = |count| all.iter().cycle().take(count).cloned().collect::<Vec<_>>();
        let time = Times { agreed: Some(time::samples::sundays()), proposed: None };
        let proposed =
            Times { agreed: None, proposed: Some((ana.partner(), time::samples::sundays())) };
        let rests = kept(&[(true, Act::Stopped, "")]);
        vec![
            ("nothing yet", Self::new(&ana, (None, Times::default(), Rhythm::Weekly), Vec::new())),
            (
                "one is under way",
                Self::new(&ana, (Some(kept(&THANKS)), time, Rhythm::Weekly), some(2)),
            ),
            ("one rests", Self::new(&ana, (Some(rests), proposed, Rhythm::Weekly), some(5))),
            ("many", Self::new(&ana, (None, time, Rhythm::Monthly), some(PAGE + 1))),
            ("earlier ones", Self::earlier(&ana, some(3))),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("first", Self::new(&Partner::sample()))]
    }
}
