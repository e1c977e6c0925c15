//! Correcting a note, as Ana comes to it.

use super::{
    CorrectionForm, Note, Versions,
    correction::OPENED,
    pages::{CorrectPage, VersionsPage},
};
use crate::{
    access::Ours,
    entry::{WAITED, Withdrawal},
    sealed::Opened,
    steps::quality_time::date::{
        plan::{NoteForm, NoteWords, limit},
        store::Date,
    },
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

const ONION: &str = "The man who sold us one onion as if it were a violin.";
const SOUP: &str = "Soup on the town hall steps. You gave me your bread without looking.";

pub(crate) fn all() -> Vec<Shown> {
    [show::<CorrectPage>(), show::<VersionsPage>()].concat()
}

fn date() -> Ours<Date> {
    Ours::sample(id(34))
}

/// How close it felt, and a moment.
pub(crate) fn words(closeness: &str, moment: &str) -> NoteWords {
    let form = NoteForm {
        closeness: closeness.to_owned(),
        moment: moment.to_owned(),
        ..NoteForm::default()
    };
    form.parse().expect("a note")
}

/// Hers, open since then.
fn note(opened: Option<&str>) -> Note {
    Note {
        words: Opened::Genuine(words("4", ONION)),
        withdrawn: None,
        opened_at: opened.map(at),
        changed: None,
    }
}

impl Sample for CorrectPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |note: &Note| Self::filled(&date(), note);
        let (unseen, old) = (note(None), note(Some("2026-03-11 20:00")));
        let fresh = Note { opened_at: Some(date().now()), ..note(None) };
        let typed = sent::<CorrectionForm>(&[("closeness", "4"), ("moment", SOUP)]);
        let told = |note: &Note, sentence| {
            Self::new(&date(), note, typed.with_faults(Faults::one("becomes", sentence)))
        };
        let long = "The duck walked beside us all the way. ".repeat(limit::MOMENT / 30);
        let long = sent::<CorrectionForm>(&[("becomes", "a version"), ("moment", &long)]);
        let wrong: Typed = long.with_faults(long.form.parse().expect_err("something is wrong"));
        let changed = Note { words: Opened::ChangedOutside, ..note(Some("2026-03-11 20:00")) };
        vec![
            ("opened yesterday", page(&old)),
            ("opened a moment ago", page(&fresh)),
            ("not open yet", page(&unseen)),
            ("both opened meanwhile", told(&fresh, OPENED)),
            ("a quarter of an hour has passed", told(&old, WAITED)),
            ("not filled in", Self::new(&date(), &old, wrong)),
            ("changed outside", page(&changed)),
            ("changed outside, not open yet", page(&Note { opened_at: None, ..changed.clone() })),
        ]
    }
}

impl Sample for VersionsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let date = date();
        let (ana, ben) = (date.person(), date.partner());
        let opened = at("2026-03-07 21:00");
        let one = |author, moment| Versions {
            author,
            withdrawn: None,
            all: vec![(opened, Opened::Genuine(words("4", moment)))],
        };
        let changed = |author, later: Opened<NoteWords>| {
            let mut changed = one(author, SOUP);
            changed.all.push((at("2026-03-09 07:30"), later));
            changed
        };
        let genuine = || Opened::Genuine(words("5", "And the bread was warm."));
        let withdrawn = Some(Opened::Genuine(Withdrawal { at: date.now() }));
        let gone = Versions { author: ben, withdrawn, all: Vec::new() };
        vec![
            ("Ben changed his", Self::new(&date, [changed(ben, genuine()), one(ana, ONION)])),
            ("both changed", Self::new(&date, [changed(ben, genuine()), changed(ana, genuine())])),
            ("never changed", Self::new(&date, [one(ben, SOUP), one(ana, "")])),
            ("Ben withdrew his", Self::new(&date, [gone, changed(ana, genuine())])),
            (
                "changed outside",
                Self::new(&date, [changed(ben, Opened::ChangedOutside), one(ana, ONION)]),
            ),
        ]
    }
}
