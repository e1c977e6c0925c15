//! What somebody does of an evening, and the words they use again and again.

use std::hash::Hash;

use anyhow::Result;
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::couple::Path;
use crate::demo::{calendar::dice, phone::Phone};

const FEELINGS: [&str; 8] =
    ["hurt", "anxious", "angry", "sad", "ashamed", "calm", "grateful", "hopeful"];
const NOTES: [&str; 4] = [
    "A long day, and the tram stood still for half an hour. I was glad that somebody was home.",
    "We talked about the summer and for once it was only about the summer.",
    "I woke at four and counted the hours. In the afternoon I slept on the sofa with the radio on.",
    "Nothing much today. Soup, dishes, a walk round the block.",
];
const PROMISES: [&str; 4] = [
    "Home by seven, or a message before six",
    "Ten minutes of talk after dinner, phones in the drawer",
    "Say on Sunday which evenings I am out",
    "Put the day's receipts in the bowl",
];
const OBSTACLES: [&str; 3] = ["The meeting ran over.", "I forgot.", "We were at my sister's."];
const OUTINGS: [&str; 4] =
    ["A walk at the lake", "Breakfast at the bakery", "The Saturday market", "A film at home"];

const HELD_ON: [&str; 3] = [
    "Thank you for the soup on Tuesday.",
    "We said it the same evening.",
    "The bowl has a place now.",
];
const ASKS: [&str; 3] =
    ["An evening without the phone.", "A walk on Sunday.", "That we eat at the table once."];

/// One good moment, from each.
pub(super) const MOMENTS: [[(&str, &str); 2]; 2] = [
    [("closeness", "4"), ("moment", "You laughed so that the dog got up.")],
    [("closeness", "3"), ("moment", "We were silent for a while and it was fine.")],
];

/// One day in the life of one couple.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    /// Which couple.
    pub(super) couple: u32,
    /// Days since they met.
    pub(super) number: u32,
    /// The civil day.
    pub(super) date: NaiveDate,
}

impl Day {
    /// The same on the same day, however long ago the two met: the last weeks of every database
    /// are alike, and only what lies before differs.
    pub(super) fn dice(self, what: impl Hash, sides: u32) -> u32 {
        dice((self.couple, self.date, what), sides)
    }

    fn turn(self) -> u32 {
        self.date.ordinal()
    }

    pub(super) fn one_of(self, what: &'static str, of: &[&'static str]) -> &'static str {
        of.get(self.dice(what, u32::try_from(of.len()).unwrap_or(1)) as usize).unwrap_or(&"")
    }

    /// A check-in: every other one for both, every third one with more to say.
    pub(super) async fn check_in(self, phone: &mut Phone, who: u32) -> Result<()> {
        let closeness = self.dice(who, 5).to_string();
        let audience = ["only me", "both of us"][((self.turn() + who) % 2) as usize];
        let tap = [("closeness", closeness.as_str()), ("audience", audience)];
        let place = phone.post("/check-ins", &tap).await?;
        if (self.turn() + who).is_multiple_of(3) {
            let more = [
                ("feeling_1", self.one_of("feeling", &FEELINGS)),
                ("strength_1", "3"),
                ("energy", "4"),
                ("thanks", "You made tea."),
                ("note", self.one_of("note", &NOTES)),
                ("read_hints", "need thanks note"),
            ];
            phone.post(&format!("{place}/details"), &more).await?;
        }
        Ok(())
    }

    /// Proposes a promise with this cadence.
    pub(super) async fn promise(self, phone: &mut Phone, cadence: &[(&str, &str)]) -> Result<Path> {
        let review = (self.date + TimeDelta::days(360)).to_string();
        let fields = [
            ("owner", "me"),
            ("promise", self.one_of("promise", &PROMISES)),
            ("why", "So that nobody has to wonder where the other is."),
            ("know", "The clock in the hall."),
            ("read_hints", "yes"),
            ("review_on", &review),
        ];
        phone.post("/commitments", &[&fields[..], cadence].concat()).await
    }

    /// Says how one's own promises of today went.
    pub(super) async fn mark(self, phone: &mut Phone, who: u32, own: &[Path]) -> Result<()> {
        let today = self.date.to_string();
        let due = if self.date.weekday() == Weekday::Sun { 2 } else { 1 };
        for (nth, promise) in own.iter().take(due).enumerate() {
            let mut fields = vec![("day", today.as_str())];
            match self.dice((who, nth), 10) {
                0 => fields.extend([
                    ("mark", "missed"),
                    ("obstacle", self.one_of("obstacle", &OBSTACLES)),
                    ("repair", "I said so before you asked."),
                    ("read_hints", "obstacle repair"),
                ]),
                1 => fields.push(("mark", "partly")),
                _ => fields.push(("mark", "kept")),
            }
            phone.post(&format!("{promise}/keepings"), &fields).await?;
        }
        Ok(())
    }

    /// Answers to every other of the partner's promises of yesterday.
    pub(super) async fn see(self, phone: &mut Phone, who: u32, theirs: &[Path]) -> Result<()> {
        let day = self.date - TimeDelta::days(1);
        let due = if day.weekday() == Weekday::Sun { 2 } else { 1 };
        for (nth, promise) in theirs.iter().take(due).enumerate() {
            if self.dice((who, nth, "saw"), 2) == 0 {
                continue;
            }
            let fields = [("day", &*day.to_string()), ("answer", "saw")];
            phone.post(&format!("{promise}/sightings"), &fields).await?;
        }
        Ok(())
    }

    /// A weekly meeting: thanks and an ask of each, answered, and notes that both sign.
    pub(super) async fn meet(self, one: &mut Phone, other: &mut Phone) -> Result<()> {
        let meeting = one.post("/weekly-meetings", &[]).await?;
        let lines = format!("{meeting}/lines");
        for (part, words) in [("1", HELD_ON), ("6", ASKS)] {
            for (nth, phone) in [&mut *one, &mut *other].into_iter().enumerate() {
                let words = words[self.dice((part, nth), 3) as usize];
                let line = [("part", part), ("words", words), ("read_hints", "words")];
                phone.post(&lines, &line).await?;
            }
        }
        let answers = format!("{meeting}/answers");
        for (phone, line) in [(&mut *other, "3"), (&mut *one, "4")] {
            phone.post(&answers, &[("line", line), ("answer", "will")]).await?;
        }
        one.post(&format!("{meeting}/closings"), &[]).await?;
        for (phone, seen) in [(one, "7"), (other, "8")] {
            let signed = [("says", "signed"), ("seen", seen)];
            phone.post(&format!("{meeting}/signatures"), &signed).await?;
        }
        Ok(())
    }

    /// An evening out.
    pub(super) fn date_for(self, on: &str) -> [(&str, &str); 8] {
        [
            ("what", self.one_of("outing", &OUTINGS)),
            ("place", "Where the benches are"),
            ("day", on),
            ("time", "19:00"),
            ("minutes", "90"),
            ("cost", "about 20 euros"),
            ("note", "I'm looking forward to it."),
            ("read_hints", "what note"),
        ]
    }
}
