//! Talks, as Ana comes to them.

use super::{
    Exit, History, Spoken, TurnTalkId,
    pages::{NewPage, TalkPage, TalksPage},
    store::{Kept, Listed, PAGE, TurnTalk, UnderWay},
    tick::store::Ticking,
    turn::store::Told,
};
use crate::{
    access::{Ours, Partner, PersonId},
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    steps::{
        communication::time_out::{self, samples},
        small_issues::feeling::Strength,
    },
    web::sample::{Sample, Shown, at, id, show},
};

const WHEN: &str = "When you put the phone face down as I came in on Sunday";

pub(crate) fn all() -> Vec<Shown> {
    [show::<TalkPage>(), show::<TalksPage>(), show::<NewPage>()].concat()
}

fn talk() -> Ours<TurnTalk> {
    Ours::sample(id(41))
}

fn said() -> Spoken {
    Spoken::Said {
        when: WHEN.to_owned(),
        felt: "my stomach drop. Afraid, and then small".to_owned(),
        because: "for a year that was what it looked like".to_owned(),
        need: "that you leave it as it lies, and look up".to_owned(),
        strength: Strength::from_number(4),
    }
}

fn reflected() -> Spoken {
    Spoken::Reflected {
        hear: "that my hand on the phone took you back to last year, in a second".to_owned(),
        sense: "I did hide it then, and you could not know that this was the football".to_owned(),
        imagine: "alone with it, with me in the room".to_owned(),
    }
}

fn his_side() -> Spoken {
    Spoken::Said {
        when: "I saw your face".to_owned(),
        felt: "ashamed, and I did not know what to say".to_owned(),
        because: String::new(),
        need: String::new(),
        strength: None,
    }
}

fn missing() -> Spoken {
    Spoken::NotQuite { missing: "that I was ashamed of looking, too".to_owned() }
}

fn closed(exit: Exit, thanks: &str) -> Spoken {
    Spoken::Closed { exit, thanks: thanks.to_owned() }
}

/// A talk in which these were said, by Ana or not.
fn kept(spoken: &[(bool, Spoken)]) -> Kept {
    let talk = talk();
    let two = [talk.person(), talk.partner()];
    let author = |by_ana| if by_ana { two[0] } else { two[1] };
    let turns = spoken.iter().zip(1..).map(|((by_ana, words), number)| Told {
        number,
        author: author(*by_ana),
        act: words.act(),
        words: Opened::Genuine(words.clone()),
        made_at: at("2026-03-12 20:10"),
        withdrawn: None,
    });
    let acts = spoken.iter().map(|(by_ana, words)| (author(*by_ana), words.act())).collect();
    let history = History { two, acts, stopped_by: None, time_out: None };
    Kept { id: talk.id(), history, turns: turns.collect(), moves: 3 }
}

fn begun() -> Kept {
    kept(&[(true, said())])
}

fn by_ben() -> Kept {
    let mut kept = kept(&[(false, his_side())]);
    kept.history.two.reverse();
    kept
}

fn half() -> Vec<(bool, Spoken)> {
    vec![(true, said()), (false, reflected()), (true, Spoken::Heard)]
}

fn whole() -> Vec<(bool, Spoken)> {
    let second = [(false, his_side()), (true, reflected()), (false, Spoken::Heard)];
    half().into_iter().chain(second).collect()
}

fn with(mut turns: Vec<(bool, Spoken)>, more: &[(bool, Spoken)]) -> Kept {
    turns.extend_from_slice(more);
    kept(&turns)
}

/// Four times, and still not quite.
fn four_rounds() -> Kept {
    let round = [(false, reflected()), (true, missing())];
    let rounds = std::iter::repeat_n(round, 4).flatten();
    kept(&[(true, said())].into_iter().chain(rounds).collect::<Vec<_>>())
}

/// It rests with the time-out that is on.
fn resting(now: &time_out::store::Now) -> Kept {
    let mut kept = begun();
    kept.history.time_out = now.time_out;
    kept
}

fn stopped(by: PersonId) -> Kept {
    let mut kept = begun();
    kept.history.stopped_by = Some(by);
    kept
}

fn damaged() -> Kept {
    let talk = talk();
    let mut kept = with(half(), &[]);
    kept.turns[0].words = Opened::ChangedOutside;
    kept.turns[1].withdrawn = Some(Opened::Genuine(Withdrawal { at: talk.now() }));
    kept
}

/// It is Ana's turn to say back what Ben said.
pub(crate) fn her_turn() -> UnderWay {
    let kept = by_ben();
    UnderWay { id: kept.id, state: kept.history.state(), time_out: None }
}

/// What Ana looks at while she says it back.
pub(crate) fn said_by_ben() -> Vec<Told> {
    by_ben().turns
}

fn draft(what: For) -> Begun {
    Begun { id: id(42), what }
}

/// A talk that Noor is told of.
fn ticked() -> Vec<(&'static str, TalkPage)> {
    let talk = talk();
    let both = [(true, closed(Exit::ThankYou, "")), (false, closed(Exit::Nothing, ""))];
    let over = with(whole(), &both);
    let show = |ticking| TalkPage::new(&talk, &over, (&[], &samples::agreed())).with(Some(ticking));
    vec![
        ("nobody ticked it", show(Ticking::sample(false, false))),
        ("she ticked it", show(Ticking::sample(true, false))),
        ("Ben ticked it", show(Ticking::sample(false, true))),
        ("both ticked it", show(Ticking::sample(true, true))),
        ("too much to hand over", show(Ticking::too_much())),
    ]
}

impl Sample for TalkPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let talk = talk();
        let (ana, ben) = (talk.person(), talk.partner());
        let (agreed, hers, bens) = (samples::agreed(), samples::hers(), samples::bens());
        let show = |kept: &Kept| Self::new(&talk, kept, (&[], &agreed));
        let rests = |now| Self::new(&talk, &resting(now), (&[], now));
        let drafted = |kept: &Kept, what: fn(TurnTalkId) -> For| {
            Self::new(&talk, kept, (&[draft(what(talk.id()))], &agreed))
        };
        let back = with(Vec::new(), &[(true, said()), (false, reflected())]);
        let both = [
            (true, closed(Exit::ThankYou, "For asking me a second time.")),
            (false, closed(Exit::Commitment, "")),
        ];
        let shown = vec![
            ("Ben said it back", show(&back)),
            ("Ben has to say it back", show(&begun())),
            ("Ben spoke", show(&by_ben())),
            ("Ben spoke, and she has begun", drafted(&by_ben(), For::Reflected)),
            ("what is missing is begun", drafted(&back, For::NotQuite)),
            ("Ben may speak", show(&kept(&half()))),
            ("Ben has nothing to add", show(&with(half(), &[(false, Spoken::NothingToAdd)]))),
            ("to close", show(&kept(&whole()))),
            ("closed by her", show(&with(whole(), &both[..1]))),
            ("closed by both", show(&with(whole(), &both))),
            ("how she goes on is begun", drafted(&kept(&whole()), For::Closed)),
            ("four rounds", show(&four_rounds())),
            ("she takes a time-out", rests(&hers)),
            ("Ben takes a time-out", rests(&bens)),
            ("stopped by her", show(&stopped(ana))),
            ("stopped by Ben", show(&stopped(ben))),
            ("changed outside, and withdrawn", show(&damaged())),
        ];
        shown.into_iter().chain(ticked()).collect()
    }
}

impl Sample for TalksPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let listed = |number| Listed {
            id: id(number),
            begun_by: if number % 2 == 0 { ana.person() } else { ana.partner() },
            made_at: at("2026-02-02 20:10"),
            first: Opened::Genuine(said()),
        };
        let damaged = Listed { first: Opened::ChangedOutside, ..listed(50) };
        let drafts = [draft(For::Said(None)), draft(For::NotQuite(id(41)))];
        let many = (0..).take(PAGE + 1).map(|nth| listed(60 + nth)).collect::<Vec<_>>();
        vec![
            ("none yet", Self::new(&ana, None, &[], Vec::new())),
            ("her turn", Self::new(&ana, Some(her_turn()), &drafts, vec![listed(51), damaged])),
            ("earlier ones", Self::earlier(&ana, many)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("how it goes", Self::new(&Partner::sample()))]
    }
}
