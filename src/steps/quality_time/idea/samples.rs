//! Ideas, as Ana comes to them.

use super::{
    Filter, IdeaForm, IdeaWords, Needs,
    pages::{IdeaPage, IdeasPage, NewIdeaPage, OwnIdeasPage},
    store::{OwnIdea, PAGE, Told},
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<IdeasPage>(), show::<NewIdeaPage>(), show::<OwnIdeasPage>(), show::<IdeaPage>()]
        .concat()
}

fn told(is_hers: bool, number: u128) -> Told {
    let ana = Partner::sample();
    Told {
        id: id(number),
        author: if is_hers { ana.person() } else { ana.partner() },
        words: Opened::Genuine(IdeaWords {
            what: "The bench by the old lock, with rolls".to_owned(),
            needs: Needs::parse(["60", "a little", "out", ""]),
        }),
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

impl Sample for IdeasPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let own = [told(true, 901), told(false, 902), changed(told(false, 903))];
        let all = |filter, from| Self::new(&ana, &own, (filter, from));
        let few = Filter(Needs::parse(["15", "nothing", "home", "some"]));
        vec![
            ("all", all(Filter::default(), 0)),
            ("what fits", all(few, 0)),
            ("further on", all(Filter::default(), 120)),
            ("beyond the last", all(few, 500)),
        ]
    }
}

impl Sample for NewIdeaPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let typed = [("what", ""), ("time", "30"), ("place", "out")];
        let empty = sent::<IdeaForm>(&typed).with_faults(Faults::one("what", "Please say what"));
        let badly = sent::<IdeaForm>(&[("what", "What you never do with me")]).typed;
        vec![
            ("empty", Self::new(&ana, Typed::default())),
            ("nothing typed", Self::new(&ana, empty)),
            ("words that land badly", Self::new(&ana, badly.and("read_hints", "what"))),
        ]
    }
}

impl Sample for OwnIdeasPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some = vec![told(true, 901), withdrawn(told(false, 902)), changed(told(false, 903))];
        let many = (910..).take(PAGE + 1).map(|nth| told(true, nth)).collect();
        vec![
            ("some", Self::new(&ana, some)),
            ("none", Self::new(&ana, Vec::new())),
            ("many", Self::new(&ana, many)),
        ]
    }
}

impl Sample for IdeaPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ours: Ours<OwnIdea> = Ours::sample(id(901));
        let page = |told| Self::new(&ours, told);
        vec![
            ("hers", page(told(true, 901))),
            ("Ben’s", page(told(false, 901))),
            ("withdrawn", page(withdrawn(told(false, 901)))),
            ("changed outside", page(changed(told(true, 901)))),
        ]
    }
}
