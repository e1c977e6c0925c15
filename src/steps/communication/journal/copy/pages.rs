//! What would be shared, what was, and all of it.

use askama::Template;

use super::{
    handlers::whole,
    store::{PAGE, Told},
};
use crate::{
    access::Partner,
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::communication::{
        journal::{CannotShare, JournalCopyId, JournalPageId, store::Kept},
        wording::{self, Hint},
    },
    web::page::{Frame, Place},
};

/// Characters of a copy in a list.
const FIRST_LINE: usize = 80;

#[derive(Template)]
#[template(path = "steps/communication/journal/copy/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    partner: String,
    id: JournalPageId,
    revision: u32,
    me: String,
    day: String,
    /// The text, or why it can not be shared.
    text: Result<String, CannotShare>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/copy/copy.html")]
pub(super) struct CopyPage {
    frame: Frame,
    partner: String,
    copy: View,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/copy/list.html")]
pub(super) struct CopiesPage {
    frame: Frame,
    partner: String,
    copies: Vec<View>,
    /// The last of this page, if there are earlier ones.
    last: Option<JournalCopyId>,
    is_first: bool,
}

/// A copy in words.
struct View {
    id: JournalCopyId,
    is_own: bool,
    name: String,
    /// The day that it was written on, and the text.
    words: Opened<(String, String)>,
    shared: String,
    withdrawn: Option<Opened<String>>,
}

impl View {
    fn of(partner: &Partner, told: Told) -> Self {
        let today = partner.today();
        let shared = told.made_at.with_timezone(&partner.zone()).date_naive();
        let is_own = told.author == partner.person();
        Self {
            id: told.id,
            is_own,
            name: if is_own { "You" } else { partner.partner_name() }.to_owned(),
            words: told.words.map(|copy| (day::in_words(copy.day, today), copy.text)),
            shared: day::in_words(shared, today),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }

    /// How it begins.
    fn first_line(&self) -> Option<String> {
        let (_, text) = self.words.get()?;
        let line = text.lines().next().unwrap_or_default();
        let short: String = line.chars().take(FIRST_LINE).collect();
        Some(if short.len() < line.len() { format!("{} …", short.trim_end()) } else { short })
    }
}

impl PreviewPage {
    pub(super) fn new(partner: &Partner, kept: &Kept) -> Self {
        let day = kept.made_at.with_timezone(&partner.zone()).date_naive();
        let text = whole(kept).map(|(words, _)| words.text.clone());
        Self {
            frame: Frame::of(partner, Place::Talk, "Journal"),
            partner: partner.partner_name().to_owned(),
            id: kept.id,
            revision: kept.revision,
            me: partner.name().to_owned(),
            day: day::in_words(day, partner.today()),
            hints: text.as_ref().map_or_else(|_| Vec::new(), |text| wording::found(text)),
            text,
        }
    }
}

impl CopyPage {
    pub(super) fn new(partner: &Partner, told: Told) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "A page"),
            partner: partner.partner_name().to_owned(),
            copy: View::of(partner, told),
        }
    }
}

impl CopiesPage {
    pub(super) fn new(partner: &Partner, mut copies: Vec<Told>, is_first: bool) -> Self {
        let more = copies.len() > PAGE;
        copies.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, "Pages"),
            partner: partner.partner_name().to_owned(),
            last: copies.last().filter(|_| more).map(|copy| copy.id),
            copies: copies.into_iter().map(|copy| View::of(partner, copy)).collect(),
            is_first,
        }
    }
}
