//! The form of a correction, and both notes in all their versions.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Becomes, Note, Versions};
use crate::{
    access::Ours,
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::quality_time::date::{
        DateId,
        plan::{Closeness, NoteWords, limit},
        store::Date,
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/quality_time/date/note/correct.html")]
pub(super) struct CorrectPage {
    frame: Frame,
    form: Typed,
    id: DateId,
    partner: String,
    becomes: Becomes,
    /// It can not be read, so it can not be corrected.
    is_withheld: bool,
}

#[derive(Template)]
#[template(path = "steps/quality_time/date/note/versions.html")]
pub(super) struct VersionsPage {
    frame: Frame,
    id: DateId,
    sides: Vec<Side>,
}

/// All that one of the two wrote, the newest first.
struct Side {
    name: String,
    is_own: bool,
    withdrawn: Option<Opened<String>>,
    versions: Vec<(String, Opened<NoteWords>)>,
}

impl CorrectPage {
    /// With what stands there now.
    pub(super) fn filled(date: &Ours<Date>, note: &Note) -> Self {
        let form = note.words.get().map_or_else(Typed::default, |words| {
            let closeness = words.closeness.value();
            Typed::with_values(&[("closeness", &closeness), ("moment", &words.moment)])
        });
        Self::new(date, note, form)
    }

    pub(super) fn new(date: &Ours<Date>, note: &Note, form: Typed) -> Self {
        Self {
            frame: Frame::of(date, Place::Together, "A date"),
            form,
            id: date.id(),
            partner: date.partner_name().to_owned(),
            becomes: Becomes::of(note, date.now()),
            is_withheld: note.words.get().is_none(),
        }
    }
}

impl VersionsPage {
    pub(super) fn new(date: &Ours<Date>, both: [Versions; 2]) -> Self {
        Self {
            frame: Frame::of(date, Place::Together, "A date"),
            id: date.id(),
            sides: both.map(|one| Side::of(date, one)).into(),
        }
    }
}

impl Side {
    fn of(date: &Ours<Date>, Versions { author, withdrawn, all }: Versions) -> Self {
        let when = |nth: usize, at: DateTime<Utc>| {
            let did = if nth == 0 { "Opened" } else { "Changed" };
            let on = at.with_timezone(&date.zone()).date_naive();
            format!("{did} on {}", day::in_words(on, date.today()))
        };
        let all = all.into_iter().enumerate();
        let is_own = author == date.person();
        Self {
            name: if is_own { "You" } else { date.partner_name() }.to_owned(),
            is_own,
            withdrawn: withdrawn_line(date, author, withdrawn),
            versions: all.map(|(nth, (at, words))| (when(nth, at), words)).rev().collect(),
        }
    }
}
