//! Searching one's own journal: in the request, in memory, over so many pages at a time.
//!
//! What is looked for is sent as a form, so that it stands in no address and no log, and is kept
//! nowhere.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    JournalPageId,
    journal::wanted,
    pages::{Found, SearchPage},
    store,
};
use crate::{
    App,
    access::Member,
    couple::export::AT_A_TIME,
    error::Result,
    text::{Faults, line},
    web::{
        form::Posted,
        page::{again, page},
    },
};

/// How many pages one search looks through.
const WINDOW: u32 = 500;
/// Characters to look for.
pub(super) const LIMIT: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SearchForm {
    words: String,
    /// Looks further back than this page.
    before: String,
}

/// Nothing is looked for yet: also for whoever loads the page again that showed what was found.
pub(super) async fn blank(member: Member) -> Result<Response> {
    page(&SearchPage::blank(&member))
}

pub(super) async fn search(
    member: Member,
    State(app): State<App>,
    posted: Posted<SearchForm>,
) -> Result<Response> {
    let words = line(&posted.form.words, LIMIT, "Please type a word to look for");
    let words = match words {
        Ok(words) => wanted(&words),
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("words", sentence));
            return again(&SearchPage::new(&member, form.clone(), Found::default()), &form);
        }
    };
    if !member.private_is_open() {
        return page(&SearchPage::closed(&member, posted.typed.clone()));
    }
    let before = posted.form.before.parse::<uuid::Uuid>().ok().map(JournalPageId::from);
    let found = look(&app, &member, (&words, before)).await?;
    page(&SearchPage::new(&member, posted.typed.clone(), found))
}

/// Some at a time, so that a long journal keeps nobody else waiting.
async fn look(
    app: &App,
    member: &Member,
    (words, mut before): (&[String], Option<JournalPageId>),
) -> Result<Found> {
    let (mut found, mut looked) = (Found::default(), 0);
    let step = u32::try_from(AT_A_TIME).unwrap_or(WINDOW);
    while looked < WINDOW {
        let pages = store::some(&mut app.db.read().await?, member, (before, step)).await?;
        let is_last = pages.len() < AT_A_TIME;
        looked += step;
        for kept in pages {
            before = Some(kept.id);
            found.until = Some(kept.made_at);
            match kept.words.get() {
                Some(page) => found.add(&kept, page.around(words)),
                None => found.has_unreadable = true,
            }
        }
        if is_last {
            return Ok(found);
        }
        tokio::task::yield_now().await;
    }
    found.further = before;
    Ok(found)
}
