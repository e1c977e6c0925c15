//! Statements, as Ana comes to them.

use super::{
    Act, Ask, Carried, Exit, History, Part, Spoken, State,
    pages::{NewPage, StatementPage, StatementsPage},
    shared::store::Told,
    store::{Kept, Listed, News, PAGE, Statement},
};
use crate::{
    access::{Ours, Partner},
    draft::{For, store::Begun},
    entry::Withdrawal,
    impact::role::Role,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<StatementPage>(), show::<StatementsPage>(), show::<NewPage>()].concat()
}

fn statement() -> Ours<Statement> {
    Ours::sample(id(81))
}

/// What stands in one.
pub(crate) fn carried() -> Carried {
    let areas = [
        ("body", "I wake at four and count the Fridays."),
        ("past", "The summer in the garden. I don’t know any more whether it was real."),
        ("trust", "My own eyes. I saw nothing, and I had looked."),
    ];
    let part =
        |(area, words): (&str, &str)| Part { area: area.to_owned(), words: words.to_owned() };
    Carried { areas: areas.map(part).into() }
}

fn replied() -> Spoken {
    let understand = "that the nights are the worst of it, and that the garden is not safe either";
    Spoken::Replied { understand: understand.to_owned() }
}

fn partly() -> Spoken {
    Spoken::Partly { missing: "that I don’t trust my own eyes".to_owned() }
}

/// One of hers or of Ben's, about which these were said by Ana or not.
fn kept(is_hers: bool, said: &[(bool, Spoken)]) -> Kept {
    let statement = statement();
    let two = [statement.person(), statement.partner()];
    let author = |by_ana| if by_ana { two[0] } else { two[1] };
    let told = said.iter().zip(1..).map(|((by_ana, words), number)| Told {
        number,
        author: author(*by_ana),
        act: words.act(),
        words: Opened::Genuine(words.clone()),
        made_at: at("2026-03-11 21:10"),
        withdrawn: None,
    });
    let acts: Vec<(_, Act)> = said.iter().map(|(by, words)| (author(*by), words.act())).collect();
    let (author, delivered) = (author(is_hers), at("2026-03-10 20:00"));
    let history =
        History { author, is_delivered: true, acts, stopped_by: None, is_withdrawn: false };
    Kept {
        id: id(81),
        history,
        deliver_at: delivered,
        delivered_at: Some(delivered),
        words: Opened::Genuine(carried()),
        withdrawn: None,
        told: told.collect(),
        is_put_away: false,
    }
}

fn waiting() -> Kept {
    let mut kept = kept(true, &[]);
    kept.history.is_delivered = false;
    Kept { deliver_at: at("2026-03-14 20:00"), delivered_at: None, ..kept }
}

fn three_rounds() -> Vec<(bool, Spoken)> {
    std::iter::repeat_n([(false, replied()), (true, partly())], 3).flatten().collect()
}

fn stopped(by_ana: bool) -> Kept {
    let mut kept = kept(true, &[(false, replied())]);
    let two = [kept.history.author, statement().partner()];
    kept.history.stopped_by = Some(two[usize::from(!by_ana)]);
    kept
}

fn withdrawn() -> Kept {
    let mut kept = kept(true, &[(false, replied())]);
    kept.history.is_withdrawn = true;
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: statement().now() }));
    kept.told[0].withdrawn = withdrawn.clone();
    Kept { words: Opened::ChangedOutside, withdrawn, ..kept }
}

fn damaged() -> Kept {
    let mut kept = kept(true, &[(false, replied())]);
    kept.told[0].words = Opened::ChangedOutside;
    Kept { words: Opened::ChangedOutside, ..kept }
}

/// Ben has delivered one to Ana.
pub(crate) fn news() -> News {
    News { id: id(81), asks: Ask::Read, is_put_away: false }
}

impl Sample for StatementPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let statement = statement();
        let show = |kept: &Kept| Self::new(&statement, kept, &[], Typed::default());
        let fault = |kept: &Kept, field| {
            let form = Typed::default().with_faults(Faults::one(field, "Please choose"));
            Self::new(&statement, kept, &[], form)
        };
        let drafted = |kept: &Kept, what| {
            Self::new(&statement, kept, &[Begun { id: id(82), what }], Typed::default())
        };
        let once = kept(true, &[(false, replied())]);
        let again = kept(false, &[(true, replied()), (false, partly())]);
        let not_yet = kept(false, &[(true, replied()), (false, Spoken::NotYet)]);
        let hers_not_yet = kept(true, &[(false, replied()), (true, Spoken::NotYet)]);
        let understood = kept(true, &[(false, replied()), (true, Spoken::Understood)]);
        let enough = kept(true, &three_rounds());
        let closed = (false, Spoken::Closed { exit: Exit::Meeting });
        let goes_on = kept(true, &[three_rounds(), vec![closed]].concat());
        let put_away = Kept { is_put_away: true, ..kept(false, &[]) };
        vec![
            ("Ben’s, to read", show(&kept(false, &[]))),
            ("put away", show(&put_away)),
            ("Ben’s, and she has begun", drafted(&kept(false, &[]), For::Reply(id(81)))),
            ("hers, not delivered", show(&waiting())),
            ("hers, delivered", show(&kept(true, &[]))),
            ("hers, and Ben replied", show(&once)),
            ("hers, what is missing is begun", drafted(&once, For::Missing(id(81)))),
            ("Ben’s, something is missing", show(&again)),
            ("Ben’s, not yet", show(&not_yet)),
            ("hers, not yet", show(&hers_not_yet)),
            ("understood", show(&understood)),
            ("three rounds", show(&enough)),
            ("three rounds, and Ben goes on", show(&goes_on)),
            ("no way chosen", fault(&enough, "exit")),
            ("stopped by her", show(&stopped(true))),
            ("stopped by Ben", show(&stopped(false))),
            ("withdrawn", show(&withdrawn())),
            ("changed outside", show(&damaged())),
        ]
    }
}

fn listed(number: u128, state: State) -> Listed {
    let ana = Partner::sample();
    Listed {
        id: id(number),
        author: if number.is_multiple_of(2) { ana.person() } else { ana.partner() },
        deliver_at: at("2026-03-10 20:00"),
        delivered_at: (state != State::Waiting).then(|| at("2026-03-10 20:00")),
        state,
        asks: Ask::Wait,
    }
}

/// One that went round three times.
pub(crate) fn gone_round() -> Vec<Listed> {
    vec![listed(81, State::Enough)]
}

impl Sample for StatementsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let states = [
            State::Waiting,
            State::Delivered,
            State::Replied { round: 1 },
            State::NotYet { round: 1 },
            State::Enough,
            State::Understood,
            State::Stopped { by: ana.person() },
            State::Withdrawn,
        ];
        let each: Vec<_> =
            states.into_iter().zip((84..).step_by(2)).map(|(it, nth)| listed(nth, it)).collect();
        let begun = [For::Statement, For::Reply(id(81)), For::Missing(id(81)), For::OtherSide];
        let drafts = begun.map(|what| Begun { id: id(82), what });
        let many = (0..).take(PAGE + 1).map(|nth| listed(120 + nth, State::Understood)).collect();
        vec![
            ("none yet", Self::new(&ana, &[], Vec::new(), true)),
            ("in each state", Self::new(&ana, &drafts, each, true)),
            ("earlier ones", Self::new(&ana, &[], many, false)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |role| Self::new(&Partner::sample(), role);
        vec![
            ("how it goes", page(None)),
            ("for who was hurt", page(Some(Role::Hurt))),
            ("for who broke trust", page(Some(Role::Broke))),
        ]
    }
}
