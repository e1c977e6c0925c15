//! Stories: a real server, its own database file, a clock that the test holds, and a browser that
//! submits forms found in the HTML. They read like the manual; their folders mirror `src/`.
//!
//! | Where | What |
//! | --- | --- |
//! | `world` | a server with nobody, one couple or several, at a time the story chooses |
//! | `browser`, `page`, `form` | what a person sees, follows and sends |
//! | `authenticator` | the app on a phone that shows a code of six figures |
//! | `device` | a phone, a computer or a small key that makes passkeys |
//! | `host` | the person who runs the server, and what they can do behind its back |
//! | `lasting` | a world through restarts, for random acts of everybody |
//! | `log` | what the program wrote into its log meanwhile |

mod access_matrix;
mod authenticator;
mod browser;
mod device;
mod form;
mod host;
mod impact;
mod lasting;
mod log;
mod page;
mod sealed;
mod table;
mod tidy;
mod world;

mod clock;
mod couple;
mod db;
mod demo;
mod draft;
mod entry;
mod people;
mod progress;
mod replay;
mod safety;
mod steps;
mod today;
mod unseen;
mod web;
