//! Each kind of entry in words.

use chrono::Datelike as _;
use chrono_tz::Tz;

use super::{Day, Group, Item, Line, at, day};
use crate::{
    entry::{self, Withdrawal},
    sealed::Opened,
    steps::{
        accountability::{
            cadence::Cadence,
            commitment::record::{self as commitment, Wording},
            keeping::{
                self,
                record::{Mark, Sighting},
            },
        },
        quality_time::date::{
            note::Later,
            plan::{NoteWords, how_long},
            record as date,
        },
        small_issues::check_in::{self, Details, record::Entry as CheckIn},
    },
    text::capital,
};

/// The lines of words, or the line that says why they are not there: never a guess.
pub(super) fn lines<W>(opened: &Opened<W>, lines: impl FnOnce(&W) -> Vec<Line>) -> Vec<Line> {
    match opened {
        Opened::Genuine(words) => lines(words),
        Opened::ChangedOutside => vec![Line::plain(
            "",
            "This was changed outside the app. What stands there now is not certain to be its \
             author’s, so it is left out.",
        )],
        Opened::Locked => vec![Line::plain("", "This was locked when the file was made.")],
        Opened::BeforeReset => vec![Line::plain(
            "",
            "This was sealed with a key from before a reset, and did not open when the file was \
             made.",
        )],
    }
}

/// What was written, without what was left empty.
fn written(all: &[(&'static str, &str)]) -> Vec<Line> {
    let written = all.iter().filter(|(_, words)| !words.is_empty());
    written.map(|(label, words)| Line::own(label, words)).collect()
}

pub(super) fn months(entries: &[CheckIn], zone: Tz) -> Vec<Group> {
    let month = |entry: &CheckIn| (entry.day.year(), entry.day.month());
    let months = entries.chunk_by(|a, b| month(a) == month(b));
    months
        .map(|entries| Group {
            title: Line::plain("", entries[0].day.format("%B %Y").to_string()),
            items: entries.iter().map(|entry| check_in(entry, zone)).collect(),
            ..Group::default()
        })
        .collect()
}

/// The line that stays of what was withdrawn.
pub(super) fn gone(withdrawn: Option<&Opened<Withdrawal>>, zone: Tz) -> Vec<Line> {
    withdrawn.map_or_else(Vec::new, |withdrawn| {
        lines(withdrawn, |it| {
            vec![Line::plain("", format!("Withdrawn by its author. {}", at(it.at, zone)))]
        })
    })
}

pub(super) fn kept(copies: &[entry::record::Copy], zone: Tz) -> Vec<Group> {
    let item = |copy: &entry::record::Copy| Item {
        title: copy.kept.get().map_or_else(
            || "A copy".to_owned(),
            |kept| format!("{}, {}, {}", kept.name, kept.what, day(kept.day)),
        ),
        byline: format!("Kept {}, only for its owner", at(copy.made_at, zone)),
        lines: lines(&copy.kept, |kept| kept.said.iter().map(said).collect()),
    };
    let items: Vec<_> = copies.iter().map(item).collect();
    let group =
        Group { title: Line::plain("", "What the other had shared"), items, ..Group::default() };
    if copies.is_empty() { Vec::new() } else { vec![group] }
}

pub(super) fn said(said: &entry::Said) -> Line {
    Line { label: said.about.clone().into(), words: said.words.clone(), own: said.own }
}

fn check_in(entry: &CheckIn, zone: Tz) -> Item {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    if let Some(told) = &entry.said {
        all.extend(lines(told, |said| vec![Line::plain("", said.closeness.words())]));
    }
    if let Some(added) = &entry.added {
        all.extend(lines(&added.words, details));
    }
    for change in &entry.changes {
        all.push(Line::plain("", format!("Changed on {}", at(change.made_at, zone))));
        all.extend(lines(&change.words, |version| {
            let mut all = vec![Line::plain("", version.said.closeness.words())];
            all.extend(version.details.iter().flat_map(details));
            all
        }));
    }
    if let Some(copy) = &entry.copy {
        all.push(Line::plain("", format!("Shared as a copy on {}", at(copy.made_at, zone))));
    }
    let author = &entry.author.name;
    let shared = entry.audience == check_in::Audience::Both.words();
    let audience = if shared { "for both".to_owned() } else { format!("only for {author}") };
    Item {
        title: day(entry.day),
        byline: format!("{author}, {}, {audience}", at(entry.made_at, zone)),
        lines: all,
    }
}

fn details(details: &Details) -> Vec<Line> {
    let feelings: Vec<_> = details
        .feelings
        .iter()
        .map(|felt| match felt.strength {
            Some(strength) => format!("{}, {}", felt.feeling.word(), strength.word()),
            None => felt.feeling.word().to_owned(),
        })
        .collect();
    let mut lines = Vec::new();
    if !feelings.is_empty() {
        lines.push(Line::plain("Feelings", capital(&feelings.join("; "))));
    }
    if let Some(energy) = details.energy {
        lines.push(Line::plain("Energy", capital(energy.words())));
    }
    lines.extend(written(&[
        ("What would help", &details.need),
        ("Thank you for", &details.thanks),
        ("Note", &details.note),
    ]));
    lines
}

pub(super) fn commitment(entry: &commitment::Entry, zone: Tz) -> Group {
    let newest = entry.wordings.iter().rev().find_map(|wording| wording.words.get());
    let title = match newest {
        Some(words) => Line::own("", &words.promise),
        None => Line::plain("", format!("A commitment of {}", entry.owner.name)),
    };
    let mut items: Vec<_> =
        entry.wordings.iter().map(|it| (it.made_at, wording(it, zone))).collect();
    items.extend(entry.answers.iter().map(|it| (it.made_at, answer(it, zone))));
    if let Some(end) = &entry.retirement {
        let item = Item {
            title: "Ended".to_owned(),
            byline: format!("{}, {}", end.by.name, at(end.made_at, zone)),
            lines: lines(&end.words, |words| written(&[("Why", &words.why)])),
        };
        items.push((end.made_at, item));
    }
    items.sort_by_key(|(made_at, _)| *made_at);
    Group {
        title,
        quiet: format!("Kept by {}. {}.", entry.owner.name, capital(&entry.state)),
        items: items.into_iter().map(|(_, item)| item).collect(),
        days: days(entry, zone),
    }
}

fn wording(wording: &Wording, zone: Tz) -> Item {
    let cadence = Cadence::parse(&wording.cadence).map(|cadence| capital(&cadence.words()));
    let mut all = lines(&wording.words, |words| {
        written(&[
            ("Promise", &words.promise),
            ("Why it matters", &words.why),
            ("How both will know", &words.know),
        ])
    });
    all.push(Line::plain("When", cadence.unwrap_or_else(|| wording.cadence.clone())));
    all.push(Line::plain("Look at it again on", day(wording.review_on)));
    Item {
        title: format!("Wording {}", wording.version),
        byline: format!("{}, {}", wording.author.name, at(wording.made_at, zone)),
        lines: all,
    }
}

fn answer(answer: &commitment::Answer, zone: Tz) -> Item {
    Item {
        title: format!("Wording {}: {}", answer.version, answer.answer),
        byline: format!("{}, {}", answer.by.name, at(answer.made_at, zone)),
        lines: lines(&answer.words, |words| written(&[("Why", &words.why)])),
    }
}

/// Marks with what was said to them; an answer to a mark that is not in this record stands alone.
fn days(entry: &commitment::Entry, zone: Tz) -> Vec<Day> {
    let its =
        |seen: &Sighting, mark: &Mark| seen.day == mark.day && seen.of_version == mark.version;
    let mut days: Vec<_> = entry
        .marks
        .iter()
        .map(|mark| {
            let seen = entry.sightings.iter().filter(|seen| its(seen, mark));
            (
                mark.day,
                marked(mark, seen.map(|seen| sighting(seen, Some(mark), zone)).collect(), zone),
            )
        })
        .collect();
    let alone = entry.sightings.iter().filter(|seen| !entry.marks.iter().any(|m| its(seen, m)));
    days.extend(alone.map(|seen| {
        let said = vec![sighting(seen, None, zone)];
        (seen.day, Day { on: day(seen.day), mark: String::new(), lines: Vec::new(), seen: said })
    }));
    days.sort_by_key(|(day, _)| *day);
    days.into_iter().map(|(_, day)| day).collect()
}

fn marked(mark: &Mark, seen: Vec<String>, zone: Tz) -> Day {
    let label = keeping::Mark::parse(&mark.mark).map_or(&*mark.mark, |mark| mark.label());
    Day {
        on: day(mark.day),
        mark: format!("{label}. {}, {}", mark.by.name, at(mark.made_at, zone)),
        lines: gone(mark.withdrawn.as_ref(), zone)
            .into_iter()
            .chain(lines(&mark.words, |words| {
                written(&[("What got in the way", &words.obstacle), ("Repair", &words.repair)])
            }))
            .collect(),
        seen,
    }
}

fn sighting(seen: &Sighting, mark: Option<&Mark>, zone: Tz) -> String {
    let missed = mark.is_some_and(|mark| ["missed", "excused"].contains(&&*mark.mark));
    let said = match keeping::Seen::parse(&seen.answer) {
        Some(keeping::Seen::Saw) if missed => "read it",
        Some(keeping::Seen::Saw) => "saw it",
        Some(keeping::Seen::DidNot) => "didn’t see it",
        Some(keeping::Seen::Talk) => "would like to talk about it",
        None => &seen.answer,
    };
    format!("{} {said}. {}", seen.by.name, at(seen.made_at, zone))
}

pub(super) fn of_date(entry: &date::Entry, zone: Tz) -> Group {
    let newest = entry.plans.iter().rev().find_map(|plan| plan.words.get());
    let title = match newest {
        Some(words) => Line::own("", &words.what),
        None => Line::plain("", "A date"),
    };
    let mut items: Vec<_> = entry.plans.iter().map(|it| (it.made_at, plan(it, zone))).collect();
    items.extend(entry.answers.iter().map(|it| {
        let title = format!("Plan {}: {}", it.version, it.answer);
        (it.made_at, done(title, &it.by.name, it.made_at, zone))
    }));
    items.extend(entry.pacts.iter().map(|it| {
        let title = "Yes, not about the past".to_owned();
        (it.made_at, done(title, &it.by.name, it.made_at, zone))
    }));
    items.extend(entry.outcome.iter().map(|it| {
        let title = if it.outcome == "done" { "It took place" } else { "Called off" };
        (it.made_at, done(title.to_owned(), &it.by.name, it.made_at, zone))
    }));
    items.extend(entry.notes.iter().map(|it| (it.made_at, note(it, zone))));
    items.sort_by_key(|(made_at, _)| *made_at);
    Group {
        title,
        quiet: format!("{}.", capital(&entry.state)),
        items: items.into_iter().map(|(_, item)| item).collect(),
        ..Group::default()
    }
}

fn plan(plan: &date::Plan, zone: Tz) -> Item {
    let mut all = lines(&plan.words, |words| {
        written(&[
            ("What", &words.what),
            ("Where", &words.place),
            ("Cost", &words.cost),
            ("Note", &words.note),
        ])
    });
    all.push(Line::plain("When", at(plan.starts_at, zone)));
    all.push(Line::plain("How long", how_long(plan.minutes)));
    if plan.phones_away {
        all.push(Line::plain("Phones", "Away"));
    }
    Item {
        title: format!("Plan {}", plan.version),
        byline: format!("{}, {}", plan.author.name, at(plan.made_at, zone)),
        lines: all,
    }
}

fn note(note: &date::Note, zone: Tz) -> Item {
    let mut all = gone(note.withdrawn.as_ref(), zone);
    all.extend(note.words.iter().flat_map(|words| lines(words, remembered)));
    for change in &note.changes {
        all.push(Line::plain("", format!("Changed on {}", at(change.made_at, zone))));
        all.extend(lines(&change.words, |Later(words)| remembered(words)));
    }
    Item {
        title: "Afterwards".to_owned(),
        byline: format!("{}, {}", note.author.name, at(note.made_at, zone)),
        lines: all,
    }
}

fn remembered(words: &NoteWords) -> Vec<Line> {
    let felt = Line::plain("How close it felt", capital(words.closeness.words()));
    [felt].into_iter().chain(written(&[("A good moment", &words.moment)])).collect()
}

fn done(title: String, name: &str, made_at: chrono::DateTime<chrono::Utc>, zone: Tz) -> Item {
    Item { title, byline: format!("{name}, {}", at(made_at, zone)), lines: Vec::new() }
}
