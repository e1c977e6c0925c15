//! The question box, as Ana comes to it.

use chrono::NaiveDate;

use super::{
    Answered, Asked, Length, Mark, OfToday, Pace, QuestionId, State, Time, USUAL,
    pages::{AnswerPage, BoxPage, QuestionPage},
    store::{BoxQuestion, Given, Kept, PAGE},
};
use crate::{
    access::{Ours, Partner, PersonId},
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<BoxPage>(), show::<QuestionPage>(), show::<AnswerPage>()].concat()
}

fn question() -> Ours<BoxQuestion> {
    Ours::sample(id(82))
}

fn of(author: PersonId, mark: Mark, words: &str) -> Kept {
    Kept {
        id: id(82),
        state: State::asked(author, mark),
        words: Opened::Genuine(Asked { question: words.to_owned() }),
        made_at: at("2026-03-10 21:40"),
        marked_at: at("2026-03-10 21:40"),
        withdrawn: None,
        answer: None,
    }
}

fn hers(mark: Mark) -> Kept {
    of(question().person(), mark, "Did you ever think of me on those Fridays?")
}

fn his() -> Kept {
    of(question().partner(), Mark::Now, "What do you need from me when you wake up at night?")
}

fn with_pace(mut kept: Kept, pace: Pace) -> Kept {
    kept.state.pace = Some(pace);
    kept
}

fn answered(mut kept: Kept) -> Kept {
    let author = question().other_than(kept.state.asker);
    let words = "Yes. On the stairs each time, and then I went up all the same.".to_owned();
    kept.answer = Some(Given {
        number: 1,
        author,
        words: Opened::Genuine(Answered { answer: words }),
        made_at: at("2026-03-11 22:05"),
        withdrawn: None,
    });
    kept.state.is_answered = true;
    kept
}

fn gone() -> Opened<Withdrawal> {
    Opened::Genuine(Withdrawal { at: at("2026-03-12 08:00") })
}

fn withdrawn(mut kept: Kept) -> Kept {
    kept.withdrawn = Some(gone());
    kept.state.is_withdrawn = true;
    kept
}

fn answer_withdrawn(kept: Kept) -> Kept {
    let mut kept = answered(kept);
    kept.state.is_answered = false;
    if let Some(given) = &mut kept.answer {
        given.withdrawn = Some(gone());
    }
    kept
}

fn changed(mut kept: Kept) -> Kept {
    kept.words = Opened::ChangedOutside;
    if let Some(given) = &mut kept.answer {
        given.words = Opened::ChangedOutside;
    }
    kept
}

fn by(text: &str) -> Pace {
    Pace::By(day(text))
}

fn today() -> NaiveDate {
    question().today()
}

impl Sample for QuestionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let question = question();
        let show = |kept: &Kept| Self::new(&question, kept, &[]);
        let draft = [Begun { id: id(83), what: For::Answer(id(82)) }];
        let fault = Typed::with_values(&[("pace", "by a day"), ("day", "")]);
        let fault = fault.with_faults(Faults::one("day", "Please choose a day"));
        let mark = Typed::default().with_faults(Faults::one("mark", "Please choose one"));
        vec![
            ("asked by her", show(&hers(Mark::Now))),
            ("by a day", show(&with_pace(hers(Mark::Later), by("2026-03-20")))),
            ("the day is today", show(&with_pace(hers(Mark::Later), Pace::By(today())))),
            ("the day has passed", show(&with_pace(hers(Mark::Now), by("2026-03-09")))),
            ("only with a therapist", show(&with_pace(hers(Mark::Now), Pace::Therapist))),
            ("for the therapist", show(&hers(Mark::Therapist))),
            ("no longer needed", show(&hers(Mark::NotNeeded))),
            ("answered, and closed to her", show(&answered(hers(Mark::Now)))),
            ("withdrawn by her", show(&withdrawn(answered(hers(Mark::Now))))),
            ("asked by Ben", show(&his())),
            ("asked by Ben, and begun", Self::new(&question, &his(), &draft)),
            ("asked by Ben, her day has passed", show(&with_pace(his(), by("2026-03-09")))),
            ("answered by her", show(&answered(his()))),
            ("her answer withdrawn", show(&answer_withdrawn(his()))),
            ("no day chosen", Self::new(&question, &his(), &[]).with(fault)),
            ("no mark chosen", Self::new(&question, &hers(Mark::Now), &[]).with(mark)),
            ("changed outside", show(&changed(answered(his())))),
        ]
    }
}

const AS_USUAL: Length = Length { agreed: USUAL, wish: None };

fn numbered(kept: Kept, number: u128) -> Kept {
    Kept { id: id::<QuestionId>(number), ..kept }
}

fn waiting() -> Vec<Kept> {
    vec![his(), numbered(hers(Mark::Now), 85), numbered(hers(Mark::Later), 86)]
}

fn past() -> Vec<Kept> {
    vec![
        numbered(answered(hers(Mark::Now)), 87),
        numbered(answered(his()), 88),
        numbered(withdrawn(hers(Mark::Now)), 89),
        numbered(changed(answered(his())), 90),
    ]
}

fn begun_by(by: PersonId) -> OfToday {
    let begun_at = at("2026-03-12 19:10");
    OfToday::On(Time { by, begun_at, minutes: 30, is_ended: false })
}

impl Sample for BoxPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let show = |time, length, waiting: Vec<Kept>, past: Vec<Kept>| {
            let drafts = [
                Begun { id: id(83), what: For::Question },
                Begun { id: id(84), what: For::Answer(id(82)) },
            ];
            Self::new(&ana, (time, length), &drafts, (waiting, past))
        };
        let wish = |by| Length { wish: Some((by, 45)), ..AS_USUAL };
        let many = (0..).take(PAGE + 1).map(|nth| numbered(answered(his()), 200 + nth)).collect();
        let fault = Typed::default().with_faults(Faults::one("minutes", "Please choose how long"));
        vec![
            ("questions of both", show(OfToday::NotYet, AS_USUAL, waiting(), past())),
            (
                "nothing yet",
                Self::new(&ana, (OfToday::NotYet, AS_USUAL), &[], (Vec::new(), Vec::new())),
            ),
            ("Ben began the time", show(begun_by(ana.partner()), AS_USUAL, waiting(), past())),
            ("she began it", show(begun_by(ana.person()), AS_USUAL, waiting(), Vec::new())),
            ("enough for today", show(OfToday::Over, AS_USUAL, waiting(), past())),
            (
                "Ben would like longer",
                show(OfToday::NotYet, wish(ana.partner()), waiting(), past()),
            ),
            ("she would like longer", show(OfToday::NotYet, wish(ana.person()), waiting(), past())),
            ("no length chosen", show(OfToday::NotYet, AS_USUAL, waiting(), past()).with(fault)),
            ("earlier ones", Self::earlier(&ana, many)),
        ]
    }
}

impl Sample for AnswerPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let question = question();
        let page = |kept: &Kept| Self::of(&question, kept).expect("her own question, answered");
        let kept = answered(hers(Mark::Now));
        vec![("opened", page(&kept)), ("changed outside", page(&changed(kept)))]
    }
}
