//! Pages that list commitments.

use askama::Template;

use crate::{
    access::Partner,
    sealed::Opened,
    steps::accountability::commitment::{Commitment, CommitmentId, PromiseWords, Standing},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/accountability/commitment/list.html")]
pub(in super::super) struct ListPage {
    frame: Frame,
    partner: String,
    waiting_for_me: Vec<Item>,
    mine: Vec<Item>,
    theirs: Vec<Item>,
    waiting_for_them: Vec<Item>,
}

#[derive(Template)]
#[template(path = "steps/accountability/commitment/ended.html")]
pub(in super::super) struct EndedPage {
    frame: Frame,
    items: Vec<Item>,
    older: Option<String>,
}

struct Item {
    id: CommitmentId,
    words: Opened<PromiseWords>,
    line: String,
}

impl ListPage {
    pub(in super::super) fn new(partner: &Partner, commitments: &[Commitment]) -> Self {
        let me = partner.person();
        let items = |wanted: &dyn Fn(&Commitment) -> bool| {
            commitments.iter().filter(|c| wanted(c)).map(|c| Item::new(partner, c)).collect()
        };
        let waits_for = |c: &Commitment, mine: bool| {
            c.waiting().is_some_and(|version| (version.author != me) == mine)
        };
        let active = |c: &Commitment, mine: bool| {
            c.agreed().is_some() && c.waiting().is_none() && (c.owner == me) == mine
        };
        Self {
            frame: Frame::of(partner, Place::Together, "Commitments"),
            partner: partner.partner_name().to_owned(),
            waiting_for_me: items(&|c| waits_for(c, true)),
            mine: items(&|c| active(c, true)),
            theirs: items(&|c| active(c, false)),
            waiting_for_them: items(&|c| waits_for(c, false)),
        }
    }

    fn is_empty(&self) -> bool {
        let lists = [&self.waiting_for_me, &self.mine, &self.theirs, &self.waiting_for_them];
        lists.iter().all(|list| list.is_empty())
    }
}

impl EndedPage {
    pub(in super::super) fn new(partner: &Partner, commitments: &[Commitment]) -> Self {
        let last = commitments.last().filter(|_| commitments.len() == 20);
        Self {
            frame: Frame::of(partner, Place::Together, "Commitments"),
            items: commitments.iter().map(|c| Item::new(partner, c)).collect(),
            older: last.map(|c| c.versions[0].made_at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()),
        }
    }
}

impl Item {
    fn new(partner: &Partner, commitment: &Commitment) -> Self {
        let version = commitment.waiting().or(commitment.agreed());
        let version = version.unwrap_or_else(|| commitment.newest());
        let whose = if commitment.owner == partner.person() {
            "Yours".to_owned()
        } else {
            format!("{}’s", partner.partner_name())
        };
        let active = matches!(commitment.standing(), Standing::Active { waiting: None, .. });
        let review_due = active && version.is_review_due(partner.today());
        let review = if review_due { ". Time to look at it again" } else { "" };
        let line = format!("{whose}, {}{review}", version.cadence.words());
        Self { id: commitment.id, words: version.words.clone(), line }
    }
}
