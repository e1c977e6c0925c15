//! What only a real browser shows: Chromium, Firefox and `WebKitGTK` against a real server, on the
//! screen of a phone.
//!
//! `tests/run` puts the checkers in their place (`package.json` beside this file names them).
//!
//! | Where | What |
//! | --- | --- |
//! | `engine` | Chromium, Firefox, `WebKitGTK`: what drives each, and a window of it |
//! | `phone` | somebody's phone: what they see, tap and write |
//! | `neutral` | the everyday page that "Leave this page" leads to |
//! | `tools` | axe, the Nu HTML checker and html-validate |
//! | `couple` | two weeks of Ana and Ben, made through the pages |
//! | `rare` | pages that few people ever see, and how one comes there |
//! | `walk`, `look` | every page there is, and what is looked at on each: in Chromium |
//! | `in_every_engine` | the stories that run in all three, each under its engine's name |
//!
//! The server, its world and the quick browser without a screen are those of `tests/app`.

#![allow(dead_code, reason = "shared with tests/app, which uses the rest")]

#[path = "../app/authenticator.rs"]
mod authenticator;
#[path = "../app/browser.rs"]
mod browser;
#[path = "../app/device.rs"]
mod device;
#[path = "../app/form.rs"]
mod form;
#[path = "../app/log.rs"]
mod log;
#[path = "../app/page.rs"]
mod page;
#[path = "../app/world.rs"]
mod world;

mod couple;
mod engine;
mod look;
mod neutral;
mod phone;
mod rare;
mod tools;
mod walk;

mod bad_day;
mod every_page;
mod leaving;
mod month;
mod once;
mod passkeys;
mod readable;
mod sign_up_to_check_in;
mod talk;
mod wording;
