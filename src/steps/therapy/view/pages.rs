//! The page over one couple, a comment on something there, and the log that both partners read.

use askama::Template;

use super::{
    alone::AloneView,
    items::{Item, Notes, PlanView, PractisedView, Row, Side, of_agenda, of_concern, of_date},
    loaded::{Loaded, WINDOWS, Watched},
    store::Look,
    talks::TalksView,
};
use crate::{
    access::{Linked, Partner, Read},
    agreeing::Wording,
    day,
    sealed::Opened,
    steps::{
        quality_time::date::store::Date,
        therapy::{
            comment::{
                About, CommentId, CommentView, LIMIT, MENDED_WITHIN, store::Told as Comment,
            },
            link::Section,
            next_session::SessionWords,
            practice::store::Told as Practised,
        },
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/view/session.html")]
pub(super) struct SessionPage {
    frame: Frame,
    path: String,
    names: String,
    since: String,
    until: String,
    policy: &'static str,
    windows: Vec<(u8, String, bool)>,
    /// When the three meet next.
    next: Option<Opened<String>>,
    form: Typed,
    agenda: Option<Vec<Item>>,
    plan: Option<Vec<PlanView>>,
    practices: Option<Vec<PractisedView>>,
    commitments: Option<Vec<Side>>,
    concerns: Option<Vec<Item>>,
    talks: Option<TalksView>,
    dates: Option<Vec<Item>>,
    /// What each of the two gives alone.
    alone: AloneView,
    /// What is not open, by its title.
    closed: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "steps/therapy/view/comment.html")]
pub(super) struct CommentPage {
    frame: Frame,
    path: String,
    names: String,
    on: About,
    item: Row,
    /// What the therapist wrote on it, and until when they may put it otherwise.
    comments: Vec<(CommentView, Option<String>)>,
    /// The one that is put otherwise.
    changes: Option<CommentId>,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/therapy/view/access_log.html")]
pub(super) struct AccessLogPage {
    frame: Frame,
    looks: Vec<(String, String, String)>,
}

impl SessionPage {
    pub(super) fn new(linked: &Linked, loaded: &Loaded, form: Typed) -> Self {
        let [first, second] = linked.people();
        let open = |section: &Section| linked.open().iter().any(|(of_it, _)| of_it == section);
        let (today, first_day) = (linked.today(), loaded.first);
        let at = |it: SessionWords| day::and_time(it.starts_at, linked.zone(), today);
        let page = Self {
            frame: Frame::of(linked, Place::Nowhere, "Couples"),
            path: format!("/couples/{}", linked.link()),
            names: format!("{} and {}", first.name, second.name),
            since: day::in_words(first_day, today),
            until: day::in_words(linked.consent().until, today),
            policy: linked.policy().sentence(),
            windows: windows(loaded.weeks, loaded.since_last),
            next: loaded.next.as_ref().map(|next| next.words.clone().map(at)),
            form,
            alone: AloneView::new(linked, &loaded.alone, loaded.in_weeks(today)),
            agenda: None,
            plan: None,
            practices: None,
            commitments: None,
            concerns: None,
            talks: None,
            dates: None,
            closed: Section::ALL.iter().filter(|it| !open(it)).map(|it| it.title()).collect(),
        };
        page.with(linked, loaded)
    }

    /// With what both opened, section by section.
    fn with(self, linked: &Linked, loaded: &Loaded) -> Self {
        let written = Notes(linked, &loaded.comments);
        let item = |section, item, row| Item { row, noted: written.on(section, item) };
        let of_plan = |plan: &Wording<_>| {
            let noted = written.on(Section::Plan, plan.id.uuid());
            PlanView::new(&plan.words, noted, linked.today())
        };
        let practised = |(told, said): &(Practised, Vec<_>)| {
            let noted = written.on(Section::Practice, told.id.uuid());
            PractisedView::new(linked, (told, said), noted)
        };
        let side = |all: &[Watched], read: &Read| {
            Side::new(linked, read.person, (all, loaded.first, &written))
        };
        let dates = linked.view::<Date>().zip(loaded.dates.as_ref());
        Self {
            agenda: loaded.agenda.as_ref().map(|all| {
                let told = all.iter();
                told.map(|it| item(Section::Agenda, it.id.uuid(), of_agenda(linked, it))).collect()
            }),
            plan: loaded.plan.as_ref().map(|all| all.iter().map(of_plan).collect()),
            practices: loaded.practices.as_ref().map(|all| all.iter().map(practised).collect()),
            commitments: loaded
                .commitments
                .as_ref()
                .map(|all| linked.people().iter().map(|read| side(all, read)).collect()),
            concerns: loaded.concerns.as_ref().map(|all| {
                let row = |it: &_| of_concern(linked, it);
                all.iter().map(|it| item(Section::Concerns, it.id.uuid(), row(it))).collect()
            }),
            talks: loaded.talks.as_ref().map(|all| TalksView::new(linked, all, loaded.first)),
            dates: dates.map(|(view, all)| {
                let row = |it: &_| of_date(linked, &view, it);
                all.iter().map(|it| item(Section::TimeTogether, it.id.uuid(), row(it))).collect()
            }),
            ..self
        }
    }
}

/// How far back the page can look, and how far it does.
fn windows(weeks: u8, since_last: bool) -> Vec<(u8, String, bool)> {
    let last = since_last.then(|| (0, "Since the last session".to_owned(), weeks == 0));
    let others = WINDOWS.map(|it| (it, format!("{it} weeks"), it == weeks));
    last.into_iter().chain(others).collect()
}

impl CommentPage {
    pub(super) fn new(
        linked: &Linked,
        (on, item): (About, Row),
        comments: &[Comment],
        (changes, form): (Option<CommentId>, Typed),
    ) -> Self {
        let [first, second] = linked.people();
        let own = |told: &Comment| {
            let until = (told.made_at + MENDED_WITHIN).with_timezone(&linked.zone());
            let is_fresh = told.written().may_change(linked.now()).is_ok();
            let until = is_fresh.then(|| until.format("%H:%M").to_string());
            (CommentView::of(linked, told.clone()), until)
        };
        Self {
            frame: Frame::of(linked, Place::Nowhere, "Couples"),
            path: format!("/couples/{}", linked.link()),
            names: format!("{} and {}", first.name, second.name),
            comments: comments.iter().filter(|told| told.about == on).map(own).collect(),
            on,
            item,
            changes,
            form,
        }
    }

    /// With the words of the one that is to be put otherwise.
    pub(super) fn filled(comments: &[Comment], changes: Option<CommentId>) -> Typed {
        let told = comments.iter().find(|told| Some(told.id) == changes);
        let words = told.and_then(|told| told.words.get());
        words.map_or_else(Typed::default, |words| Typed::with_values(&[("words", words)]))
    }
}

impl AccessLogPage {
    /// One line for each time: what was looked at together stands together.
    pub(super) fn new(partner: &Partner, looks: &[Look]) -> Self {
        let together =
            looks.chunk_by(|one, next| (one.made_at, &one.name) == (next.made_at, &next.name));
        let said = |looks: &[Look]| {
            let first = looks.first()?;
            let mut titles: Vec<_> = looks.iter().map(Look::title).collect();
            titles.reverse();
            let at = day::and_time(first.made_at, partner.zone(), partner.today());
            Some((first.name.clone(), titles.join(" · "), at))
        };
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            looks: together.filter_map(said).collect(),
        }
    }
}
