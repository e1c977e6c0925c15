//! Three parsers of calendars that know nothing of each other read the same.

#![expect(clippy::disallowed_methods, reason = "starts the parsers")]

use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, Stdio},
};

use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime};

use super::{both, made, planned, read};

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target");

const PYTHON: &str = r#"
import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
at = lambda it: it.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
print(json.dumps({str(e["UID"]): [at(e["DTSTART"]), at(e["DTEND"]), str(e["STATUS"]),
                                  int(e["SEQUENCE"]), str(e["SUMMARY"])] for e in calendar.walk("VEVENT")}))
"#;

const NODE: &str = r#"
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const at = (it) => it.toJSDate().toISOString().replace(".000", "");
const all = calendar.getAllSubcomponents("vevent").map((it) => {
  const event = new ICAL.Event(it);
  const status = it.getFirstPropertyValue("status");
  return [event.uid, [at(event.startDate), at(event.endDate), status, event.sequence, event.summary]];
});
console.log(JSON.stringify(Object.fromEntries(all)));
"#;

/// When it begins and ends, its status, its sequence, its title.
type Read = BTreeMap<String, (String, String, String, u32, String)>;

fn with(program: &mut Command, text: &str) -> Read {
    let program = program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child =
        program.spawn().unwrap_or_else(|error| panic!("{error}; tests/run installs it"));
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    let out = child.wait_with_output().expect("it ends");
    serde_json::from_slice(&out.stdout).expect("what it read; tests/run installs the parsers")
}

fn with_the_crate(text: &str) -> Read {
    let calendar: Calendar = text.parse().expect("a calendar");
    let at = |it: Option<DatePerhapsTime>| match it {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => {
            at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }
        _ => panic!("no instant in {text}"),
    };
    let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
    let read = events.map(|it| {
        let value = |name: &str| it.property_value(name).unwrap_or_default().to_owned();
        let sequence = value("SEQUENCE").parse().expect("a number");
        let read =
            (at(it.get_start()), at(it.get_end()), value("STATUS"), sequence, value("SUMMARY"));
        (value("UID"), read)
    });
    read.collect()
}

#[tokio::test]
async fn three_parsers_read_the_same() {
    let (world, ana, ben) = both().await;
    let address = made(&ana).await;
    planned(&ana, &ben, "2026-03-28").await;
    planned(&ben, &ana, "2026-03-30").await;
    let moved = planned(&ana, &ben, "2026-03-20").await;
    let form = ana.open(&format!("{moved}/versions/new")).await.form("Suggest this to Ben");
    form.fill("day", "2026-04-02").press("Suggest this to Ben").await;
    ben.open(&moved).await.press("Say yes to Ana").await;
    let off = planned(&ana, &ben, "2026-04-03").await;
    ben.open(&off).await.press("Call it off").await;
    let form = ana.open("/weekly-meetings/time").await.form("Propose to Ben");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to Ben").await;
    ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
    let text = read(&world, &address).await;

    let ours = with_the_crate(&text);
    assert_eq!(ours.len(), 4 + 26, "{ours:?}");
    let id = |path: &str| path.replace("/dates/", "");
    assert_eq!((ours[&id(&moved)].0.as_str(), ours[&id(&moved)].3), ("2026-04-02T13:00:00Z", 2));
    assert_eq!(ours[&id(&off)].2, "CANCELLED");
    let python =
        with(Command::new(format!("{PLACE}/tools/bin/python")).args(["-c", PYTHON]), &text);
    assert_eq!(python, ours);
    let mut node = Command::new("node");
    let node = node.current_dir(format!("{PLACE}/browser-tools"));
    let node = with(node.args(["--input-type=module", "-e", NODE]), &text);
    assert_eq!(node, ours);
}
