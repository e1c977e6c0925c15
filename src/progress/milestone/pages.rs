//! The milestones: what waits, what was reached, and what does not count.

use askama::Template;
use chrono::NaiveDate;

use super::Milestone;
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, Answer, Reply, Wording, WordingId, pages::Shown, store::PAGE},
    day,
    draft::{DraftId, store::Begun},
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/milestone/milestones.html")]
pub(super) struct ListPage {
    frame: Frame,
    partner: String,
    /// These are the newest.
    is_newest: bool,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    /// What waits for an answer.
    waits: Vec<Item>,
    /// What both say, the latest day first.
    reached: Vec<Item>,
    /// What was answered before a reset: it may count, and nobody can say so.
    withheld: Vec<Item>,
    /// What one of the two did not say, or says no more.
    others: Vec<Item>,
    /// The first of those before these.
    earlier: Option<WordingId>,
}

/// One of them.
struct Item {
    day: Option<NaiveDate>,
    when: String,
    what: Opened<String>,
    how: String,
    it: Shown,
}

impl Item {
    fn of(partner: &Partner, wording: &Wording<Milestone>) -> Self {
        let day = wording.words.get().map(|words| words.day);
        Self {
            day,
            when: day.map(|day| day::in_words(day, partner.today())).unwrap_or_default(),
            what: wording.words.clone().map(|words| words.what),
            how: wording.words.get().map(|words| words.how.clone()).unwrap_or_default(),
            it: Shown::of(partner, wording),
        }
    }
}

impl ListPage {
    /// Of these wordings, the newest first: a page of them, and the next if there is one.
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        (all, is_newest): (Vec<Wording<Milestone>>, bool),
    ) -> Self {
        let mut page = Self {
            frame: Frame::of(partner, Place::More, "The way"),
            partner: partner.partner_name().to_owned(),
            is_newest,
            drafts: Begun::listed(drafts, Milestone::PATH),
            waits: Vec::new(),
            reached: Vec::new(),
            withheld: Vec::new(),
            others: Vec::new(),
            earlier: all.get(PAGE).map(|wording| wording.id),
        };
        for wording in all.iter().take(PAGE) {
            let item = Item::of(partner, wording);
            match (wording.answer, wording.ended) {
                (None, None) => page.waits.push(item),
                (Some((Reply::Said(Answer::Agreed), _)), None) => page.reached.push(item),
                (Some((Reply::Withheld, _)), None) => page.withheld.push(item),
                _ => page.others.push(item),
            }
        }
        page.reached.sort_by_key(|item| std::cmp::Reverse(item.day));
        page
    }
}
