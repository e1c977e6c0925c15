//! Concerns, as Ana comes to them.

use super::{
    Act, Concern, Done, History, Outcome,
    for_today::{Asks, ForToday, ToTalk},
    pages::{ConcernPage, ConcernsPage, NewPage},
    store::{Kept, PAGE, Raised},
};
use crate::{
    access::{Ours, Partner},
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ConcernPage>(), show::<ConcernsPage>(), show::<NewPage>()].concat()
}

fn ours() -> Ours<Raised> {
    Ours::sample(id(701))
}

pub(crate) fn words() -> Concern {
    Concern {
        noticed: "On Tuesday you put the phone away as I came in".to_owned(),
        felt: "on guard, and silly for it".to_owned(),
        like: "that you tell me who it was, without my asking".to_owned(),
        size: "middle".to_owned(),
        when: "this week".to_owned(),
    }
}

/// Hers or Ben’s, about which these were done by Ana or not.
fn kept(is_hers: bool, done: &[(bool, Act)]) -> Kept {
    let ours = ours();
    let by = |is_ana| if is_ana { ours.person() } else { ours.partner() };
    let done = done.iter().map(|(by_ana, act)| Done {
        who: by(*by_ana),
        act: *act,
        at: at("2026-03-11 21:10"),
    });
    Kept {
        id: id(701),
        made_at: at("2026-03-11 20:00"),
        words: Opened::Genuine(words()),
        withdrawn: None,
        history: History {
            author: by(is_hers),
            done: done.collect(),
            changed: Vec::new(),
            is_withdrawn: false,
        },
    }
}

fn soon() -> chrono::DateTime<chrono::Utc> {
    at("2026-03-14 19:00")
}

const fn parked() -> Act {
    Act::Suggested(Outcome::Parked(chrono::DateTime::UNIX_EPOCH))
}

fn withdrawn(is_hers: bool) -> Kept {
    let mut kept = kept(is_hers, &[(!is_hers, Act::Read(None))]);
    kept.withdrawn = Some(Opened::Genuine(Withdrawal { at: ours().now() }));
    kept.history.is_withdrawn = true;
    Kept { words: Opened::ChangedOutside, ..kept }
}

fn damaged() -> Kept {
    let mut kept = kept(false, &[(true, Act::Read(Some(soon()))), (false, Act::Suits)]);
    kept.history.changed = vec![1];
    Kept { words: Opened::ChangedOutside, ..kept }
}

/// Something of Ben’s that is open.
pub(crate) fn open() -> Kept {
    kept(false, &[])
}

/// Ben has raised something.
pub(crate) fn raised() -> ForToday {
    ForToday { asks: Some((id(701), Asks::Raised)), talk: None }
}

/// Ben suggests how to leave something.
pub(crate) fn to_leave() -> ForToday {
    ForToday { asks: Some((id(701), Asks::Outcome)), talk: None }
}

/// Something has its time today.
pub(crate) fn to_talk() -> ForToday {
    let talk =
        ToTalk { id: id(701), at: at("2026-03-12 20:30"), words: Opened::Genuine(words().noticed) };
    ForToday { asks: None, talk: Some(talk) }
}

/// As it goes, with what is typed.
fn states() -> Vec<(&'static str, Kept)> {
    let read = (true, Act::Read(Some(soon())));
    let rests = Act::Suggested(Outcome::Parked(at("2026-04-02 00:00")));
    let settled = (true, Act::Suggested(Outcome::Resolved));
    let therapy = (false, Act::Suggested(Outcome::Therapy));
    let yes = |by_ana| (by_ana, Act::Confirmed);
    vec![
        ("Ben’s", kept(false, &[])),
        ("hers", kept(true, &[])),
        ("read, without a time", kept(true, &[(false, Act::Read(None))])),
        ("she suggests a time", kept(false, &[read])),
        ("Ben suggests a time", kept(true, &[(false, Act::Read(Some(soon())))])),
        ("they have a time", kept(false, &[read, (false, Act::Suits)])),
        ("the time has passed", {
            kept(false, &[(true, Act::Read(Some(at("2026-03-10 19:00")))), (false, Act::Suits)])
        }),
        ("talked about", kept(false, &[read, (true, Act::Talked)])),
        ("she would leave it", kept(false, &[read, settled])),
        ("Ben would leave it", kept(false, &[read, therapy])),
        ("Ben would let it rest", kept(false, &[read, (false, rests)])),
        ("settled", kept(false, &[read, settled, yes(false)])),
        ("for therapy", kept(true, &[therapy, yes(true)])),
        ("it rests", kept(true, &[(false, rests), yes(true)])),
        ("it is back", kept(true, &[(false, parked()), yes(true)])),
        ("a commitment came of it", kept(true, &[(false, Act::Agreed)])),
        (
            "left open again",
            kept(true, &[settled, (false, Act::NotYet), (true, Act::Time(soon()))]),
        ),
        ("opened again", kept(false, &[settled, yes(false), (true, Act::Reopened)])),
        ("withdrawn by her", withdrawn(true)),
        ("withdrawn by Ben", withdrawn(false)),
        ("changed outside", damaged()),
    ]
}

impl Sample for ConcernPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let linked = || vec![(id(21), Opened::Genuine("Home by seven".to_owned()))];
        let damaged = vec![(id(21), Opened::ChangedOutside)];
        let page = |kept: &Kept, typed| Self::new(&ours(), kept, linked(), typed);
        let (bens, read) = (kept(false, &[]), kept(false, &[(true, Act::Read(None))]));
        let mut wrong = Faults::one("day", "Please choose a day");
        wrong.add("time", "Please choose a time, such as 19:30");
        let no_time = Typed::with_values(&[("day", "soon")]).with_faults(wrong);
        let mut wrong = Faults::one("until", "Please choose the day on which it comes back");
        wrong.add("outcome", "Please choose how you would leave it");
        let no_day = Typed::with_values(&[("outcome", "parked")]).with_faults(wrong);
        let states = states()
            .into_iter()
            .map(|(state, kept)| (state, Self::new(&ours(), &kept, Vec::new(), None)));
        let more = [
            ("a time that is none", page(&bens, Some(no_time.clone()))),
            ("another time that is none", page(&read, Some(no_time))),
            ("a day that is none", page(&read, Some(no_day))),
            ("a commitment that was changed", Self::new(&ours(), &read, damaged, None)),
        ];
        states.chain(more).collect()
    }
}

impl Sample for ConcernsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let begun = Begun { id: id(3), what: For::Concern };
        let all: Vec<Kept> = states().into_iter().map(|(_, kept)| kept).collect();
        let open = || all.iter().filter(|kept| !kept.standing(ana.now()).state.is_over()).cloned();
        let over = |count| {
            all.iter()
                .filter(|kept| kept.standing(ana.now()).state.is_over())
                .cycle()
                .take(count)
                .cloned()
        };
        vec![
            ("nothing yet", Self::new(&ana, &[], (Vec::new(), Vec::new()))),
            ("some of each", { Self::new(&ana, &[begun], (open().collect(), over(4).collect())) }),
            ("many", Self::new(&ana, &[], (Vec::new(), over(PAGE + 1).collect()))),
            ("earlier ones", Self::earlier(&ana, over(3).collect())),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        vec![
            ("first", Self::new(&ana, None)),
            ("something stays from a talk", Self::new(&ana, Some(id(71)))),
        ]
    }
}
