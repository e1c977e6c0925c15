//! Today, as Ana may find it.

use super::{Waiting, loaded::Loaded, pages::TodayPage};
use crate::{
    access::Partner,
    impact::{breach::store::Asks, hard_moment, statement},
    sealed::Opened,
    steps::{
        accountability::{
            commitment::samples::{
                changed_outside, evenings_out, home_by_seven, ten_minutes, to_review,
            },
            keeping::{self, Kept, store::Told},
            statement as owned,
        },
        communication::{question_of_the_day, time_out, turn_talk},
        quality_time::date::samples as dates,
        small_issues::{
            check_in::{CheckIn, samples as check_ins},
            concern::{self, samples as concerns},
            hard_date::{self, Whose},
            weekly_meeting::for_today::ForToday,
        },
    },
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TodayPage>()
}

/// The first day: nothing is there.
fn wording(waits: Waiting) -> Loaded {
    Loaded { wording: Some(waits), ..nothing() }
}

fn nothing() -> Loaded {
    Loaded {
        checked_in: false,
        check_in: None,
        talk: None,
        told_to_me: None,
        breach: None,
        openness: None,
        owned: None,
        concerns: concern::for_today::ForToday::default(),
        meeting: ForToday::default(),
        question: None,
        wording: None,
        maintains: false,
        plan: false,
        replied: false,
        answered: false,
        carried: Vec::new(),
        commitments: Vec::new(),
        told: None,
        marked: Vec::new(),
        dates: Vec::new(),
        hard_moment: hard_moment::samples::nothing(),
        time_out: time_out::samples::nothing(),
        to_remember: None,
        week: false,
        card: None,
        other_side: false,
        commented: false,
        journal_copy: None,
        hard_date: None,
        opened: None,
    }
}

/// Two commitments; hers is marked for today.
fn tended(ana: &Partner) -> Loaded {
    let commitments = vec![home_by_seven(ana), ten_minutes(ana)];
    let marked = vec![commitments[1].id];
    Loaded { checked_in: true, commitments, marked, ..nothing() }
}

fn told(ana: &Partner, kept: Kept) -> Told {
    Told { commitment: home_by_seven(ana).id, kept }
}

impl Sample for TodayPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let due = |told| Loaded { told, marked: Vec::new(), checked_in: false, ..tended(&ana) };
        let late = Some(told(&ana, keeping::samples::missed()));
        let kept = Some(told(&ana, keeping::samples::four_weeks().remove(0)));
        let shared = Some(check_ins::of_ben(&ana));
        let review = vec![to_review(home_by_seven(&ana))];
        let all = vec![
            ("Ben was late, and hers is due", due(late)),
            ("Ben kept it", Loaded { told: kept, ..tended(&ana) }),
            ("the first day", nothing()),
            ("a first commitment, and no date", tended(&ana)),
            (
                "a commitment to answer",
                Loaded { commitments: vec![evenings_out(&ana)], ..nothing() },
            ),
            (
                "her turn in a talk",
                Loaded { talk: Some(turn_talk::samples::her_turn()), ..nothing() },
            ),
            ("what Ben carries", Loaded { carried: vec![statement::samples::news()], ..nothing() }),
            ("a date to answer", Loaded { dates: vec![dates::asked(&ana)], ..nothing() }),
            ("a check-in of Ben’s", Loaded { check_in: shared, ..nothing() }),
            ("a date soon", Loaded { dates: vec![dates::soon(&ana)], ..tended(&ana) }),
            ("a date that has passed", Loaded { dates: vec![dates::passed(&ana)], ..tended(&ana) }),
            ("a good moment", Loaded { to_remember: Some(dates::remembered()), ..tended(&ana) }),
            ("time to look at one again", Loaded { commitments: review, ..tended(&ana) }),
            ("all is well tended", Loaded { dates: vec![dates::later(&ana)], ..tended(&ana) }),
        ];
        let changed = [
            ("changed outside", changed(&ana)),
            ("a check-in that was changed", changed_check_in(&ana)),
            ("only a note that was changed", changed_note(&ana)),
            ("a proposal that was changed", changed_proposal(&ana)),
        ];
        let page = |(state, loaded): (_, Loaded)| (state, Self::new(&ana, &loaded));
        let all = all.into_iter().chain(written()).chain(bad_minutes(&ana)).chain(questions(&ana));
        all.chain(hard_days(&ana)).chain(meetings(&ana)).chain(changed).map(page).collect()
    }
}

/// What Ben wrote, and she opens or answers when she likes.
fn written() -> Vec<(&'static str, Loaded)> {
    let breach = |asks| Loaded { breach: Some((id(501), asks)), ..nothing() };
    vec![
        ("a title that Ben suggests", breach(Asks::Title)),
        ("something that Ben would close", breach(Asks::Closing)),
        ("a question of Ben’s", asked()),
        ("openness that Ben offers", opened_up()),
        ("something that Ben wants to tell her", told_to_her()),
        ("what the two do after a setback", wording(Waiting::SetbackPlan)),
        ("where the two are", wording(Waiting::Phase)),
        ("how the two take a time-out", wording(Waiting::TimeOut)),
        ("a milestone", wording(Waiting::Milestone)),
        ("what a therapist may read", wording(Waiting::TherapistLink)),
        ("pages for a therapist", wording(Waiting::Packet)),
        ("only the monthly meeting, proposed", wording(Waiting::Maintain)),
        ("the plan, to look at again", Loaded { plan: true, ..nothing() }),
        ("only the monthly meeting", Loaded { maintains: true, ..nothing() }),
        ("what Ben says to something told", Loaded { replied: true, ..nothing() }),
        ("what Ben takes responsibility for", {
            Loaded { owned: Some(owned::samples::news()), ..nothing() }
        }),
        ("something that Ben raised", raised(concerns::raised())),
        ("how Ben would leave it", raised(concerns::to_leave())),
        ("a therapist wrote something", Loaded { commented: true, ..nothing() }),
        ("a copy of the other side", Loaded { other_side: true, ..nothing() }),
        ("an answer of Ben’s that is closed", Loaded { answered: true, ..nothing() }),
    ]
}

fn raised(concerns: concern::for_today::ForToday) -> Loaded {
    Loaded { concerns, ..nothing() }
}

fn bad_minutes(ana: &Partner) -> [(&'static str, Loaded); 5] {
    let (bens, hers) = (hard_moment::samples::bens(), hard_moment::samples::answered());
    [
        ("Ben has a hard moment", Loaded { hard_moment: bens, ..tended(ana) }),
        ("she has one, and Ben is here", Loaded { hard_moment: hers, ..tended(ana) }),
        ("Ben takes a time-out", Loaded { time_out: time_out::samples::bens(), ..tended(ana) }),
        ("Ben is back", Loaded { time_out: time_out::samples::ben_is_back(), ..tended(ana) }),
        ("she takes a time-out", Loaded { time_out: time_out::samples::hers(), ..tended(ana) }),
    ]
}

/// When everything else is well tended.
fn questions(ana: &Partner) -> [(&'static str, Loaded); 4] {
    let card = question_of_the_day::card("small-joys-01");
    let opened = Some(question_of_the_day::samples::opened());
    [
        ("the question of today", Loaded { card, dates: vec![dates::later(ana)], ..tended(ana) }),
        ("a page that Ben shared", Loaded { journal_copy: Some(id(820)), ..tended(ana) }),
        ("something to talk about today", Loaded { concerns: concerns::to_talk(), ..tended(ana) }),
        ("both answers are open", Loaded { opened, ..tended(ana) }),
    ]
}

fn hard_days(ana: &Partner) -> [(&'static str, Loaded); 4] {
    let near = |whose, title| {
        let ahead = hard_date::samples::ahead(whose, title);
        Loaded { hard_date: Some(ahead), ..tended(ana) }
    };
    let fair = Opened::Genuine("The fair");
    [
        ("a hard day of hers", near(Whose::OnlyMine(id(840)), fair.clone())),
        ("a hard day of hers, closed", near(Whose::OnlyMine(id(840)), Opened::Locked)),
        ("a hard day that she shared", near(Whose::Mine(id(850)), fair.clone())),
        ("a hard day of Ben’s", near(Whose::Theirs(id(851)), fair)),
    ]
}

fn meetings(ana: &Partner) -> [(&'static str, Loaded); 4] {
    let none = ForToday::default();
    let page = |meeting| Loaded { meeting, ..tended(ana) };
    let at = Some(at("2026-03-12 20:30"));
    [
        ("a meeting under way", page(ForToday { under_way: Some(id(801)), ..none })),
        ("a meeting today", page(ForToday { at, is_near: true, ..none })),
        ("Ben proposes a time for it", page(ForToday { is_proposed: true, ..none })),
        ("Ben has signed its notes", page(ForToday { notes: Some(id(801)), ..none })),
    ]
}

fn told_to_her() -> Loaded {
    Loaded { told_to_me: Some(crate::web::sample::id(301)), ..nothing() }
}

fn opened_up() -> Loaded {
    Loaded { openness: Some(crate::web::sample::id(401)), ..nothing() }
}

fn asked() -> Loaded {
    Loaded { question: Some(crate::web::sample::id(82)), ..nothing() }
}

fn changed(ana: &Partner) -> Loaded {
    let commitments = [home_by_seven(ana), ten_minutes(ana)].map(changed_outside).into();
    let kept = Kept { words: Opened::ChangedOutside, ..keeping::samples::missed() };
    Loaded { commitments, told: Some(told(ana, kept)), ..nothing() }
}

fn changed_check_in(ana: &Partner) -> Loaded {
    let check_in = check_ins::changed_outside(check_ins::of_ben(ana));
    Loaded { check_in: Some(check_in), ..tended(ana) }
}

fn changed_proposal(ana: &Partner) -> Loaded {
    Loaded { commitments: vec![changed_outside(evenings_out(ana))], ..tended(ana) }
}

fn changed_note(ana: &Partner) -> Loaded {
    let check_in = CheckIn { details: Some(Opened::ChangedOutside), ..check_ins::of_ben(ana) };
    Loaded { check_in: Some(check_in), ..tended(ana) }
}
