//! The list of both, one hobby, one's own answers, and what was suggested.

use askama::Template;

use super::{
    Choice, HobbyId, Stand, Suggested,
    hobby::LIMIT,
    store::Hobby,
    suggestion::store::{PAGE, Suggestion, Told},
};
use crate::{
    access::{Ours, Partner},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Hobbies";

#[derive(Template)]
#[template(path = "steps/quality_time/hobby/list.html")]
pub(super) struct HobbiesPage {
    frame: Frame,
    form: Typed,
    partner: String,
    together: Vec<Hobby>,
    /// Whether there is one that the reader has not answered.
    has_next: bool,
    /// Whether the reader has answered any.
    has_answered: bool,
}

#[derive(Template)]
#[template(path = "steps/quality_time/hobby/next.html")]
pub(super) struct HobbyPage {
    frame: Frame,
    partner: String,
    hobby: Option<Hobby>,
    /// Who suggested it, if it is not of the deck.
    suggested: Option<String>,
    /// What the reader answered before, if that is open.
    pub(super) before: Option<Opened<Choice>>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/hobby/answers.html")]
pub(super) struct AnswersPage {
    frame: Frame,
    partner: String,
    is_locked: bool,
    groups: Vec<Group>,
}

/// What was answered alike.
struct Group {
    title: &'static str,
    hobbies: Vec<Hobby>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/hobby/suggestions.html")]
pub(super) struct SuggestionsPage {
    frame: Frame,
    partner: String,
    items: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<HobbyId>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/hobby/suggestion.html")]
pub(super) struct SuggestionPage {
    frame: Frame,
    partner: String,
    item: Item,
}

/// A suggestion, in words.
struct Item {
    id: HobbyId,
    is_own: bool,
    words: Opened<Suggested>,
    byline: String,
    withdrawn: Option<Opened<String>>,
}

impl HobbiesPage {
    pub(super) fn new(partner: &Partner, all: Vec<Hobby>, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            form,
            partner: partner.partner_name().to_owned(),
            has_next: all.iter().any(|hobby| hobby.stand == Stand::Unanswered),
            has_answered: all.iter().any(|hobby| hobby.stand != Stand::Unanswered),
            together: all.into_iter().filter(|hobby| hobby.stand == Stand::Together).collect(),
        }
    }
}

impl HobbyPage {
    pub(super) fn new(partner: &Partner, hobby: Option<Hobby>) -> Self {
        let by = hobby.as_ref().and_then(|hobby| hobby.suggested_by);
        let own = |by| if by == partner.person() { "You" } else { partner.partner_name() };
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            suggested: by.map(|by| format!("{} suggested this.", own(by))),
            before: hobby.as_ref().and_then(|hobby| before(partner, hobby)),
            hobby,
        }
    }
}

/// What the reader answered before: theirs alone, so it opens with their password.
fn before(partner: &Partner, hobby: &Hobby) -> Option<Opened<Choice>> {
    match &hobby.stand {
        Stand::Answered(_) if !partner.private_is_open() => Some(Opened::Locked),
        Stand::Answered(answer) => Some(answer.clone()),
        Stand::Unanswered | Stand::Together => None,
    }
}

impl AnswersPage {
    /// `is_open`: what is only the reader's is open now.
    pub(super) fn new(partner: &Partner, all: Vec<Hobby>, is_open: bool) -> Self {
        let mut groups = [
            Group { title: "You would like to", hobbies: Vec::new() },
            Group { title: "Maybe", hobbies: Vec::new() },
            Group { title: "No", hobbies: Vec::new() },
            Group { title: "Changed outside the app", hobbies: Vec::new() },
        ];
        let answered = all.into_iter().filter(|hobby| matches!(hobby.stand, Stand::Answered(_)));
        for hobby in answered.filter(|_| is_open) {
            let at = match &hobby.stand {
                Stand::Answered(Opened::Genuine(Choice::Like)) => 0,
                Stand::Answered(Opened::Genuine(Choice::Maybe)) => 1,
                Stand::Answered(Opened::Genuine(Choice::No)) => 2,
                _ => 3,
            };
            groups[at].hobbies.push(hobby);
        }
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            is_locked: !is_open,
            groups: groups.into_iter().filter(|group| !group.hobbies.is_empty()).collect(),
        }
    }
}

impl Item {
    fn of(partner: &Partner, told: Told) -> Self {
        let is_own = told.author == partner.person();
        let on = told.made_at.with_timezone(&partner.zone()).date_naive();
        let who = if is_own { "You" } else { partner.partner_name() };
        Self {
            id: told.id,
            is_own,
            words: told.words,
            byline: format!("{who} suggested this {}", day::on(on, partner.today())),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }
}

impl SuggestionsPage {
    pub(super) fn new(partner: &Partner, mut all: Vec<Told>) -> Self {
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            last: all.last().filter(|_| more).map(|told| told.id),
            items: all.into_iter().map(|told| Item::of(partner, told)).collect(),
        }
    }
}

impl SuggestionPage {
    pub(super) fn new(ours: &Ours<Suggestion>, told: Told) -> Self {
        Self {
            frame: Frame::of(ours, Place::Together, TITLE),
            partner: ours.partner_name().to_owned(),
            item: Item::of(ours, told),
        }
    }
}
