//! What counts, what waits, and what there was before, in words.

use chrono::{DateTime, Utc};

use super::{Agreeable, Answer, Ended, Reply, Says, Wording, store::standing};
use crate::{
    access::{Partner, PersonId},
    day,
    draft::{DraftId, store::Begun},
    entry::Said,
    sealed::Opened,
};

/// All wordings, as a page shows them.
pub(crate) struct Wordings {
    pub(crate) partner: String,
    /// What the reader is writing.
    pub(crate) drafts: Vec<(DraftId, &'static str)>,
    /// Where it is answered and ended.
    pub(crate) path: &'static str,
    /// What counts.
    pub(crate) counts: Option<Shown>,
    /// What waits for an answer.
    pub(crate) waits: Option<Shown>,
    /// What was answered before a reset, if nothing was agreed since: it may count, and nobody can say so.
    pub(crate) withheld: Option<Shown>,
    /// All others, the newest first.
    pub(crate) earlier: Vec<Shown>,
}

/// One wording, in words.
pub(crate) struct Shown {
    pub(crate) id: String,
    /// Names these words.
    pub(crate) digest: String,
    pub(crate) is_own: bool,
    pub(crate) byline: String,
    pub(crate) said: Opened<Vec<Said>>,
    /// Its answer does not open after a reset, and nobody has ended it.
    is_withheld: bool,
}

impl Shown {
    pub(crate) fn of<W: Agreeable>(partner: &Partner, wording: &Wording<W>) -> Self {
        let withheld = wording.answer.filter(|(reply, _)| *reply == Reply::Withheld);
        Self {
            id: wording.id.to_string(),
            digest: wording.digest.clone(),
            is_own: wording.author == partner.person(),
            byline: told(partner, wording),
            said: wording.words.clone().map(|words| words.said()),
            is_withheld: withheld.is_some() && wording.ended.is_none(),
        }
    }
}

impl Wordings {
    pub(crate) fn of<W: Agreeable>(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<W>],
    ) -> Self {
        let shown = newest_first.iter().map(|wording| Shown::of(partner, wording));
        let standing = standing(newest_first);
        let mut sorted = Self {
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, W::PATH),
            path: W::PATH,
            counts: None,
            waits: None,
            withheld: None,
            earlier: Vec::new(),
        };
        for (at, shown) in shown.enumerate() {
            if standing.counts == Some(at) {
                sorted.counts = Some(shown);
            } else if standing.waits == Some(at) {
                sorted.waits = Some(shown);
            } else if shown.is_withheld && sorted.counts.is_none() && sorted.withheld.is_none() {
                sorted.withheld = Some(shown);
            } else {
                sorted.earlier.push(shown);
            }
        }
        sorted
    }
}

/// Who proposed a wording and when, and what became of it.
pub(crate) fn told<W: Agreeable>(partner: &Partner, wording: &Wording<W>) -> String {
    byline(partner, W::SAYS, (wording.author, wording.made_at, wording.answer, wording.ended))
}

/// Who proposed it and when, what the other answered, and who ended it.
type Became = (PersonId, DateTime<Utc>, Option<(Reply, DateTime<Utc>)>, Option<Ended>);

/// Who proposed it and when, and what became of it.
fn byline(partner: &Partner, says: Says, (author, made_at, answer, ended): Became) -> String {
    let on = |at: DateTime<Utc>| {
        day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
    };
    let name = |person| if person == partner.person() { "You" } else { partner.partner_name() };
    let other = name(partner.other_than(author));
    let mut all = vec![format!("{} {} {}.", name(author), says.proposed, on(made_at))];
    all.extend(answer.map(|(reply, at)| match reply {
        Reply::Said(Answer::Agreed) => format!("{other} {} {}.", says.agreed, on(at)),
        Reply::Said(Answer::NotLikeThis) => format!("{other} said {}: {}.", on(at), says.not),
        Reply::Withheld => format!("{other} answered {}, before a reset.", on(at)),
    }));
    all.extend(ended.map(|Ended { by, at }| match by {
        Some(by) => format!("{} {} {}.", name(by), says.ended, on(at)),
        None => format!("It was ended {}.", on(at)),
    }));
    all.join(" ")
}
