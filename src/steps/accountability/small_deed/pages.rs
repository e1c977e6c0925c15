//! The two lists, the suggestions, what is on no list any more, and one small deed.

use askama::Template;

use super::{
    DeedWords, SmallDeedId,
    small_deed::LIMIT,
    store::{Kept, PAGE, SmallDeed},
    suggestions,
};
use crate::{
    access::{Ours, Partner},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Small deeds";

#[derive(Template)]
#[template(path = "steps/accountability/small_deed/lists.html")]
pub(super) struct DeedsPage {
    frame: Frame,
    form: Typed,
    partner: String,
    mine: Vec<Item>,
    theirs: Vec<Item>,
}

#[derive(Template)]
#[template(path = "steps/accountability/small_deed/suggestions.html")]
pub(super) struct SuggestionsPage {
    frame: Frame,
    partner: String,
    /// Each with its number.
    suggestions: Vec<(usize, &'static str)>,
}

#[derive(Template)]
#[template(path = "steps/accountability/small_deed/earlier.html")]
pub(super) struct EarlierPage {
    frame: Frame,
    partner: String,
    items: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<SmallDeedId>,
}

#[derive(Template)]
#[template(path = "steps/accountability/small_deed/deed.html")]
pub(super) struct DeedPage {
    frame: Frame,
    partner: String,
    id: SmallDeedId,
    is_own: bool,
    is_listed: bool,
    is_starred: bool,
    words: Opened<DeedWords>,
    byline: String,
    withdrawn: Option<Opened<String>>,
}

/// One line of a list.
struct Item {
    id: SmallDeedId,
    name: String,
    words: Opened<DeedWords>,
    is_starred: bool,
    is_withdrawn: bool,
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let is_own = kept.standing.author == partner.person();
        Self {
            id: kept.id,
            name: if is_own { "You" } else { partner.partner_name() }.to_owned(),
            words: kept.words.clone(),
            is_starred: kept.standing.is_starred,
            is_withdrawn: kept.withdrawn.is_some(),
        }
    }
}

impl DeedsPage {
    pub(super) fn new(partner: &Partner, listed: &[Kept], form: Typed) -> Self {
        let of = |person| {
            let those = listed.iter().filter(move |kept| kept.standing.author == person);
            those.map(|kept| Item::of(partner, kept)).collect()
        };
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            form,
            partner: partner.partner_name().to_owned(),
            mine: of(partner.person()),
            theirs: of(partner.partner()),
        }
    }
}

impl SuggestionsPage {
    pub(super) fn new(partner: &Partner, list: &[Kept]) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            suggestions: suggestions::but_for(list.iter().filter_map(|kept| kept.words.get())),
        }
    }
}

impl EarlierPage {
    pub(super) fn new(partner: &Partner, mut earlier: Vec<Kept>) -> Self {
        let more = earlier.len() > PAGE;
        earlier.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            last: earlier.last().filter(|_| more).map(|kept| kept.id),
            items: earlier.iter().map(|kept| Item::of(partner, kept)).collect(),
        }
    }
}

impl DeedPage {
    pub(super) fn new(deed: &Ours<SmallDeed>, kept: Kept) -> Self {
        let standing = kept.standing;
        let is_own = standing.author == deed.person();
        let on = |at: chrono::DateTime<chrono::Utc>| {
            day::on(at.with_timezone(&deed.zone()).date_naive(), deed.today())
        };
        let who = if is_own { "You" } else { deed.partner_name() };
        let wrote = format!("{who} wrote this {}", on(kept.made_at));
        Self {
            frame: Frame::of(deed, Place::Together, TITLE),
            partner: deed.partner_name().to_owned(),
            id: kept.id,
            is_own,
            is_listed: standing.is_listed,
            is_starred: standing.is_starred,
            words: kept.words,
            byline: match kept.retired_at {
                Some(at) => format!("{wrote}, and took it off the list {}.", on(at)),
                None => format!("{wrote}."),
            },
            withdrawn: withdrawn_line(deed, standing.author, kept.withdrawn),
        }
    }
}
