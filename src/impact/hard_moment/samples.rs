//! Hard moments, as Ana comes to them.

use chrono::TimeDelta;

use super::{
    Answer, Moment,
    card::samples::{hers, his},
    pages::HardMomentPage,
    store::{Now, On},
};
use crate::{
    access::Partner,
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<HardMomentPage>()
}

/// None, and no card either.
pub(crate) const fn nothing() -> Now {
    Now { theirs: None, own: None, has_card: false }
}

fn on(by_ana: bool, answer: Option<Answer>) -> On {
    let ana = Partner::sample();
    let since = ana.now() - TimeDelta::minutes(12);
    let by = if by_ana { ana.person() } else { ana.partner() };
    let answer = answer.map(|answer| (answer, ana.now()));
    On {
        id: id(81),
        moment: Moment { by, since, answer },
        card: genuine(if by_ana { hers() } else { his() }),
        withdrawn: None,
    }
}

/// Ben has one.
pub(crate) fn bens() -> Now {
    Now { theirs: Some(on(false, None)), has_card: true, ..nothing() }
}

/// She has one, and Ben is here.
pub(crate) fn answered() -> Now {
    Now { own: Some(on(true, Some(Answer::Here))), has_card: true, ..nothing() }
}

impl Sample for HardMomentPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let hers = |answer| Now { own: Some(on(true, answer)), has_card: true, ..nothing() };
        let his = |on| Now { theirs: Some(on), has_card: true, ..nothing() };
        let half_past = Answer::At(ana.now() + TimeDelta::minutes(95));
        let tomorrow = Answer::At(ana.now() + TimeDelta::hours(20));
        let gone = Some(Opened::Genuine(Withdrawal { at: ana.now() }));
        let withdrawn = On { withdrawn: gone, card: Opened::ChangedOutside, ..on(false, None) };
        let damaged = On { card: Opened::ChangedOutside, ..on(false, None) };
        let faults = Faults::one("time", "Please choose a time, such as 18:30");
        let wrong =
            Typed::with_values(&[("answer", "later"), ("time", "soon")]).with_faults(faults);
        let page = |now: &Now, form| Self::new(&ana, (now, None), form);
        let read = Self::new(&ana, (&nothing(), Some("Noor Weber".to_owned())), Typed::default());
        let shown = [
            ("she has a card", Now { has_card: true, ..nothing() }),
            ("no card yet", nothing()),
            ("hers was sent", hers(None)),
            ("Ben is here", answered()),
            ("Ben can later", hers(Some(half_past))),
            ("Ben’s", bens()),
            ("Ben’s, and she is here", his(on(false, Some(Answer::Here)))),
            ("Ben’s, and she can tomorrow", his(on(false, Some(tomorrow)))),
            ("both have one", Now { own: Some(on(true, None)), ..bens() }),
            ("the card was withdrawn", his(withdrawn)),
            ("the card was changed outside", his(damaged)),
        ];
        let shown = shown.map(|(state, now)| (state, page(&now, Typed::default())));
        let more = [("no time chosen", page(&bens(), wrong)), ("a therapist counts", read)];
        shown.into_iter().chain(more).collect()
    }
}
