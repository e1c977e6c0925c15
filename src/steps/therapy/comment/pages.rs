//! Everything that a therapist wrote for the two, and what stands beside one thing.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    CommentId,
    store::{PAGE, Told},
};
use crate::{
    access::{Partner, Reads},
    day,
    entry::Withdrawal,
    sealed::Opened,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/comment/list.html")]
pub(super) struct CommentsPage {
    frame: Frame,
    comments: Vec<CommentView>,
    /// The last of this page, if there are earlier ones.
    last: Option<CommentId>,
}

/// What a therapist wrote on one thing, on its page.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) comments: Vec<CommentView>,
}

/// A comment in words.
pub(crate) struct CommentView {
    pub(crate) id: CommentId,
    pub(crate) title: &'static str,
    pub(crate) path: String,
    pub(crate) words: Opened<String>,
    pub(crate) byline: String,
    pub(crate) withdrawn: Option<Opened<String>>,
    pub(crate) is_of_unknown: bool,
}

impl CommentView {
    /// As the two read it, and whoever wrote it.
    pub(crate) fn of(reader: &impl Reads, told: Told) -> Self {
        let on = |at: DateTime<Utc>| {
            day::on(at.with_timezone(&reader.zone()).date_naive(), reader.today())
        };
        let name = if told.author == reader.person() { "You" } else { &told.name };
        let changed = if told.changed_at.is_some() { ", changed since" } else { "" };
        let withdrawn = |it: Withdrawal| format!("{name} withdrew this {}.", on(it.at));
        Self {
            id: told.id,
            title: told.about.section.title(),
            path: told.about.path(),
            byline: format!("{name}, {}{changed}", on(told.made_at)),
            withdrawn: told.withdrawn.map(|it| it.map(withdrawn)),
            words: told.words,
            is_of_unknown: told.is_of_unknown,
        }
    }
}

impl Beside {
    pub(crate) fn of(reader: &impl Reads, all: Vec<Told>) -> Self {
        let views = all.into_iter().map(|told| CommentView::of(reader, told));
        Self { comments: views.collect() }
    }
}

impl CommentsPage {
    pub(super) fn new(partner: &Partner, mut all: Vec<Told>) -> Self {
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        let last = all.last().filter(|_| more).map(|told| told.id);
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            comments: Beside::of(partner, all).comments,
            last,
        }
    }
}
