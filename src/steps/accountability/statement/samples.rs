//! Accountability statements, as Ana comes to them.

use super::{
    History, Owned, PARTS, Part, Spoken, State,
    pages::{NewPage, StatementPage, StatementsPage},
    shared::store::{Kept as Whole, Told},
    store::{Kept, Listed, News, PAGE, Statement},
};
use crate::{
    access::{Ours, Partner},
    draft::{For, store::Begun},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<StatementPage>(), show::<StatementsPage>(), show::<NewPage>()].concat()
}

fn statement() -> Ours<Statement> {
    Ours::sample(id(601))
}

/// What Ben takes responsibility for: all but the regret.
pub(crate) fn owned() -> Owned {
    let parts = [
        ("did", "I met her on eleven Fridays and said that I was at work."),
        ("choice", "I could have come home. Each Friday I could have come home."),
        ("harm", "You doubt your own eyes, and you had seen it all along."),
        ("changed", "On Fridays I am home by seven, or I call before six."),
        ("repair", "I tell my sister myself, if you want that."),
    ];
    let part =
        |(part, words): (&str, &str)| Part { part: part.to_owned(), words: words.to_owned() };
    Owned { parts: parts.map(part).into(), commitments: vec![id(21)] }
}

fn more_of(part: usize) -> Spoken {
    Spoken::NeedsMore { part, what: "What you told yourself on the way home".to_owned() }
}

fn added(part: usize) -> Spoken {
    Spoken::More { part, words: "That nobody gets hurt by what nobody knows.".to_owned() }
}

/// Hers or Ben’s, about which these were said by Ana or not.
fn kept(is_hers: bool, said: &[(bool, Spoken)]) -> Kept {
    let statement = statement();
    let by = |is_ana| if is_ana { statement.person() } else { statement.partner() };
    let told = said.iter().zip(1..).map(|((by_ana, words), number)| Told {
        number,
        author: by(*by_ana),
        act: words.act(),
        words: Opened::Genuine(words.clone()),
        made_at: at("2026-03-11 21:10"),
        withdrawn: None,
    });
    let history = History {
        author: by(is_hers),
        written: owned().written(),
        acts: said.iter().map(|(by_ana, words)| (by(*by_ana), words.act())).collect(),
        is_withdrawn: false,
    };
    let whole = Whole {
        author: by(is_hers),
        made_at: at("2026-03-10 20:00"),
        words: Opened::Genuine(owned()),
        withdrawn: None,
    };
    Kept { id: id(601), whole, history, told: told.collect() }
}

/// All of it, by Ana or by Ben.
fn received(by_ana: bool) -> Vec<(bool, Spoken)> {
    let written = (0..PARTS).filter(|part| *part != 3);
    written.map(|part| (by_ana, Spoken::Received { part })).collect()
}

fn withdrawn() -> Kept {
    let mut kept = kept(false, &[(true, more_of(1))]);
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: statement().now() }));
    kept.history.is_withdrawn = true;
    kept.told[0].withdrawn = withdrawn.clone();
    let whole = Whole { words: Opened::ChangedOutside, withdrawn, ..kept.whole };
    Kept { whole, ..kept }
}

fn damaged(is_hers: bool) -> Kept {
    let mut kept = kept(is_hers, &[]);
    kept.whole.words = Opened::ChangedOutside;
    kept
}

/// Ben has shared one with Ana.
pub(crate) fn news() -> News {
    News { id: id(601), is_theirs: true }
}

fn page(kept: &Kept, form: Typed) -> StatementPage {
    let linked = vec![(id(21), Opened::Genuine("Home by seven".to_owned()))];
    StatementPage::new(&statement(), kept, (&[], linked), form)
}

fn show_all(all: Vec<(&'static str, Kept)>) -> Vec<(&'static str, StatementPage)> {
    all.into_iter().map(|(state, kept)| (state, page(&kept, Typed::default()))).collect()
}

/// Ben’s, as it goes.
fn bens() -> Vec<(&'static str, StatementPage)> {
    let asked = (true, more_of(1));
    let mut changed = kept(false, &[asked.clone(), (false, added(1))]);
    changed.told[1].words = Opened::ChangedOutside;
    show_all(vec![
        ("Ben’s", kept(false, &[])),
        ("Ben’s, received in parts", kept(false, &received(true)[..2])),
        ("Ben’s, received", kept(false, &received(true))),
        ("Ben’s, more is asked for", kept(false, std::slice::from_ref(&asked))),
        ("Ben’s, and he added", kept(false, &[asked, (false, added(1))])),
        ("Ben’s, and she is not ready", kept(false, &[(true, Spoken::NotReady)])),
        ("withdrawn", withdrawn()),
        ("Ben’s, changed outside", damaged(false)),
        ("an answer that was changed", changed),
    ])
}

impl Sample for StatementPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let asked = kept(true, &[(false, more_of(1))]);
        let begun = [Begun { id: id(81), what: For::More(id(601), 1) }];
        let more = [("answer", "more"), ("what", "You always hide")];
        let more = sent::<super::handlers::AnswerForm>(&more);
        let fault = more.with_faults(Faults::one("part", "Please choose the part"));
        let changed_link = vec![(id(21), Opened::ChangedOutside)];
        let with = |kept: &Kept, drafts: &[Begun], linked| {
            Self::new(&statement(), kept, (drafts, linked), Typed::default())
        };
        let mut all = bens();
        all.extend(show_all(vec![
            ("hers", kept(true, &[])),
            ("hers, more is asked for", kept(true, &[(false, more_of(1))])),
            ("hers, and Ben is not ready", kept(true, &[(false, Spoken::NotReady)])),
            ("hers, received", kept(true, &received(false))),
            ("hers, changed outside", damaged(true)),
        ]));
        all.extend([
            ("no part chosen", page(&kept(false, &[]), fault)),
            ("words that land badly", page(&kept(false, &[]), more.typed.and("read_hints", "x"))),
            ("hers, more is begun", with(&asked, &begun, Vec::new())),
            ("a commitment that was changed", with(&kept(false, &[]), &[], changed_link)),
        ]);
        all
    }
}

impl Sample for StatementsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let listed = |number: u128, state| Listed {
            id: id(number),
            author: if number.is_multiple_of(2) { ana.person() } else { ana.partner() },
            made_at: at("2026-03-10 20:00"),
            state,
        };
        let states =
            [State::Shared, State::NeedsMore, State::NotReady, State::Received, State::Withdrawn];
        let each = states.into_iter().zip(610..).map(|(state, nth)| listed(nth, state)).collect();
        let begun = [For::Accountability, For::More(id(601), 2)];
        let drafts = begun.map(|what| Begun { id: id(82), what });
        let many = (620..).take(PAGE + 1).map(|nth| listed(nth, State::Received)).collect();
        vec![
            ("none yet", Self::new(&ana, &[], Vec::new(), true)),
            ("in each state", Self::new(&ana, &drafts, each, true)),
            ("earlier ones", Self::new(&ana, &[], many, false)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        vec![("how it goes", Self::new(&Partner::sample()))]
    }
}
