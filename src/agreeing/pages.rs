//! What counts, what waits, and what there was before, in words.

use chrono::{DateTime, Utc};

use super::{
    Agreeable, Answer, Standing,
    store::{Wording, standing},
};
use crate::{
    access::{Partner, PersonId},
    day,
    entry::Said,
    sealed::Opened,
};

/// All wordings, as a page shows them.
pub(crate) struct Wordings {
    /// What counts.
    pub(crate) counts: Option<Shown>,
    /// What waits for an answer.
    pub(crate) waits: Option<Shown>,
    /// All others, the newest first.
    pub(crate) earlier: Vec<Shown>,
}

/// One wording, in words.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) is_own: bool,
    pub(crate) byline: String,
    pub(crate) said: Opened<Vec<Said>>,
}

impl Wordings {
    pub(crate) fn of<W: Agreeable>(partner: &Partner, newest_first: &[Wording<W>]) -> Self {
        let shown = |wording: &Wording<W>| Shown {
            id: wording.id.to_string(),
            is_own: wording.author == partner.person(),
            byline: byline(
                partner,
                (wording.author, wording.made_at, wording.answer, wording.ended),
            ),
            said: wording.words.clone().map(|words| words.said()),
        };
        Self::sorted(standing(newest_first), newest_first.iter().map(shown).collect())
    }

    /// These, the newest first, by where they stand.
    pub(crate) fn sorted(standing: Standing, newest_first: Vec<Shown>) -> Self {
        let mut sorted = Self { counts: None, waits: None, earlier: Vec::new() };
        for (at, shown) in newest_first.into_iter().enumerate() {
            if standing.counts == Some(at) {
                sorted.counts = Some(shown);
            } else if standing.waits == Some(at) {
                sorted.waits = Some(shown);
            } else {
                sorted.earlier.push(shown);
            }
        }
        sorted
    }
}

/// Who proposed it and when, what the other answered, and who ended it.
type Became =
    (PersonId, DateTime<Utc>, Option<(Answer, DateTime<Utc>)>, Option<(PersonId, DateTime<Utc>)>);

/// Who proposed it and when, and what became of it.
pub(crate) fn byline(partner: &Partner, (author, made_at, answer, ended): Became) -> String {
    let on = |at: DateTime<Utc>| {
        day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
    };
    let name = |person| if person == partner.person() { "You" } else { partner.partner_name() };
    let other = name(partner.other_than(author));
    let mut all = vec![format!("{} proposed this {}.", name(author), on(made_at))];
    all.extend(answer.map(|(answer, at)| match answer {
        Answer::Agreed => format!("{other} agreed {}.", on(at)),
        Answer::NotLikeThis => format!("{other} said {}: not like this.", on(at)),
    }));
    all.extend(ended.map(|(by, at)| format!("{} ended it {}.", name(by), on(at))));
    all.join(" ")
}
