//! A therapist writes on something that both opened: for both of them, at the same moment.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::super::{
    items::{Row, named},
    loaded::{Loaded, WINDOWS},
    pages::CommentPage,
    store,
};
use crate::{
    App,
    access::Linked,
    error::{Error, Result},
    steps::therapy::comment::{
        About, CommentForm, CommentId,
        store::{self as comments, Told},
    },
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

/// So many on one thing are enough to read.
const MOST: usize = 20;
const ENOUGH: &str = "You have written twenty comments on this. Withdraw one that is no longer needed, or bring it to the session";

/// As far back as the page over the couple can look.
const FURTHEST: u8 = WINDOWS[WINDOWS.len() - 1];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct On {
    on: String,
    comment: Option<CommentId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WithdrawForm {
    comment: Option<CommentId>,
}

/// What it is about, and everything that the therapist wrote.
struct Shown {
    about: About,
    item: Row,
    comments: Vec<Told>,
}

impl Shown {
    async fn read(app: &App, linked: &Linked, on: &str) -> Result<Self> {
        let about = About::parse(on).ok_or(Error::NotFound)?;
        let loaded = Loaded::read(&mut app.db.read().await?, linked, FURTHEST).await?;
        let item = named(linked, &loaded, about).ok_or(Error::NotFound)?;
        Ok(Self { about, item, comments: loaded.comments })
    }

    /// Both partners can read that it was looked at, whatever the answer is.
    async fn note(&self, app: &App, linked: &Linked) -> Result<()> {
        let mut tx = app.db.write().await?;
        store::look(&mut tx, linked, &[self.about.section]).await?;
        Ok(tx.commit().await?)
    }

    /// The page once more, with what was typed.
    async fn again(
        self,
        app: &App,
        linked: &Linked,
        (changes, form): (Option<CommentId>, Typed),
    ) -> Result<Response> {
        self.note(app, linked).await?;
        again(&self.page(linked, changes, form.clone()), &form)
    }

    /// Nothing more is written on it.
    fn is_full(&self) -> bool {
        let written = self.comments.iter().filter(|told| told.about == self.about);
        written.filter(|told| told.withdrawn.is_none()).count() >= MOST
    }

    fn page(self, linked: &Linked, changes: Option<CommentId>, form: Typed) -> CommentPage {
        CommentPage::new(linked, (self.about, self.item), &self.comments, (changes, form))
    }
}

/// Both partners can read that it was looked at, as with the page over all.
pub(super) async fn show(
    linked: Linked,
    State(app): State<App>,
    Query(query): Query<On>,
) -> Result<Response> {
    let shown = Shown::read(&app, &linked, &query.on).await?;
    shown.note(&app, &linked).await?;
    let fresh = shown.comments.iter().find(|told| {
        Some(told.id) == query.comment
            && told.about == shown.about
            && told.written().may_change(linked.now()).is_ok()
    });
    let changes = fresh.map(|told| told.id);
    let form = CommentPage::filled(&shown.comments, changes);
    page(&shown.page(&linked, changes, form))
}

pub(super) async fn write(
    linked: Linked,
    State(app): State<App>,
    posted: Posted<CommentForm>,
) -> Result<Response> {
    let shown = Shown::read(&app, &linked, &posted.form.on).await?;
    let about = shown.about;
    let changes = posted.form.comment;
    let words = match posted.form.parse(about) {
        Ok(words) => words,
        Err(faults) => {
            return shown.again(&app, &linked, (changes, posted.with_faults(faults))).await;
        }
    };
    if changes.is_none() && shown.is_full() {
        let faults = Faults::one("words", ENOUGH);
        return shown.again(&app, &linked, (None, posted.with_faults(faults))).await;
    }
    let mut writing = posted.begin(&app, &linked).await?;
    match changes {
        Some(id) => {
            let before = comments::on(writing.conn(), &linked, about).await?;
            let told = before.iter().find(|told| told.id == id).ok_or(Error::NotFound)?;
            if let Err(sentence) = told.written().may_change(linked.now()) {
                drop(writing);
                let form = posted.with_faults(Faults::one("words", sentence));
                return shown.again(&app, &linked, (None, form)).await;
            }
            comments::change(&mut writing, &linked, (id, &words)).await?;
            writing.deletes_for_good();
        }
        None => {
            comments::insert(&mut writing, &linked, &words).await?;
        }
    }
    writing.done(format!("/couples/{}#{about}", linked.link())).await
}

/// At any time while they read along: one is enough to stop.
pub(super) async fn withdraw(
    linked: Linked,
    State(app): State<App>,
    posted: Posted<WithdrawForm>,
) -> Result<Response> {
    let id = posted.form.comment.ok_or(Error::NotFound)?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &linked).await?;
            comments::withdraw(&mut writing, &linked, id).await?;
            writing.deletes_for_good();
            writing.done(format!("/couples/{}", linked.link())).await
        })
        .await
}
