//! The question, and what was kept, as Ana may find it.

use super::{
    pages::{DecisionPage, KeptPage, ListPage},
    store::Time,
};
use crate::{
    access::{Closed, Former, Member, Undecided},
    couple::export::{Holds, House, Record, Who},
    people::password::NOT_YOUR_PASSWORD,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<DecisionPage>(), show::<ListPage>(), show::<KeptPage>()].concat()
}

impl Sample for DecisionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let long_ago = Closed { by_me: true, at: at("2026-02-01 20:00") };
        let lately = Closed { by_me: false, at: at("2026-03-10 20:00") };
        let page = |closed, form| Self::new(&Undecided::sample(closed), form);
        let mut faults = Faults::one("choice", "Please choose one, or come back another day");
        faults.add("password", NOT_YOUR_PASSWORD);
        vec![
            ("asked", page(long_ago, Typed::default())),
            ("nothing chosen", page(long_ago, Typed::default().with_faults(faults))),
            ("too early", page(lately, Typed::default())),
        ]
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let time = |partner: &str, keeps| Time {
            couple: id(3),
            partner: partner.to_owned(),
            paired_at: at("2025-05-02 19:00"),
            closed_at: at("2026-01-30 07:10"),
            keeps,
        };
        let times = [time("Ben", true), time("Konstantin-Alexander", false)];
        vec![
            ("two times", Self::new(&Member::sample_alone(), &times)),
            ("in another couple now", Self::new(&Member::sample(), &times[..1])),
        ]
    }
}

fn record(former: &Former, holds: Holds) -> Record {
    let house = House {
        server: "Ana runs this server".to_owned(),
        set_up_by: Who::of(former, former.person()),
        paired_at: at("2025-05-02 19:00"),
    };
    let mut record = Record::new(former, holds, house);
    record.check_ins = crate::steps::small_issues::check_in::samples::record(former);
    record
}

impl Sample for KeptPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let (keeps, gone) = (Former::sample(true), Former::sample(false));
        let (shared, own) = (record(&keeps, Holds::OurRecord), record(&keeps, Holds::MyWords));
        let wrong = Typed::default().with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        let none = Typed::default;
        vec![
            ("kept", Self::new(&keeps, (Some(&shared), Some(&own)), false, none())),
            ("a wrong password", Self::new(&keeps, (Some(&shared), None), false, wrong)),
            ("let go", Self::new(&gone, (None, Some(&own)), true, none())),
        ]
    }
}
