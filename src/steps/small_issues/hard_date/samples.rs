//! Ana's hard days.

use super::{
    Ahead, Day, DayForm, Whose, Words,
    pages::{CorrectPage, HardDatePage, HardDatesPage, NewPage},
    store::{Kept, PAGE},
};
use crate::{
    access::Member,
    sealed::Opened,
    text::Typed,
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<HardDatesPage>(), show::<NewPage>(), show::<HardDatePage>(), show::<CorrectPage>()]
        .concat()
}

/// The first day of the fair, which comes back.
pub(super) fn the_fair() -> Words {
    Words {
        title: "The first day of the fair".to_owned(),
        helps: "Let’s be somewhere else that evening, just the two of us.".to_owned(),
        on: Day { day: day("2025-03-14"), yearly: true },
    }
}

/// What she finds on Today two days before.
pub(crate) fn ahead(whose: Whose, title: Opened<&str>) -> Ahead {
    Ahead { day: day("2026-03-14"), whose, title: title.map(str::to_owned) }
}

/// One that opens like this.
pub(super) fn kept(number: u128, words: Opened<Words>) -> Kept {
    let on = the_fair().on;
    Kept { id: id(number), on, words, revision: 0, made_at: at("2026-02-10 22:15") }
}

fn fair() -> Kept {
    kept(840, Opened::Genuine(the_fair()))
}

impl Sample for HardDatesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let over = Day { day: day("2026-03-01"), yearly: false };
        let over = || Kept { on: over, ..kept(841, Opened::Genuine(the_fair())) };
        let two = |words| vec![over(), kept(842, words)];
        let many = (0..=PAGE).map(|nth| kept(840 + nth as u128, Opened::Genuine(the_fair())));
        vec![
            ("two", Self::new(&ana, two(Opened::Genuine(the_fair())), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("closed", Self::new(&ana, vec![kept(840, Opened::Locked)], true)),
            ("many", Self::new(&ana, many.collect(), true)),
            ("earlier ones", Self::new(&ana, two(Opened::Genuine(the_fair())), false)),
            ("changed outside", Self::new(&ana, two(Opened::ChangedOutside), true)),
            ("before a reset", Self::new(&ana, two(Opened::BeforeReset), true)),
            ("not in a couple", Self::new(&Member::sample_alone(), vec![fair()], true)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (ana, alone) = (Member::sample(), Member::sample_alone());
        let wrong = sent::<DayForm>(&[("title", " "), ("day", "in May"), ("yearly", "yes")]);
        let faults = wrong.form.parse(ana.today()).expect_err("nothing");
        vec![
            ("an empty page", Self::new(&ana, Typed::default())),
            ("not in a couple", Self::new(&alone, Typed::default())),
            ("something is missing", Self::new(&ana, wrong.with_faults(faults))),
        ]
    }
}

impl Sample for HardDatePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let page = |words| Self::new(&ana, &kept(840, words));
        let short = Words { helps: String::new(), ..the_fair() };
        vec![
            ("a day", page(Opened::Genuine(the_fair()))),
            ("only what it is", page(Opened::Genuine(short))),
            ("closed", page(Opened::Locked)),
            ("before a reset", page(Opened::BeforeReset)),
            ("changed outside", page(Opened::ChangedOutside)),
            ("not in a couple", Self::new(&Member::sample_alone(), &fair())),
        ]
    }
}

impl Sample for CorrectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let passed = [("title", "The fair"), ("day", "2026-03-01"), ("revision", "0")];
        let passed = sent::<DayForm>(&passed);
        let faults = passed.form.parse(ana.today()).expect_err("it has passed");
        let page = |words| Self::filled(&ana, &kept(840, words));
        vec![
            ("a day", page(Opened::Genuine(the_fair()))),
            ("it has passed", Self::new(&ana, id(840), passed.with_faults(faults))),
            ("closed", page(Opened::Locked)),
            ("before a reset", page(Opened::BeforeReset)),
            ("changed outside", page(Opened::ChangedOutside)),
        ]
    }
}
