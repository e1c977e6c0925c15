//! Openness, as Ana comes to it.

use super::{
    Answer, Course, TermsWords,
    pages::{OpennessPage, OpennessesPage},
    store::{Kept, Openness, PAGE},
};
use crate::{
    access::{Ours, Partner, PersonId},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<OpennessPage>(), show::<OpennessesPage>()].concat()
}

fn ours() -> Ours<Openness> {
    Ours::sample(id(401))
}

fn by(author: PersonId) -> Kept {
    Kept {
        id: id(401),
        course: Course {
            author,
            offered_at: at("2026-03-09 20:00"),
            from: day("2026-03-10"),
            review: day("2026-04-20"),
            answer: None,
            ended_by: None,
        },
        words: Opened::Genuine(TermsWords {
            what: "On Sundays I tell you whom I had lunch with that week.".to_owned(),
            purpose: "So that you need not wonder, and I need not wait to be asked.".to_owned(),
        }),
    }
}

fn his() -> Kept {
    by(ours().partner())
}

fn hers() -> Kept {
    by(ours().person())
}

fn agreed(mut kept: Kept) -> Kept {
    kept.course.answer = Some(Answer::Agreed);
    kept
}

fn with(mut kept: Kept, change: impl FnOnce(&mut Course)) -> Kept {
    change(&mut kept.course);
    kept
}

impl Sample for OpennessPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let (ana, ben) = (ours.person(), ours.partner());
        let show = |kept: &Kept| Self::new(&ours, &[], kept);
        let begun = [Begun { id: id(81), what: For::Openness }];
        let ahead = |course: &mut Course| course.from = day("2026-03-20");
        let over = |course: &mut Course| course.review = day("2026-03-11");
        let tonight = |course: &mut Course| course.review = day("2026-03-12");
        let declined = |course: &mut Course| course.answer = Some(Answer::Declined);
        vec![
            ("offered by Ben", show(&his())),
            ("offered by her", show(&hers())),
            ("on", show(&agreed(his()))),
            ("hers is on", show(&agreed(hers()))),
            ("ahead", show(&with(agreed(his()), ahead))),
            ("looked at again today", show(&with(agreed(hers()), tonight))),
            ("over", show(&with(agreed(hers()), over))),
            ("over, and she writes another", Self::new(&ours, &begun, &with(agreed(hers()), over))),
            ("Ben’s is over", show(&with(agreed(his()), over))),
            ("declined by her", show(&with(his(), declined))),
            ("declined by Ben", show(&with(hers(), declined))),
            ("ended by her", show(&with(agreed(hers()), |course| course.ended_by = Some(ana)))),
            ("ended by Ben", show(&with(agreed(hers()), |course| course.ended_by = Some(ben)))),
            ("changed outside", show(&Kept { words: Opened::ChangedOutside, ..agreed(his()) })),
        ]
    }
}

impl Sample for OpennessesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let numbered = |kept: Kept, number| Kept { id: id(number), ..kept };
        let current = [his(), numbered(agreed(hers()), 402)];
        let past = vec![
            numbered(with(agreed(his()), |course| course.review = day("2026-03-11")), 403),
            numbered(Kept { words: Opened::ChangedOutside, ..hers() }, 404),
        ];
        let begun = Begun { id: id(81), what: For::Openness };
        let many = (0..).take(PAGE + 1).map(|nth| numbered(hers(), 410 + nth)).collect();
        vec![
            ("some", Self::new(&ana, &[begun], &current, past)),
            ("nothing yet", Self::new(&ana, &[], &[], Vec::new())),
            ("many", Self::new(&ana, &[], &[], many)),
            ("earlier ones", Self::earlier(&ana, vec![hers()])),
        ]
    }
}
