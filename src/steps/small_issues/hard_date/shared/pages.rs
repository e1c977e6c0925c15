//! What would be shared, what was, and all of it.

use askama::Template;
use chrono::NaiveDate;

use super::{Answer, LIMIT, Told, answer, store::PAGE};
use crate::{
    access::{Partner, PersonId},
    day,
    entry::{Said, withdrawn_line},
    sealed::Opened,
    steps::{
        communication::{
            journal::CannotShare,
            wording::{self, Hint},
        },
        small_issues::hard_date::{HardDateId, SharedHardDateId, store::Kept},
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/shared/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    partner: String,
    me: String,
    id: HardDateId,
    revision: u32,
    when: String,
    /// What it is and what would help, or why it can not be shared.
    words: Result<(String, String), CannotShare>,
    /// Phrases in it that land badly: for its author alone, and kept nowhere.
    hints: Vec<&'static Hint>,
}

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/shared/shared.html")]
pub(super) struct SharedPage {
    frame: Frame,
    partner: String,
    form: Typed,
    it: View,
    /// What was said for the next time it comes, or the only one.
    answers: Vec<AnswerView>,
    /// What was said for earlier times.
    earlier: Vec<AnswerView>,
    /// The next time it comes, if the reader may say what they will do.
    may_answer: Option<String>,
}

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/shared/list.html")]
pub(super) struct SharedPages {
    frame: Frame,
    partner: String,
    days: Vec<View>,
    /// The last of this page, if there are earlier ones.
    last: Option<SharedHardDateId>,
    is_first: bool,
}

/// A hard day in words.
struct View {
    id: SharedHardDateId,
    is_own: bool,
    name: String,
    when: String,
    words: Opened<(String, String)>,
    shared: String,
    withdrawn: Option<Opened<String>>,
}

/// An answer in words.
struct AnswerView {
    number: u32,
    is_own: bool,
    name: String,
    day: String,
    said: Opened<Vec<Said>>,
    withdrawn: Option<Opened<String>>,
}

fn name_of(partner: &Partner, person: PersonId) -> String {
    let name = if person == partner.person() { "You" } else { partner.partner_name() };
    name.to_owned()
}

impl View {
    fn of(partner: &Partner, told: Told) -> Self {
        let today = partner.today();
        let shared = told.made_at.with_timezone(&partner.zone()).date_naive();
        Self {
            id: told.id,
            is_own: told.author == partner.person(),
            name: name_of(partner, told.author),
            when: told.on.in_words(today),
            words: told.words.map(|words| (words.title, words.helps)),
            shared: day::in_words(shared, today),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }
}

impl AnswerView {
    fn of(partner: &Partner, told: answer::Told) -> Self {
        let about = told.words.get().map(|words| words.day);
        Self {
            number: told.number,
            is_own: told.author == partner.person(),
            name: name_of(partner, told.author),
            day: about.map_or_else(String::new, |about| {
                format!(", for {}", day::in_words(about, partner.today()))
            }),
            said: told.words.map(|words| words.said()),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }
}

impl PreviewPage {
    pub(super) fn new(partner: &Partner, kept: &Kept) -> Self {
        let words = CannotShare::unless(&kept.words)
            .map(|words| (words.title.clone(), words.helps.clone()));
        let hints = words.as_ref().map_or_else(
            |_| Vec::new(),
            |(title, helps)| wording::found(&format!("{title}\n{helps}")),
        );
        Self {
            frame: Frame::of(partner, Place::Talk, "Days"),
            partner: partner.partner_name().to_owned(),
            me: partner.name().to_owned(),
            id: kept.id,
            revision: kept.revision,
            when: kept.on.in_words(partner.today()),
            words,
            hints,
        }
    }
}

impl SharedPage {
    pub(super) fn new(
        partner: &Partner,
        told: Told,
        answers: Vec<answer::Told>,
        form: Typed,
    ) -> Self {
        let today = partner.today();
        let about = (told.author, told.on, told.withdrawn.is_some());
        let may_answer = Answer::about(partner.person(), about, today).ok();
        let next = told.on.next(today).unwrap_or(told.on.day);
        let (now, earlier): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|told| is_about(told, next));
        let views = |all: Vec<_>| all.into_iter().map(|it| AnswerView::of(partner, it)).collect();
        Self {
            frame: Frame::of(partner, Place::Talk, "Days"),
            partner: partner.partner_name().to_owned(),
            form,
            it: View::of(partner, told),
            answers: views(now),
            earlier: views(earlier),
            may_answer: may_answer.map(|next| day::in_words(next, today)),
        }
    }
}

/// Whether it is about this day, as far as that can be said.
fn is_about(told: &answer::Told, day: NaiveDate) -> bool {
    told.words.get().is_none_or(|words| words.day == day)
}

impl SharedPages {
    pub(super) fn new(partner: &Partner, mut all: Vec<Told>, is_first: bool) -> Self {
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        let (today, last) = (partner.today(), all.last().filter(|_| more).map(|told| told.id));
        // What comes next stands first, and what is over or withdrawn last.
        all.sort_by_key(|told| {
            let next = told.on.next(today).filter(|_| told.withdrawn.is_none());
            (next.is_none(), next)
        });
        Self {
            frame: Frame::of(partner, Place::Talk, "Days"),
            partner: partner.partner_name().to_owned(),
            days: all.into_iter().map(|told| View::of(partner, told)).collect(),
            last,
            is_first,
        }
    }
}
