//! Today, as Ana may find it.

use super::pages::{Loaded, TodayPage};
use crate::{
    access::Partner,
    sealed::Opened,
    steps::{
        accountability::{
            commitment::samples::{
                changed_outside, evenings_out, home_by_seven, ten_minutes, to_review,
            },
            keeping::{self, Kept, store::Told},
        },
        communication::turn_talk,
        quality_time::date::samples as dates,
        small_issues::check_in::{CheckIn, samples as check_ins},
    },
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TodayPage>()
}

/// The first day: nothing is there.
fn nothing() -> Loaded {
    Loaded {
        checked_in: false,
        check_in: None,
        talk: None,
        commitments: Vec::new(),
        told: None,
        marked: Vec::new(),
        dates: Vec::new(),
        to_remember: None,
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
        let all = [
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
        all.into_iter().chain(changed).map(page).collect()
    }
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
