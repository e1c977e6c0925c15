//! From what the two have planned to what a calendar app reads (RFC 5545, RFC 7986).
//!
//! Every time is an instant in UTC, so that it is the same for every app and over every change of the
//! clocks. A title says nothing.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Class, Component as _, Event, EventLike as _, EventStatus, Property};

/// What everybody reads who looks over a shoulder.
const TITLE: &str = "Appointment";
const NAME: &str = "Appointments";

/// How often an app may look again.
const AGAIN: &str = "PT2H";

/// Something with a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The same for as long as it is the same occasion, whenever it is moved.
    pub uid: String,
    /// Rises with every change.
    pub sequence: u32,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// It was called off.
    pub is_cancelled: bool,
}

/// The whole calendar; `zone` is where its owner lives.
pub fn text(occasions: &[Occasion], zone: Tz) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Appointments//EN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .append_property(Property::new("NAME", NAME))
        .append_property(Property::new("X-WR-CALNAME", NAME))
        .append_property(Property::new("X-WR-TIMEZONE", zone.name()))
        .append_property(
            Property::new("REFRESH-INTERVAL", AGAIN).add_parameter("VALUE", "DURATION").done(),
        )
        .append_property(Property::new("X-PUBLISHED-TTL", AGAIN));
    for occasion in occasions {
        calendar.push(event(occasion));
    }
    calendar.to_string()
}

/// One of them, as a file that a calendar app takes in.
pub fn appointment(occasion: &Occasion) -> String {
    Calendar::empty()
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Appointment//EN"))
        .push(event(occasion))
        .to_string()
}

fn event(it: &Occasion) -> Event {
    let status = if it.is_cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
    Event::new()
        .uid(&it.uid)
        .timestamp(it.changed_at)
        .last_modified(it.changed_at)
        .sequence(it.sequence)
        .summary(TITLE)
        .starts(it.starts_at)
        .ends(it.ends_at)
        .class(Class::Private)
        .status(status)
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime<Utc> {
        time.parse().expect("a time")
    }

    #[test]
    fn an_app_reads_when_it_is_and_nothing_else() {
        let occasion = Occasion {
            uid: "0198c5c2-5f6a-7000-8000-000000000001".to_owned(),
            sequence: 3,
            changed_at: at("2026-03-12T18:00:00Z"),
            starts_at: at("2026-03-29T00:30:00Z"),
            ends_at: at("2026-03-29T02:30:00Z"),
            is_cancelled: false,
        };
        let called_off = Occasion { is_cancelled: true, sequence: 4, ..occasion.clone() };
        let text = text(&[occasion, called_off], Tz::Europe__Berlin);
        for line in [
            "BEGIN:VCALENDAR",
            "METHOD:PUBLISH",
            "REFRESH-INTERVAL;VALUE=DURATION:PT2H",
            "UID:0198c5c2-5f6a-7000-8000-000000000001",
            "DTSTART:20260329T003000Z",
            "DTEND:20260329T023000Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "STATUS:CANCELLED",
            "SUMMARY:Appointment",
            "CLASS:PRIVATE",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}: {text}");
        }
        assert!(text.contains("\r\n") && text.lines().all(|line| line.len() <= 75));
    }
}
