//! The pages before withdrawing and before keeping, and the kept copies.

use askama::Template;

use super::{Kept, KeptCopy, KeptCopyId, Said, Shared, Withdrawal, store::PAGE};
use crate::{
    access::{Member, Partner, PersonId},
    day,
    people::place,
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "entry/withdraw.html")]
pub(super) struct WithdrawPage {
    frame: Frame,
    back: String,
    /// Where the form is sent.
    action: String,
    partner: String,
    entry: View,
    is_open: bool,
    /// The line that will stand there.
    line: String,
}

#[derive(Template)]
#[template(path = "entry/keep.html")]
pub(super) struct KeepPage {
    frame: Frame,
    back: String,
    action: String,
    partner: String,
    entry: View,
}

#[derive(Template)]
#[template(path = "entry/kept_copies.html")]
pub(super) struct KeptCopiesPage {
    frame: Frame,
    copies: Vec<CopyView>,
    is_locked: bool,
    /// The last of this page, if there are earlier ones.
    last: Option<KeptCopyId>,
    is_first: bool,
}

/// An entry in words.
struct View {
    heading: String,
    said: Opened<Vec<Said>>,
}

struct CopyView {
    id: KeptCopyId,
    kept_on: String,
    entry: Opened<Words>,
}

/// What was kept, in words.
struct Words {
    heading: String,
    shared: String,
    said: Vec<Said>,
}

/// What is said stands under Talk, what is done under Together, the impact under the way.
fn place_of(entry: &Shared) -> Place {
    let is_below = |paths: &[&str]| paths.iter().any(|path| entry.acts.starts_with(path));
    if is_below(&[
        "/commitments/",
        "/dates/",
        "/accountability-statements/",
        "/small-deeds/",
        "/hobbies/",
        "/ideas/",
        "/weekly-meetings/",
    ]) {
        Place::Together
    } else if is_below(&[
        "/impact-statements/",
        "/other-side/",
        "/agenda/",
        "/practices/",
        "/contacts/",
        "/appointments/",
    ]) {
        Place::More
    } else {
        Place::Talk
    }
}

impl View {
    fn of(partner: &Partner, entry: &Shared) -> Self {
        let on = day::in_words(entry.day, partner.today());
        let name = if entry.author == partner.person() { "You" } else { partner.partner_name() };
        Self { heading: format!("{name}, {on}"), said: entry.said.clone() }
    }
}

impl WithdrawPage {
    pub(super) fn new(partner: &Partner, entry: &Shared) -> Self {
        let on = day::in_words(partner.today(), partner.today());
        Self {
            frame: Frame::of(partner, place_of(entry), "Withdraw"),
            back: entry.path.clone(),
            action: entry.acts.clone(),
            partner: partner.partner_name().to_owned(),
            entry: View::of(partner, entry),
            is_open: entry.is_open,
            line: format!("Withdrawn by {} on {on}.", partner.name()),
        }
    }
}

impl KeepPage {
    pub(super) fn new(partner: &Partner, entry: &Shared) -> Self {
        Self {
            frame: Frame::of(partner, place_of(entry), "Keep a copy"),
            back: entry.path.clone(),
            action: entry.acts.clone(),
            partner: partner.partner_name().to_owned(),
            entry: View::of(partner, entry),
        }
    }
}

impl KeptCopiesPage {
    pub(super) fn new(member: &Member, mut copies: Vec<KeptCopy>, is_first: bool) -> Self {
        let more = copies.len() > PAGE;
        copies.truncate(PAGE);
        Self {
            frame: Frame::of(member, place(member), "Kept copies"),
            is_locked: copies.iter().any(|copy| copy.kept.is_locked()),
            last: copies.last().filter(|_| more).map(|copy| copy.id),
            copies: copies.into_iter().map(|copy| CopyView::of(member, copy)).collect(),
            is_first,
        }
    }
}

impl CopyView {
    fn of(member: &Member, copy: KeptCopy) -> Self {
        let kept_on = copy.made_at.with_timezone(&member.zone()).date_naive();
        Self {
            id: copy.id,
            kept_on: day::in_words(kept_on, member.today()),
            entry: copy.kept.map(|kept| Words::of(member, kept)),
        }
    }
}

impl Words {
    fn of(member: &Member, kept: Kept) -> Self {
        let on = day::in_words(kept.day, member.today());
        let shared = kept.shared_at.with_timezone(&member.zone()).date_naive();
        let shared = day::in_words(shared, member.today());
        Self {
            heading: format!("{}, {on}", kept.name),
            shared: format!("{} wrote this, {}, and shared it on {shared}.", kept.name, kept.what),
            said: kept.said,
        }
    }
}

/// The line that stays, for the page that shows the entry.
pub(crate) fn withdrawn_line(
    partner: &Partner,
    author: PersonId,
    withdrawn: Option<Opened<Withdrawal>>,
) -> Option<Opened<String>> {
    let name = if author == partner.person() { "you" } else { partner.partner_name() };
    withdrawn.map(|withdrawn| {
        withdrawn.map(|it| {
            let on = it.at.with_timezone(&partner.zone()).date_naive();
            format!("Withdrawn by {name} on {}.", day::in_words(on, partner.today()))
        })
    })
}
