//! The page of the security log.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Event;
use crate::{access::Member, day, people::pages::place, web::page::Frame};

#[derive(Template)]
#[template(path = "people/security_log/security_log.html")]
pub(super) struct SecurityLogPage {
    frame: Frame,
    events: Vec<Line>,
}

struct Line {
    sentence: &'static str,
    when: String,
}

impl SecurityLogPage {
    pub(super) fn new(member: &Member, events: &[(Event, DateTime<Utc>)]) -> Self {
        let line = |(event, at): &(Event, DateTime<Utc>)| Line {
            sentence: event.sentence(),
            when: day::and_time(*at, member.zone(), member.today()),
        };
        Self {
            frame: Frame::of(member, place(member), "Security log"),
            events: events.iter().map(line).collect(),
        }
    }
}
