//! When the two go there, as Ana comes to it.

use super::{
    AppointmentForm, AppointmentWords,
    pages::{AppointmentPage, AppointmentsPage, BehindPage, FormPage},
    store::{Appointment, PAGE, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    steps::therapy::search::End,
    web::sample::{Sample, Shown, at, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<AppointmentsPage>(),
        show::<BehindPage>(),
        show::<FormPage>(),
        show::<AppointmentPage>(),
    ]
    .concat()
}

/// One with Dr. Noor Weber, at this time.
pub(crate) fn told(is_hers: bool, number: u128, when: &str) -> Told {
    let (ana, starts_at) = (Partner::sample(), at(when));
    let (place, note) = if is_hers {
        ("Bergstraße 4, second floor", "The bell says “Practice”.")
    } else {
        ("", "")
    };
    let words = AppointmentWords {
        who: "Dr. Noor Weber".to_owned(),
        place: place.to_owned(),
        note: note.to_owned(),
        starts_at,
    };
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        starts_at,
        words: genuine(words),
        made_at: at("2026-03-10 20:00"),
        withdrawn: None,
        end: None,
        before: None,
    }
}

const SOON: &str = "2026-03-19 16:00";

fn changed(told: Told) -> Told {
    Told { words: Opened::ChangedOutside, ..told }
}

fn ended(told: Told, next: Option<u128>) -> Told {
    let by = Partner::sample().partner();
    Told { end: Some(End { by, at: at("2026-03-11 20:00"), next: next.map(id) }), ..told }
}

fn withdrawn(told: Told) -> Told {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 20:00") }));
    changed(Told { withdrawn, ..told })
}

impl Sample for AppointmentsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let ahead = vec![
            told(true, 831, SOON),
            told(false, 832, "2026-04-02 15:00"),
            changed(told(false, 833, "2026-04-16 15:00")),
        ];
        let behind = vec![
            ended(told(false, 834, SOON), None),
            told(true, 835, "2026-03-05 16:00"),
            withdrawn(told(true, 836, SOON)),
        ];
        let many = (0..=PAGE as u128).map(|nth| told(nth % 2 == 0, 840 + nth, "2026-03-05 16:00"));
        vec![
            ("three", Self::new(&ana, ahead, behind)),
            ("nothing yet", Self::new(&ana, Vec::new(), Vec::new())),
            ("many behind them", Self::new(&ana, vec![told(true, 831, SOON)], many.collect())),
        ]
    }
}

impl Sample for BehindPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let all = vec![
            ended(told(false, 834, SOON), None),
            withdrawn(told(true, 835, SOON)),
            changed(told(true, 836, "2026-03-05 16:00")),
        ];
        vec![("earlier ones", Self::new(&Partner::sample(), all))]
    }
}

impl Sample for FormPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let empty = sent::<AppointmentForm>(&[("place", "Bergstraße 4"), ("day", "2026-03-01")]);
        let faults = empty.form.parse(ana.zone(), ana.now()).expect_err("much is missing");
        let not_whole = empty.with_faults(faults);
        vec![
            ("empty", Self::empty(&ana)),
            ("much is missing", Self::new(&ana, None, &not_whole)),
            ("to change", Self::filled(&ana, &told(false, 832, SOON))),
            ("to change, changed outside", Self::filled(&ana, &changed(told(false, 832, SOON)))),
        ]
    }
}

impl Sample for AppointmentPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = Ours::<Appointment>::sample(id(831));
        let page = |told| Self::new(&ours, told);
        let ben = told(false, 831, SOON);
        vec![
            ("hers", page(told(true, 831, SOON))),
            ("Ben’s, changed by him", page(Told { before: Some(id(832)), ..ben.clone() })),
            ("before it was changed", page(ended(told(true, 831, SOON), Some(832)))),
            ("called off", page(ended(ben.clone(), None))),
            ("over", page(told(true, 831, "2026-03-05 16:00"))),
            ("withdrawn", page(withdrawn(told(true, 831, SOON)))),
            ("changed outside", page(changed(ben))),
        ]
    }
}
