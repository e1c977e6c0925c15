//! What the two agreed for a time-out.

use askama::Template;

use super::{
    Answer, TimeOutAgreementId,
    store::{Wording, standing},
};
use crate::{
    access::Partner,
    day,
    draft::{DraftId, store::Begun},
    entry::Said,
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/time_out/agreement.html")]
pub(super) struct AgreementPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    /// What counts.
    counts: Option<WordingView>,
    /// What waits for an answer.
    waits: Option<WordingView>,
    earlier: Vec<WordingView>,
}

/// One wording, in words.
struct WordingView {
    id: TimeOutAgreementId,
    is_own: bool,
    byline: String,
    said: Opened<Vec<Said>>,
}

impl AgreementPage {
    pub(super) fn new(partner: &Partner, drafts: &[Begun], newest_first: &[Wording]) -> Self {
        let standing = standing(newest_first);
        let shown = |at: Option<usize>| {
            at.and_then(|at| newest_first.get(at)).map(|it| WordingView::of(partner, it))
        };
        let (counts, waits) = (shown(standing.counts), shown(standing.waits));
        let is_now = |at: &usize| [standing.counts, standing.waits].contains(&Some(*at));
        let earlier = newest_first.iter().enumerate().filter(|(at, _)| !is_now(at));
        Self {
            frame: Frame::of(partner, Place::Talk, "Time-out"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, "/time-out/agreement"),
            counts,
            waits,
            earlier: earlier.map(|(_, wording)| WordingView::of(partner, wording)).collect(),
        }
    }
}

impl WordingView {
    fn of(partner: &Partner, wording: &Wording) -> Self {
        Self {
            id: wording.id,
            is_own: wording.author == partner.person(),
            byline: byline(partner, wording),
            said: wording.words.clone().map(|words| words.said()),
        }
    }
}

/// Who proposed it and when, and what became of it.
fn byline(partner: &Partner, wording: &Wording) -> String {
    let on = |at: chrono::DateTime<chrono::Utc>| {
        day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
    };
    let name = |person| if person == partner.person() { "You" } else { partner.partner_name() };
    let other = name(partner.other_than(wording.author));
    let mut all = vec![format!("{} proposed this {}.", name(wording.author), on(wording.made_at))];
    all.extend(wording.answer.map(|(answer, at)| match answer {
        Answer::Agreed => format!("{other} agreed {}.", on(at)),
        Answer::NotLikeThis => format!("{other} said {}: not like this.", on(at)),
    }));
    all.extend(wording.ended.map(|(by, at)| format!("{} ended it {}.", name(by), on(at))));
    all.join(" ")
}
