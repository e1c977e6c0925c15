//! Troth: a private place where two people rebuild trust after it was broken.
//!
//! | Where | What |
//! | --- | --- |
//! | [`people`] | accounts, passwords, signing in |
//! | [`couple`] | from a set-up link to two people who have both said yes |
//! | [`impact`] | understanding the impact: what each carries, and what the other understands |
//! | [`steps`] | the five steps: communication, accountability, quality time, small issues, therapy |
//! | [`progress`] | moving forward |
//! | [`today`] | the home page: at most three things |
//! | [`safety`] | help for whoever needs it, and leaving at once |
//! | [`access`] | who may see what: the gates |
//! | [`sealed`] | words at rest |
//! | [`offline`] | the form post is the operation |
//! | [`db`], [`web`], [`config`], [`clock`], [`cores`], [`error`], [`routes`] | plumbing without a product word in it |
//! | [`passing`] | what is over passes by itself |
//! | [`draft`] | what is written for the other, part by part, until it is shared |
//! | [`agreeing`] | what takes both: proposed by one, agreed by the other, ended by either |
//! | [`entry`] | what becomes of a shared entry: withdrawn, or kept as a copy |
//! | [`demo`] | a believable couple with a history |
//!
//! `docs/ARCHITECTURE.md` tells what must stay true, `docs/WALKTHROUGH.md` follows one click
//! through the files.

pub mod access;
pub mod agreeing;
pub mod asking;
pub mod clock;
pub mod config;
pub mod cores;
pub mod couple;
pub mod day;
pub mod db;
pub mod demo;
pub mod draft;
pub mod entry;
pub mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzzed;
mod id;
pub mod impact;
pub mod offline;
pub mod passing;
pub mod people;
pub mod progress;
pub mod routes;
pub mod safety;
#[cfg(test)]
mod samples;
pub mod sealed;
pub mod steps;
pub mod text;
pub mod today;
pub mod web;

use std::{ops::Deref, sync::Arc};

use clock::Clock;
use config::Config;
use db::Db;
use safety::Helplines;
use sealed::password::Hashing;

/// What every handler can reach; cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
#[derive(Debug)]
pub struct Inner {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The settings.
    pub config: Config,
    /// Passwords, two at a time.
    pub hashing: Hashing,
    /// How often codes and passwords were tried lately.
    pub attempts: people::Attempts,
    /// Who can be called, for the help page.
    pub helplines: Helplines,
    /// Pages that wait for news.
    pub live: web::live::Live,
    /// Whether this is the demo, which has a page of all parts.
    pub demo: bool,
}

impl App {
    /// Puts the parts together, with the helplines that come with the program.
    pub fn new(db: Db, clock: Clock, config: Config, demo: bool) -> Self {
        Self::with(Helplines::built_in(), db, clock, config, demo)
    }

    /// The same with other helplines.
    pub fn with(helplines: Helplines, db: Db, clock: Clock, config: Config, demo: bool) -> Self {
        web::assets::set_neutral_url(&config.neutral_url);
        let (hashing, attempts) = (Hashing::default(), people::Attempts::default());
        let live = web::live::Live::default();
        Self(Arc::new(Inner { db, clock, config, hashing, attempts, helplines, live, demo }))
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The whole web application.
pub fn router(app: App) -> axum::Router {
    web::around(routes::all(app.demo), &app).with_state(app)
}
