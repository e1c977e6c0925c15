//! Dates of Ana and Ben, and their pages as Ana sees them.

use super::{
    DateId,
    date::{Answer, History, Notes, Outcome, Version},
    note::{self, Note},
    pact::Pact,
    pages::{DatePage, DatesPage, PlanPage},
    plan::{DateWords, NoteForm, PlanForm, limit},
    store::{Ahead, Date, Kept, PAGE, ToRemember},
};
use crate::{
    access::{Ours, Partner, PersonId},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, genuine, id, sent, show},
};

const LAKE: [&str; 4] = [
    "A walk at the lake with Pip",
    "The lake, the side with the benches",
    "nothing",
    "One hour. If one of us has had enough, we turn round.",
];
const MARKET: [&str; 4] = ["The Saturday market, and soup", "In town", "about 20 euros", ""];
const BREAKFAST: [&str; 4] = ["Breakfast before my late shift", "", "", ""];
const LAKE_ID: u128 = 31;

pub(crate) fn all() -> Vec<Shown> {
    [show::<DatesPage>(), show::<PlanPage>(), show::<DatePage>()].concat()
}

/// Put forward by one of the two, for that time.
fn version(number: u32, author: PersonId, starts_at: &str) -> Version {
    let made_at = at("2026-03-08 20:30");
    let starts_at = at(starts_at);
    Version { number, author, starts_at, minutes: 90, phones_away: true, made_at, answer: None }
}

fn words([what, place, cost, note]: [&str; 4]) -> DateWords {
    let [what, place, cost, note] = [what, place, cost, note].map(str::to_owned);
    DateWords { what, place, cost, note }
}

/// Ben's idea of a walk, as it went on from there.
fn lake(ana: &Partner, starts_at: &str, answer: Option<(PersonId, Answer)>) -> Kept {
    let version = Version { answer, ..version(1, ana.partner(), starts_at) };
    kept(ana, LAKE_ID, vec![version], None, &[LAKE])
}

/// What its versions say, in their order; one of which nothing is said was changed outside.
fn kept(
    ana: &Partner,
    number: u128,
    versions: Vec<Version>,
    outcome: Option<(PersonId, Outcome)>,
    said: &[[&str; 4]],
) -> Kept {
    let (date, epoch): (DateId, _) = (id(number), ana.epoch());
    let sealed = versions.iter().zip(said).map(|(version, said)| {
        let row = (date.uuid(), version.number);
        let sealed = ana.sealed_by(version.author, row, &words(*said));
        (version.number, epoch, sealed)
    });
    let words = sealed.collect();
    Kept { id: date, words, history: History::of(versions, outcome).expect("a version") }
}

fn yes(ana: &Partner) -> (PersonId, Answer) {
    (ana.person(), Answer::Accepted)
}

/// Waits for Ana's answer.
pub(crate) fn asked(ana: &Partner) -> Ahead {
    Ahead::of(ana, &lake(ana, "2026-03-15 15:00", None))
}

/// Planned for tomorrow.
pub(crate) fn soon(ana: &Partner) -> Ahead {
    Ahead::of(ana, &lake(ana, "2026-03-13 18:30", Some(yes(ana))))
}

/// Planned for some later day.
pub(crate) fn later(ana: &Partner) -> Ahead {
    Ahead::of(ana, &lake(ana, "2026-03-29 15:00", Some(yes(ana))))
}

/// Its time has passed.
pub(crate) fn passed(ana: &Partner) -> Ahead {
    Ahead::of(ana, &lake(ana, "2026-03-11 17:00", Some(yes(ana))))
}

/// It took place, and Ana has not written.
pub(crate) fn remembered() -> ToRemember {
    ToRemember { id: id(32), what: genuine(MARKET[0]), starts_at: at("2026-03-07 10:00") }
}

/// Planned, and one of the two would rather go to the market.
fn changing(ana: &Partner, author: PersonId) -> Kept {
    let planned =
        Version { answer: Some(yes(ana)), ..version(1, ana.partner(), "2026-03-14 15:00") };
    let change = Version { phones_away: false, ..version(2, author, "2026-03-14 10:00") };
    kept(ana, LAKE_ID, vec![planned, change], None, &[LAKE, MARKET])
}

/// Proposed by Ana, who has had second thoughts once; waiting for Ben.
fn waits(ana: &Partner) -> Kept {
    let first = version(1, ana.person(), "2026-03-13 09:00");
    let first = Version { answer: Some((ana.person(), Answer::Withdrawn)), ..first };
    let second = version(2, ana.person(), "2026-03-17 09:00");
    kept(ana, 33, vec![first, second], None, &[BREAKFAST, BREAKFAST])
}

fn over(ana: &Partner, number: u128, outcome: Outcome) -> Kept {
    let version =
        Version { answer: Some(yes(ana)), ..version(1, ana.partner(), "2026-03-07 10:00") };
    kept(ana, number, vec![version], Some((ana.partner(), outcome)), &[MARKET])
}

fn refused(ana: &Partner, answer: Answer) -> Kept {
    let by = if answer == Answer::NotNow { ana.person() } else { ana.partner() };
    lake(ana, "2026-03-15 15:00", Some((by, answer)))
}

/// Somebody wrote into the database.
fn changed_outside(ana: &Partner, outcome: Option<(PersonId, Outcome)>) -> Kept {
    let version =
        Version { answer: Some(yes(ana)), ..version(1, ana.partner(), "2026-03-07 10:00") };
    kept(ana, LAKE_ID, vec![version], outcome, &[])
}

impl Sample for DatesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let past = || vec![over(&ana, 34, Outcome::Done), over(&ana, 35, Outcome::CalledOff)];
        let ahead = |kept: &Kept| Ahead::of(&ana, kept);
        let waiting = || vec![asked(&ana), ahead(&changing(&ana, ana.partner())), passed(&ana)];
        let planned =
            || vec![soon(&ana), ahead(&changing(&ana, ana.person())), ahead(&waits(&ana))];
        let many = || (0..=PAGE as u128).map(|n| over(&ana, 300 + n, Outcome::Done)).collect();
        let refused = || vec![refused(&ana, Answer::NotNow), refused(&ana, Answer::Withdrawn)];
        let changed = || vec![changed_outside(&ana, Some((ana.partner(), Outcome::Done)))];
        let all = waiting().into_iter().chain(planned()).collect();
        vec![
            ("some of each", Self::new(&ana, all, Some(remembered()), past())),
            ("nothing yet", Self::new(&ana, Vec::new(), None, Vec::new())),
            ("planned", Self::new(&ana, planned(), None, Vec::new())),
            ("only what is over", Self::new(&ana, Vec::new(), None, refused())),
            ("many", Self::new(&ana, vec![later(&ana)], None, many())),
            ("earlier", Self::earlier(&ana, past())),
            ("earlier, and many", Self::earlier(&ana, many())),
            (
                "changed outside",
                Self::new(&ana, vec![ahead(&changed_outside(&ana, None))], None, changed()),
            ),
        ]
    }
}

impl Sample for PlanPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let ours = || Ours::<Date>::sample(id(LAKE_ID));
        let change = |kept: &Kept| Self::change(&ours(), Self::filled(&ours(), kept));
        let long = "We could walk round the lake and then sit down for a while. ".repeat(11);
        let long = long.as_str();
        let too_long =
            [("what", long), ("place", long), ("cost", long), ("note", long), ("minutes", "45")];
        let yesterday = [("what", LAKE[0]), ("day", "2026-03-11"), ("time", "15:00")];
        let earlier = [("what", LAKE[0]), ("day", "2026-03-12"), ("time", "15:00")];
        let wrong_change = wrong(&ana, &[("version", "1"), ("what", ""), ("day", "2026-03-11")]);
        vec![
            ("empty", Self::new(&ana, Self::blank())),
            ("nothing filled in", Self::new(&ana, wrong(&ana, &[]))),
            ("a day that has passed", Self::new(&ana, wrong(&ana, &yesterday))),
            ("a time that has passed", Self::new(&ana, wrong(&ana, &earlier))),
            ("too long", Self::new(&ana, wrong(&ana, &too_long))),
            ("something else", change(&lake(&ana, "2026-03-15 15:00", None))),
            ("something else, not filled in", Self::change(&ours(), wrong_change)),
            ("changed outside", change(&changed_outside(&ana, None))),
        ]
    }
}

/// A plan that does not go through, with what is wrong.
fn wrong(ana: &Partner, fields: &[(&str, &str)]) -> Typed {
    let sent = sent::<PlanForm>(fields);
    let faults = sent.form.parse(ana.zone(), ana.now()).expect_err("something is wrong");
    sent.with_faults(faults)
}

fn note(closeness: &str, moment: &str) -> Note {
    let words = Opened::Genuine(note::samples::words(closeness, moment));
    Note { words, withdrawn: None, opened_at: Some(at("2026-03-07 21:00")), changed: None }
}

/// As it is two days later.
fn changed_note() -> Note {
    Note { changed: Some((2, at("2026-03-09 07:30"))), ..note("4", MARKET[0]) }
}

/// Its words are gone: the host took them, or its author did.
fn emptied(withdrawn: Option<Opened<Withdrawal>>) -> Note {
    Note { words: Opened::ChangedOutside, withdrawn, ..note("3", "") }
}

/// Not said how close, and too much about the moment.
fn wrong_note() -> Typed {
    let long = "The duck walked beside us all the way. ".repeat(limit::MOMENT / 30);
    let sent = sent::<NoteForm>(&[("moment", long.trim())]);
    let faults = sent.form.parse().expect_err("something is wrong");
    sent.with_faults(faults)
}

impl Sample for DatePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |kept: &Kept, notes, form| shown(kept, (notes, Pact::default()), form);
        let quiet = |kept: &Kept| page(kept, Notes::Unwritten, Typed::default());
        let at = |starts_at: &str| quiet(&lake(&ana, starts_at, Some(yes(&ana))));
        let done = over(&ana, 34, Outcome::Done);
        let (hers, his) = (
            note("4", "The man who sold us one onion as if it were a violin."),
            note("4", "Soup on the town hall steps. You gave me your bread without looking."),
        );
        let said = |notes| page(&done, notes, Typed::default());
        let gone = Some((ana.partner(), Outcome::Done));
        let withdrawn = emptied(Some(Opened::Genuine(Withdrawal { at: ana.now() })));
        let all = vec![
            ("Ben proposes it", quiet(&lake(&ana, "2026-03-15 15:00", None))),
            ("it waits for Ben", quiet(&waits(&ana))),
            ("planned", at("2026-03-15 15:00")),
            ("planned for another year", at("2027-01-09 15:00")),
            ("Ben suggests a change", quiet(&changing(&ana, ana.partner()))),
            ("a change waits for Ben", quiet(&changing(&ana, ana.person()))),
            ("now", at("2026-03-12 18:30")),
            ("its time has passed", at("2026-03-11 17:00")),
            ("how was it", quiet(&done)),
            ("a note that does not go through", page(&done, Notes::Unwritten, wrong_note())),
            ("Ana wrote", said(Notes::YouWrote)),
            ("both wrote", said(Notes::Open { yours: hers, theirs: his })),
            ("Ben changed his", said(Notes::Open { yours: note("3", ""), theirs: changed_note() })),
            ("Ben withdrew his", said(Notes::Open { yours: note("3", ""), theirs: withdrawn })),
            ("not now", quiet(&refused(&ana, Answer::NotNow))),
            ("taken back", quiet(&refused(&ana, Answer::Withdrawn))),
            ("called off", quiet(&over(&ana, 35, Outcome::CalledOff))),
            ("changed outside", quiet(&changed_outside(&ana, None))),
            (
                "notes changed outside",
                page(&changed_outside(&ana, gone), changed_notes(), Typed::default()),
            ),
        ];
        all.into_iter().chain(pacts(&ana)).collect()
    }
}

fn shown(kept: &Kept, beside: (Notes<Note>, Pact), form: Typed) -> DatePage {
    DatePage::new(&Ours::<Date>::sample(kept.id), kept, beside, form)
}

/// A date that is not about the past.
fn pacts(ana: &Partner) -> Vec<(&'static str, DatePage)> {
    let plan = lake(ana, "2026-03-15 15:00", Some(yes(ana)));
    let page = |own, theirs, form| shown(&plan, (Notes::Unwritten, Pact { own, theirs }), form);
    let long = Typed::with_values(&[("thought", "The bench")])
        .with_faults(Faults::one("thought", "Please shorten it a little"));
    vec![
        ("she said yes to the pact", page(true, false, Typed::default())),
        ("Ben did", page(false, true, Typed::default())),
        ("both did", page(true, true, Typed::default())),
        ("a thought that is too long", page(false, false, long)),
    ]
}

fn changed_notes() -> Notes<Note> {
    Notes::Open { yours: note("3", ""), theirs: emptied(None) }
}
