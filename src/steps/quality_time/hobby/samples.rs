//! Hobbies, as Ana comes to them.

use super::{
    Choice, Stand, SuggestForm, Suggested, deck,
    pages::{AnswersPage, HobbiesPage, HobbyPage, SuggestionPage, SuggestionsPage},
    store::Hobby,
    suggestion::store::{PAGE, Suggestion, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<HobbiesPage>(),
        show::<HobbyPage>(),
        show::<AnswersPage>(),
        show::<SuggestionsPage>(),
        show::<SuggestionPage>(),
    ]
    .concat()
}

fn of_deck(nth: usize, stand: Stand) -> Hobby {
    let card = &deck()[nth];
    Hobby {
        key: card.id.clone(),
        text: Opened::Genuine(card.text.clone()),
        suggested_by: None,
        stand,
    }
}

fn answered(choice: Choice) -> Stand {
    Stand::Answered(Opened::Genuine(choice))
}

fn suggested(is_hers: bool, stand: Stand) -> Hobby {
    let ana = Partner::sample();
    Hobby {
        key: "00000000-0000-0000-0000-000000000321".to_owned(),
        text: Opened::Genuine("Go to the old tram museum".to_owned()),
        suggested_by: Some(if is_hers { ana.person() } else { ana.partner() }),
        stand,
    }
}

fn damaged(stand: Stand) -> Hobby {
    Hobby { text: Opened::ChangedOutside, ..suggested(false, stand) }
}

impl Sample for HobbiesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |all| Self::new(&ana, all, Typed::default());
        let some = vec![
            suggested(false, Stand::Together),
            of_deck(0, Stand::Together),
            of_deck(1, answered(Choice::No)),
            of_deck(2, Stand::Unanswered),
        ];
        let long = sent::<SuggestForm>(&[("hobby", &"walk ".repeat(40))]);
        let long = long.with_faults(Faults::one("hobby", "Please shorten it a little"));
        let badly = sent::<SuggestForm>(&[("hobby", "What you never do")]).typed;
        vec![
            ("some", page(some)),
            ("nothing yet", page(vec![of_deck(0, Stand::Unanswered)])),
            ("all answered", page(vec![of_deck(0, answered(Choice::Maybe))])),
            ("too long", Self::new(&ana, Vec::new(), long)),
            (
                "words that land badly",
                Self::new(&ana, Vec::new(), badly.and("read_hints", "hobby")),
            ),
            ("changed outside", page(vec![damaged(Stand::Together)])),
            ("many", page((0..60).map(|nth| of_deck(nth, Stand::Together)).collect())),
        ]
    }
}

impl Sample for HobbyPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |hobby| Self::new(&ana, Some(hobby));
        let before = |opened| {
            let mut shown = page(of_deck(3, Stand::Unanswered));
            shown.before = Some(opened);
            shown
        };
        vec![
            ("of the deck", page(of_deck(3, Stand::Unanswered))),
            ("suggested by Ben", page(suggested(false, Stand::Unanswered))),
            ("suggested by her", page(suggested(true, answered(Choice::Like)))),
            ("answered before", before(Opened::Genuine(Choice::No))),
            ("answered before, closed", before(Opened::Locked)),
            ("answered before a reset", before(Opened::BeforeReset)),
            ("an answer that was changed", before(Opened::ChangedOutside)),
            ("on the list of both", page(of_deck(3, Stand::Together))),
            ("changed outside", page(damaged(Stand::Unanswered))),
            ("none left", Self::new(&ana, None)),
        ]
    }
}

impl Sample for AnswersPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let mut all: Vec<_> = Choice::ALL
            .iter()
            .zip(0..)
            .map(|(choice, nth)| of_deck(nth, answered(*choice)))
            .collect();
        all.push(of_deck(4, Stand::Answered(Opened::ChangedOutside)));
        all.push(suggested(true, answered(Choice::Like)));
        vec![
            ("some", Self::new(&ana, all.clone(), true)),
            ("closed", Self::new(&ana, all, false)),
            ("none", Self::new(&ana, Vec::new(), true)),
        ]
    }
}

fn told(is_hers: bool, number: u128) -> Told {
    let ana = Partner::sample();
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        words: Opened::Genuine(Suggested { hobby: "Go to the old tram museum".to_owned() }),
        made_at: at("2026-03-10 20:00"),
        withdrawn: None,
    }
}

fn withdrawn(mut told: Told) -> Told {
    told.withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 20:00") }));
    changed(told)
}

fn changed(told: Told) -> Told {
    Told { words: Opened::ChangedOutside, ..told }
}

impl Sample for SuggestionsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some = vec![told(true, 801), told(false, 802), withdrawn(told(false, 803))];
        let many = (810..).take(PAGE + 1).map(|nth| told(true, nth)).collect();
        vec![
            ("some", Self::new(&ana, some)),
            ("none", Self::new(&ana, Vec::new())),
            ("changed outside", Self::new(&ana, vec![changed(told(false, 804))])),
            ("many", Self::new(&ana, many)),
        ]
    }
}

impl Sample for SuggestionPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours: Ours<Suggestion> = Ours::sample(id(801));
        let page = |told| Self::new(&ours, told);
        vec![
            ("hers", page(told(true, 801))),
            ("Ben’s", page(told(false, 801))),
            ("withdrawn", page(withdrawn(told(false, 801)))),
            ("changed outside", page(changed(told(true, 801)))),
        ]
    }
}
