//! What Ana and Ben practise, as Ana comes to it.

use super::{
    How, PracticeForm, PracticeWords, Reflection, ReflectionForm, Whose,
    pages::{BehindPage, NewPracticePage, PracticePage, PracticesPage, ReflectPage},
    reflection::store::Reflected,
    store::{PAGE, Practice, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    text::Typed,
    web::sample::{Sample, Shown, at, day, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<PracticesPage>(),
        show::<BehindPage>(),
        show::<NewPracticePage>(),
        show::<PracticePage>(),
        show::<ReflectPage>(),
    ]
    .concat()
}

fn ours() -> Ours<Practice> {
    Ours::sample(id(671))
}

fn told(is_hers: bool, number: u128) -> Told {
    let (ana, until) = (Partner::sample(), day("2026-03-19"));
    let (what, after, who) = if is_hers {
        (
            "Each of us says one thing that the other did today.",
            "After we clear the table",
            Whose::Both,
        )
    } else {
        (
            "I say when I will be home, before you ask.",
            "When I put my coat on at work",
            Whose::Author,
        )
    };
    let words = PracticeWords { what: what.to_owned(), after: after.to_owned(), who, until };
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        until,
        words: genuine(words),
        made_at: at("2026-03-10 20:00"),
        withdrawn: None,
        ended: None,
    }
}

fn reflected(is_hers: bool, how: How, words: &str, when: &str) -> Reflected {
    let ana = Partner::sample();
    Reflected {
        author: if is_hers { ana.person() } else { ana.partner() },
        words: genuine(Reflection { how, words: words.to_owned() }),
        revision: 0,
        made_at: at(when),
        withdrawn: None,
    }
}

fn his() -> Reflected {
    reflected(
        false,
        How::Partly,
        "Three evenings of five. On Tuesday I was too tired.",
        "2026-03-11 21:00",
    )
}

fn hers(when: &str) -> Reflected {
    reflected(true, How::Did, "It was odd at first, and then I looked forward to it.", when)
}

fn changed(told: Told) -> Told {
    Told { words: Opened::ChangedOutside, ..told }
}

fn done(told: Told) -> Told {
    let ben = Partner::sample().partner();
    Told { ended: Some((ben, at("2026-03-11 21:00"))), ..told }
}

fn withdrawn(told: Told) -> Told {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 20:00") }));
    changed(Told { withdrawn, ..told })
}

fn passed(told: Told) -> Told {
    Told { until: day("2026-03-08"), ..told }
}

impl Sample for PracticesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let now = vec![
            (told(true, 671), vec![his()]),
            (told(false, 672), vec![hers("2026-03-11 21:00")]),
            (changed(told(false, 673)), Vec::new()),
        ];
        let behind =
            vec![passed(told(true, 674)), withdrawn(told(true, 675)), done(told(false, 676))];
        let many = (0..=PAGE as u128).map(|nth| done(told(nth % 2 == 0, 680 + nth))).collect();
        vec![
            ("going on", Self::new(&ana, now, behind)),
            ("nothing yet", Self::new(&ana, Vec::new(), Vec::new())),
            ("many behind them", Self::new(&ana, vec![(told(true, 671), Vec::new())], many)),
        ]
    }
}

impl Sample for BehindPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let behind = vec![
            done(told(false, 674)),
            withdrawn(told(true, 675)),
            changed(done(told(true, 676))),
        ];
        vec![("earlier ones", Self::new(&Partner::sample(), behind))]
    }
}

impl Sample for NewPracticePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let empty = sent::<PracticeForm>(&[("what", " "), ("until", "2026-03-01")]);
        let faults = empty.form.parse(ana.today()).expect_err("nothing was written");
        vec![
            ("empty", Self::empty(&ana)),
            ("nothing written", Self::new(&ana, empty.with_faults(faults))),
        ]
    }
}

impl Sample for PracticePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let fresh = ours.now().format("%Y-%m-%d %H:%M").to_string();
        let gone = Reflected {
            words: Opened::ChangedOutside,
            withdrawn: Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 22:00") })),
            ..his()
        };
        let page = |told, said| Self::new(&ours, told, said);
        vec![
            ("hers, new", page(told(true, 671), Vec::new())),
            ("Ben’s, said by both", page(told(false, 671), vec![his(), hers(&fresh)])),
            ("done with", page(done(told(true, 671)), vec![his(), hers("2026-03-11 21:30")])),
            ("withdrawn", page(withdrawn(told(true, 671)), vec![gone])),
            ("changed outside", {
                let changed_too = Reflected { words: Opened::ChangedOutside, ..his() };
                page(changed(told(false, 671)), vec![changed_too])
            }),
        ]
    }
}

impl Sample for ReflectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let empty = sent::<ReflectionForm>(&[("words", "It was good.")]);
        let faults = empty.form.parse().expect_err("nothing was chosen");
        let own = hers("2026-03-12 17:55");
        let page = |told, own: Option<&Reflected>, form| Self::new(&ours, (told, own), form);
        vec![
            ("empty", page(told(true, 671), None, Typed::default())),
            ("nothing chosen", page(told(false, 671), None, empty.with_faults(faults))),
            ("a moment later", page(told(true, 671), Some(&own), Self::filled(Some(&own)))),
            ("changed outside", page(changed(told(true, 671)), None, Typed::default())),
        ]
    }
}
