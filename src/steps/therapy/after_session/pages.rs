//! How sessions were, and the form of one.

use askama::Template;
use chrono::NaiveDate;

use super::{AfterSession, Question, Seen, after_session::LIMIT};
use crate::{
    access::{Member, Partner},
    day,
    progress::{
        look_back::{Kept, LookBackId, Span, frame},
        pulse::Level,
    },
    sealed::Opened,
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "steps/therapy/after_session/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    is_paired: bool,
    is_locked: bool,
    is_newest: bool,
    days: Vec<Item>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
}

/// One session.
struct Item {
    id: LookBackId,
    day: String,
    said: Opened<(Vec<(&'static str, &'static str)>, String)>,
}

#[derive(Template)]
#[template(path = "steps/therapy/after_session/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    questions: [Question; 3],
    /// As the form sends it.
    seen: String,
    /// Something was written about the day before.
    is_anew: bool,
    /// Something was, and it does not show.
    is_locked: bool,
}

impl Item {
    fn of(kept: Kept<AfterSession>, today: NaiveDate) -> Self {
        let said = kept.said.map(|said| {
            let answers = said.answers.iter().map(|it| (it.question.asked(), it.level.words()));
            (answers.collect(), said.note)
        });
        Self { id: kept.id, day: day::in_words(kept.since, today), said }
    }
}

impl ListPage {
    pub(super) fn new(
        member: &Member,
        span: Span,
        shown: Vec<Kept<AfterSession>>,
        oldest: Option<NaiveDate>,
    ) -> Self {
        let today = member.today();
        Self {
            frame: frame(member),
            is_paired: member.is_paired(),
            is_locked: shown.iter().any(|kept| kept.said.is_locked()),
            is_newest: span.later(today).is_none(),
            days: shown.into_iter().rev().map(|kept| Item::of(kept, today)).collect(),
            earlier: span.earlier(oldest),
            later: span.later(today),
        }
    }
}

impl NewPage {
    /// With what was written about today before, if it is open.
    pub(super) fn filled(partner: &Partner, before: Option<&Kept<AfterSession>>) -> Self {
        let said = before.and_then(|kept| kept.said.get());
        let today = partner.today().to_string();
        let form = said
            .map_or_else(|| Typed::with_values(&[("held", &today)]), |said| typed(said, &today));
        let seen = Seen { day: partner.today(), revisions: Kept::seen(before) };
        let is_locked = before.is_some() && said.is_none();
        Self { is_locked, ..Self::over(partner, seen, form) }
    }

    /// With what was typed, over the day as it is now.
    pub(super) fn over(partner: &Partner, seen: Seen, form: Typed) -> Self {
        let is_anew = seen.revisions > 0;
        Self { seen: seen.to_string(), is_anew, ..Self::new(partner, form) }
    }

    /// With what was typed.
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: frame(partner),
            questions: Question::ALL,
            seen: form.value("revision").to_owned(),
            is_anew: false,
            is_locked: false,
            form,
        }
    }
}

/// What was said, as a form holds it.
fn typed(said: &AfterSession, day: &str) -> Typed {
    let levels = said.answers.iter().map(|it| (it.question.field(), it.level.number().to_string()));
    let levels: Vec<_> = levels.collect();
    let mut all = vec![("held", day), ("note", said.note.as_str())];
    all.extend(levels.iter().map(|(name, level)| (*name, level.as_str())));
    Typed::with_values(&all)
}
