//! Something told, as Ana comes to it.

use super::{
    Intention, Reply, State, Told,
    pages::{OpenedPage, ToldPage, ToldsPage},
    store::{Disclosure, Kept, PAGE, Said},
};
use crate::{
    access::{Ours, Partner, PersonId},
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ToldPage>(), show::<OpenedPage>(), show::<ToldsPage>()].concat()
}

fn ours() -> Ours<Disclosure> {
    Ours::sample(id(301))
}

fn by(author: PersonId) -> Kept {
    let offered_at = at("2026-03-11 21:30");
    let told = Told {
        what: "She wrote to me on Monday, to ask how I am. I did not answer.".to_owned(),
        since: "Monday, half past nine.".to_owned(),
        why: "Because I want you to know it from me.".to_owned(),
        will: String::new(),
    };
    Kept {
        id: id(301),
        state: State { author, offered_at, is_withdrawn: false, intention: None },
        words: Opened::Genuine(told),
        withdrawn: None,
    }
}

fn his() -> Kept {
    by(ours().partner())
}

fn hers() -> Kept {
    by(ours().person())
}

fn with(mut kept: Kept, intention: Intention) -> Kept {
    kept.state.intention = Some(intention);
    kept
}

fn withdrawn(mut kept: Kept) -> Kept {
    kept.withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-12 08:00") }));
    kept.state.is_withdrawn = true;
    kept
}

fn changed(kept: Kept) -> Kept {
    Kept { words: Opened::ChangedOutside, ..kept }
}

fn replies(by: PersonId) -> [Said; 2] {
    let said = |reply, made_at| Said { by, reply, made_at: at(made_at) };
    [
        said(Reply::NeedsTime, "2026-03-11 23:10"),
        said(Reply::TalkAt(at("2026-03-14 20:00")), "2026-03-12 07:50"),
    ]
}

impl Sample for ToldPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let show = |kept: &Kept| Self::new(&ours, kept, &[]);
        let later = Intention::At(at("2026-03-14 20:00"));
        let come = Intention::At(at("2026-03-12 19:00"));
        let faults = Faults::one("intention", "Please choose how you would like to meet it");
        let typed = Typed::with_values(&[("day", "2026-03-14")]).with_faults(faults);
        vec![
            ("Ben wants to tell her something", show(&his())),
            ("at a time", show(&with(his(), later))),
            ("the time has come", show(&with(his(), come))),
            ("in a talk", show(&with(his(), Intention::InATalk))),
            ("with a therapist", show(&with(his(), Intention::WithTherapist))),
            ("not now", show(&with(his(), Intention::NotNow))),
            ("she has said something", Self::new(&ours, &his(), &replies(ours.person()))),
            ("nothing chosen", show(&his()).with(typed)),
            ("told by her", show(&hers())),
            ("Ben has said something", Self::new(&ours, &hers(), &replies(ours.partner()))),
            ("withdrawn by her", show(&withdrawn(hers()))),
            ("withdrawn by Ben", show(&withdrawn(his()))),
            ("changed outside", show(&changed(hers()))),
        ]
    }
}

impl Sample for OpenedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours = ours();
        let show = |kept: &Kept, replies: &[Said], form| {
            Self::of(&ours, kept, replies, form).expect("it is for her")
        };
        let fault = Typed::default().with_faults(Faults::one("day", "Please choose a day"));
        vec![
            ("opened", show(&his(), &[], Typed::default())),
            ("she has said something", show(&his(), &replies(ours.person()), Typed::default())),
            ("no day chosen", show(&his(), &[], fault)),
            ("changed outside", show(&changed(his()), &[], Typed::default())),
        ]
    }
}

impl Sample for ToldsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let numbered = |kept: Kept, number| Kept { id: id(number), ..kept };
        let all = vec![his(), numbered(hers(), 302), numbered(withdrawn(his()), 303)];
        let many = (0..).take(PAGE + 1).map(|nth| numbered(hers(), 310 + nth)).collect();
        let draft = [Begun { id: id(304), what: For::Telling }];
        vec![
            ("some", Self::new(&ana, all, &[], true)),
            ("a draft", Self::new(&ana, Vec::new(), &draft, true)),
            ("nothing yet", Self::new(&ana, Vec::new(), &[], true)),
            ("many", Self::new(&ana, many, &[], true)),
            ("earlier ones", Self::new(&ana, vec![hers()], &[], false)),
        ]
    }
}
