//! Check-ins of Ana and Ben, and their pages as Ana sees them.

use chrono::Days;

use super::{
    Around, Audience, CheckIn, Closeness, Copied, Details, DetailsForm, Said, Week,
    details::choose,
    pages::{
        DeletePage, DetailsPage, FeelingsPage, LookBackPage, NewPage, PreviewPage, SavedPage,
        WeekPage,
    },
    record::{Added, Entry},
};
use crate::{
    access::{Mine, Partner, PersonId},
    couple::export::Who,
    entry::Withdrawal,
    sealed::Opened,
    steps::small_issues::feeling::Feeling,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<NewPage>(),
        show::<SavedPage>(),
        show::<DeletePage>(),
        show::<FeelingsPage>(),
        show::<DetailsPage>(),
        show::<WeekPage>(),
        show::<PreviewPage>(),
        show::<LookBackPage>(),
    ]
    .concat()
}

/// One tap.
fn tap(author: PersonId, on: &str, audience: Audience, closeness: Closeness) -> CheckIn {
    CheckIn {
        id: id(41),
        author,
        day: day(on),
        audience,
        said: genuine(Said { closeness }),
        details: None,
        made_at: at(&format!("{on} 18:50")),
        copied: None,
        withdrawn: None,
        changed: None,
        added_at: None,
    }
}

/// The same, with what was added to it.
fn and_more(check_in: CheckIn, fields: &[(&str, &str)]) -> CheckIn {
    let details = sent::<DetailsForm>(fields).form.parse(&mut Faults::none());
    CheckIn { details: details.map(Opened::Genuine), ..check_in }
}

/// Only for herself, this evening.
pub(super) fn own(ana: &Partner) -> CheckIn {
    tap(ana.person(), "2026-03-12", Audience::OnlyMe, Closeness::InBetween)
}

pub(super) fn own_with_more(ana: &Partner) -> CheckIn {
    let more = [
        ("feeling_1", "on guard"),
        ("strength_1", "2"),
        ("feeling_2", "curious"),
        ("energy", "3"),
        ("need", "A message that just says “leaving now”."),
        ("note", "I stood at the window again, but only for as long as the tea took."),
    ];
    and_more(own(ana), &more)
}

/// For both, yesterday.
pub(super) fn shared(ana: &Partner) -> CheckIn {
    let tap = tap(ana.person(), "2026-03-11", Audience::Both, Closeness::FairlyClose);
    let more = [
        ("feeling_1", "playful"),
        ("strength_1", "4"),
        ("feeling_2", "close"),
        ("thanks", "You remembered I hate the window seat."),
    ];
    CheckIn { id: id(42), ..and_more(tap, &more) }
}

/// What one takes along or keeps: one of each.
pub(crate) fn record(ana: &Partner) -> Vec<Entry> {
    let entry = |it: CheckIn| Entry {
        id: it.id,
        author: Who::of(ana, it.author),
        day: it.day,
        audience: it.audience.words().to_owned(),
        made_at: it.made_at,
        said: Some(it.said),
        added: it.details.map(|words| Added { made_at: it.made_at, words }),
        copy: None,
        withdrawn: None,
        changes: Vec::new(),
    };
    [shared(ana), of_ben(ana)].map(entry).into()
}

/// Ben's, shared yesterday.
pub(crate) fn of_ben(ana: &Partner) -> CheckIn {
    let tap = tap(ana.partner(), "2026-03-11", Audience::Both, Closeness::FairlyClose);
    let more = [
        ("feeling_1", "grateful"),
        ("energy", "4"),
        ("thanks", "For the note on the bread bin."),
        (
            "note",
            "I left the desk at six and the whole way home I didn’t have to think up a reason.",
        ),
    ];
    CheckIn { id: id(43), ..and_more(tap, &more) }
}

/// The same, but somebody wrote into the database.
pub(crate) fn changed_outside(check_in: CheckIn) -> CheckIn {
    let details = check_in.details.map(|_| Opened::ChangedOutside);
    CheckIn { said: Opened::ChangedOutside, details, ..check_in }
}

/// The same after ten quiet minutes.
pub(super) fn locked(check_in: CheckIn) -> CheckIn {
    CheckIn { said: Opened::Locked, details: check_in.details.map(|_| Opened::Locked), ..check_in }
}

/// Taken back the next day: one line stays.
pub(crate) fn withdrawn(check_in: &CheckIn) -> CheckIn {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-12 08:10") }));
    CheckIn { said: Opened::ChangedOutside, details: None, withdrawn, ..check_in.clone() }
}

/// Said otherwise the next morning.
fn changed(check_in: CheckIn) -> CheckIn {
    CheckIn { changed: Some((2, at("2026-03-12 07:30"))), ..check_in }
}

/// Shared as a copy later that evening.
fn copied(check_in: CheckIn) -> CheckIn {
    CheckIn { copied: Some(Copied { copy: id(44), at: at("2026-03-12 19:10") }), ..check_in }
}

pub(super) fn mine(check_in: &CheckIn) -> Mine<CheckIn> {
    Mine::sample(check_in.id)
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let mut faults = Faults::none();
        faults.take("closeness", Closeness::parse(""));
        faults.take("audience", Audience::parse(""));
        let unsaid = Typed::default().with_faults(faults);
        let faults = Faults::one("closeness", Closeness::parse("").err().unwrap_or_default());
        let shared = Typed::with_values(&[("audience", "both of us")]).with_faults(faults);
        vec![
            ("empty", Self::new(&ana, Typed::default())),
            ("nothing chosen", Self::new(&ana, shared)),
            ("nobody to read it", Self::new(&ana, unsaid)),
        ]
    }
}

impl Sample for SavedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |check_in: CheckIn| Self::new(&mine(&check_in), check_in);
        let earlier = CheckIn { day: day("2026-03-09"), ..own_with_more(&ana) };
        let both = CheckIn { audience: Audience::Both, ..own(&ana) };
        vec![
            ("only for Ana", page(own(&ana))),
            ("shared", page(both)),
            ("shared, with more", page(CheckIn { day: ana.today(), ..shared(&ana) })),
            ("with more", page(own_with_more(&ana))),
            ("an earlier day", page(earlier)),
            ("shared as a copy", page(copied(own_with_more(&ana)))),
            ("changed later", page(changed(shared(&ana)))),
            ("withdrawn", page(withdrawn(&shared(&ana)))),
            (
                "a withdrawal that is not hers",
                page(CheckIn { withdrawn: Some(Opened::ChangedOutside), ..shared(&ana) }),
            ),
            ("locked", page(locked(own_with_more(&ana)))),
            ("changed outside", page(changed_outside(own_with_more(&ana)))),
            (
                "more that was changed outside",
                page(CheckIn { details: Some(Opened::ChangedOutside), ..own(&ana) }),
            ),
        ]
    }
}

impl Sample for DeletePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |check_in: CheckIn| Self::new(&mine(&check_in), check_in);
        vec![
            ("with more", page(own_with_more(&ana))),
            ("shared as a copy", page(copied(own(&ana)))),
            ("locked", page(locked(own(&ana)))),
            ("changed outside", page(changed_outside(own(&ana)))),
        ]
    }
}

impl Sample for FeelingsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |check_in: CheckIn, form| Self::new(&mine(&check_in), &check_in, form);
        let four = ["hurt", "tired", "calm", "hopeful"];
        let typed = Typed::with_values(&four.map(|word| ("feeling", word)));
        let many = choose(&four.map(str::to_owned)).expect_err("four are too many");
        let chosen = Typed::with_values(&[("feeling", "calm"), ("feeling", "seen")]);
        vec![
            ("only for Ana", page(own(&ana), Typed::default())),
            ("shared", page(shared(&ana), Typed::default())),
            ("two chosen", page(own(&ana), chosen)),
            ("too many", page(own(&ana), typed.with_faults(Faults::one("feeling", many)))),
        ]
    }
}

impl Sample for DetailsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (private, both) = (own(&ana), shared(&ana));
        let feelings: Vec<_> =
            ["on guard", "curious"].into_iter().filter_map(Feeling::parse).collect();
        let page = |check_in: &CheckIn, form| Self::new(&mine(check_in), check_in, form);
        let fresh =
            |check_in: &CheckIn, felt: &[Feeling]| Self::fresh(&mine(check_in), check_in, felt);
        let long = "It was a long day and I would like to tell all of it. ".repeat(20);
        let wrong = [
            ("feeling_1", "on guard"),
            ("strength_1", "9"),
            ("energy", "6"),
            ("need", &long),
            ("thanks", &long),
            ("note", &long),
        ];
        vec![
            ("two feelings", fresh(&private, &feelings)),
            ("no feelings", fresh(&private, &[])),
            ("shared", fresh(&both, &feelings)),
            ("does not go through", page(&private, wrong_details(&wrong))),
        ]
    }
}

fn wrong_details(fields: &[(&str, &str)]) -> Typed {
    let (sent, mut faults) = (sent::<DetailsForm>(fields), Faults::none());
    let details: Option<Details> = sent.form.parse(&mut faults);
    assert!(details.is_none(), "something is wrong");
    sent.with_faults(faults)
}

impl Sample for LookBackPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let on = |ago: u64| CheckIn {
            id: id(900 + u128::from(ago)),
            day: ana.today() - Days::new(ago),
            ..own_with_more(&ana)
        };
        let many: Vec<_> = [1, 3, 5, 16, 20, 22].map(on).into();
        let closed = many.iter().cloned().map(locked).collect::<Vec<_>>();
        vec![
            ("nothing yet", Self::new(&ana, &[])),
            ("some", Self::new(&ana, &many)),
            ("closed", Self::new(&ana, &closed)),
        ]
    }
}

impl Sample for WeekPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |on: &str, earlier: Option<&str>, check_ins| {
            let week = Week::of(day(on));
            let around = Around::new(week, ana.today(), earlier.map(day), None);
            Self::new(&ana, week, around, check_ins)
        };
        let week = || vec![copied(own_with_more(&ana)), shared(&ana), of_ben(&ana)];
        let closed = || vec![locked(own_with_more(&ana)), shared(&ana), of_ben(&ana)];
        let again = vec![changed(shared(&ana)), changed(of_ben(&ana))];
        let gone = vec![withdrawn(&shared(&ana)), withdrawn(&of_ben(&ana))];
        let changed = week().into_iter().map(changed_outside).collect();
        let old = vec![CheckIn { day: day("2025-12-30"), ..own(&ana) }];
        vec![
            ("this week", page("2026-03-12", Some("2026-03-03"), week())),
            ("the first week", page("2026-03-12", None, Vec::new())),
            ("nothing this week", page("2026-03-12", Some("2026-02-03"), Vec::new())),
            ("an earlier week", page("2025-12-30", Some("2025-12-22"), old)),
            ("an earlier week, with nothing", page("2026-02-03", None, Vec::new())),
            ("changed by both", page("2026-03-12", None, again)),
            ("withdrawn by both", page("2026-03-12", None, gone)),
            ("locked", page("2026-03-12", None, closed())),
            ("changed outside", page("2026-03-12", None, changed)),
        ]
    }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |check_in: CheckIn| Self::new(&mine(&check_in), &check_in);
        vec![
            ("one tap", page(own(&ana))),
            ("with more", page(own_with_more(&ana))),
            ("locked", page(locked(own(&ana)))),
            ("changed outside", page(changed_outside(own(&ana)))),
        ]
    }
}
