//! Pages of what was brought from another server.

use askama::Template;

use super::store::TakenIn;
use crate::{
    access::Member,
    couple::export::{
        Holds, Record,
        readable::{Section, sections},
    },
    day,
    people::place,
    sealed::Opened,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "couple/imported/import.html")]
pub(super) struct ImportPage {
    frame: Frame,
    about: About,
    me: String,
}

#[derive(Template)]
#[template(path = "couple/imported/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    records: Vec<Line>,
}

#[derive(Template)]
#[template(path = "couple/imported/show.html")]
pub(super) struct ImportedPage {
    frame: Frame,
    path: String,
    taken_in: String,
    record: Opened<Shown>,
}

/// What a record is, in words.
struct About {
    title: String,
    made: String,
    server: String,
    count: Vec<String>,
}

struct Line {
    path: String,
    title: Opened<String>,
    taken_in: String,
}

struct Shown {
    about: About,
    sections: Vec<Section>,
}

impl About {
    fn of(record: &Record, member: &Member) -> Self {
        let names: Vec<_> = record.people.iter().map(|who| who.name.as_str()).collect();
        let title = match record.holds {
            Holds::MyWords => format!("What {} wrote", record.made_by.name),
            Holds::OurRecord => format!("The shared record of {}", names.join(" and ")),
        };
        let counted = [
            (record.check_ins.len(), "check-in"),
            (record.commitments.len(), "commitment"),
            (record.dates.len(), "date"),
            (record.imported.len(), "record brought along before"),
        ];
        let count = counted.into_iter().filter(|(count, _)| *count > 0);
        Self {
            title,
            made: day::and_time(record.made_at, member.zone(), member.today()),
            server: record.house.server.clone(),
            count: count.map(|(count, what)| many(count, what)).collect(),
        }
    }
}

fn many(count: usize, what: &str) -> String {
    let (first, rest) = what
        .split_once(' ')
        .map_or((what, String::new()), |(first, rest)| (first, format!(" {rest}")));
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {first}{s}{rest}")
}

impl ImportPage {
    pub(super) fn new(member: &Member, record: &Record) -> Self {
        let (about, me) = (About::of(record, member), member.name().to_owned());
        Self { frame: Frame::of(member, place(member), "Take in"), about, me }
    }
}

impl ListPage {
    pub(super) fn new(member: &Member, all: Vec<TakenIn>) -> Self {
        let line = |taken: TakenIn| Line {
            path: format!("/imported/{}", taken.id),
            title: taken.brought.map(|brought| About::of(&brought.record, member).title),
            taken_in: day::and_time(taken.made_at, member.zone(), member.today()),
        };
        let records = all.into_iter().map(line).collect();
        Self { frame: Frame::of(member, place(member), "Brought along"), records }
    }
}

impl ImportedPage {
    pub(super) fn new(member: &Member, taken: TakenIn) -> Self {
        let shown = taken.brought.map(|brought| Shown {
            about: About::of(&brought.record, member),
            sections: sections(&brought.record, member.zone()),
        });
        Self {
            frame: Frame::of(member, place(member), "Brought along"),
            path: format!("/imported/{}", taken.id),
            taken_in: day::and_time(taken.made_at, member.zone(), member.today()),
            record: shown,
        }
    }
}
