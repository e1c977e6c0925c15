//! The road of Ana and Ben, as Ana sees it.

use chrono::NaiveDate;

use super::{Done, pages::RoadPage, store::Stone, stretches};
use crate::{
    access::Partner,
    progress::look_back::Span,
    sealed::Opened,
    web::sample::{Sample, Shown, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<RoadPage>()
}

fn stones() -> Vec<(NaiveDate, Stone)> {
    let says = |words: &str| genuine(words.to_owned());
    vec![
        (day("2025-10-04"), Stone::Named(id(201), says("The winter of the messages"))),
        (day("2025-10-11"), Stone::FirstTalk),
        (day("2025-10-12"), Stone::Agreed(id(31), says("On Fridays I am home by seven."), false)),
        (day("2026-01-02"), Stone::Agreed(id(32), Opened::ChangedOutside, true)),
        (day("2026-02-27"), Stone::Reached(says("Twelve Fridays, home by seven."))),
        (day("2026-03-01"), Stone::Closed(id(201), says("The winter of the messages"))),
    ]
}

impl Sample for RoadPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (begins, span) = (day("2025-10-04"), Span::asked("", ana.today()));
        let earlier = Span::asked("2025-01-31", ana.today());
        let done = [
            (day("2025-10-19"), Done::Meeting),
            (day("2025-10-26"), Done::Meeting),
            (day("2025-10-30"), Done::Date),
            (day("2026-02-08"), Done::Talk),
        ];
        let road = |first| stretches((first, span.last()), stones(), &done);
        let page = |begins, span, whole, road| Self::new(&ana, (begins, span, whole), road);
        vec![
            ("a year", page(Some(begins), span, false, road(begins))),
            ("nothing yet", page(None, span, false, Vec::new())),
            ("the whole", page(Some(begins), span, true, road(begins))),
            ("an earlier year", page(Some(day("2023-02-01")), earlier, false, Vec::new())),
        ]
    }
}
