//! The form of a correction, and a check-in in all its versions.

use askama::Template;

use super::{Past, Promised};
use crate::{
    access::{Mine, Ours},
    day,
    steps::small_issues::{
        check_in::{
            CheckIn, Closeness, Energy, SharedCheckIn, Week,
            details::{LINE_LIMIT, NOTE_LIMIT},
            entry::Entry,
        },
        feeling::STRENGTHS,
    },
    text::Typed,
    web::page::{Frame, Place},
};

/// The fields of each feeling and of its strength.
const FEELINGS: [(&str, &str); 3] =
    [("feeling_1", "strength_1"), ("feeling_2", "strength_2"), ("feeling_3", "strength_3")];

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/correction/correct.html")]
pub(super) struct CorrectPage {
    frame: Frame,
    form: Typed,
    path: String,
    partner: String,
    is_shared: bool,
    becomes: Promised,
    /// What is only its author's has closed.
    is_locked: bool,
    /// It can not be read, so it can not be corrected.
    is_withheld: bool,
    /// Feelings that were chosen, each with the names of its two fields.
    feelings: Vec<(String, &'static str, &'static str)>,
    choices: [Closeness; 5],
    strengths: [(String, &'static str); 5],
    energies: [(String, &'static str); 5],
    limits: (usize, usize),
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/correction/versions.html")]
pub(super) struct VersionsPage {
    frame: Frame,
    back: String,
    day: String,
    /// The newest first.
    versions: Vec<(String, Entry)>,
}

impl CorrectPage {
    /// With what stands there now.
    pub(super) fn filled(mine: &Mine<CheckIn>, check_in: &CheckIn) -> Self {
        let mut pairs = Vec::new();
        if let Some(said) = check_in.said.get() {
            pairs.push(("closeness", said.closeness.value().to_owned()));
        }
        if let Some(details) = check_in.details.as_ref().and_then(|details| details.get()) {
            for ((feeling, strength), felt) in FEELINGS.into_iter().zip(&details.feelings) {
                pairs.push((feeling, felt.feeling.word().to_owned()));
                let number = felt.strength.map(|strength| strength.number().to_string());
                pairs.extend(number.map(|number| (strength, number)));
            }
            pairs.extend(details.energy.map(|energy| ("energy", energy.number().to_string())));
            pairs.push(("need", details.need.clone()));
            pairs.push(("thanks", details.thanks.clone()));
            pairs.push(("note", details.note.clone()));
        }
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self::new(mine, check_in, Typed::with_values(&pairs))
    }

    pub(super) fn new(mine: &Mine<CheckIn>, check_in: &CheckIn, form: Typed) -> Self {
        let details = check_in.details.as_ref();
        let felt = details.and_then(|details| details.get()).map(|details| &details.feelings);
        let felt = felt.into_iter().flatten().map(|felt| felt.feeling.word().to_owned());
        let is_locked = check_in.said.is_locked();
        let is_whole =
            check_in.said.get().is_some() && details.is_none_or(|details| details.get().is_some());
        Self {
            frame: Frame::of(mine, Place::Today, "Check-in"),
            path: format!("/check-ins/{}", mine.id()),
            partner: mine.partner_name().to_owned(),
            is_shared: check_in.audience.is_shared(),
            becomes: Promised::of(check_in, mine.now()),
            is_locked,
            is_withheld: !is_locked && !is_whole,
            feelings: felt
                .zip(FEELINGS)
                .map(|(word, (name, strong))| (word, name, strong))
                .collect(),
            form,
            choices: Closeness::ALL,
            strengths: STRENGTHS.map(|it| (it.number().to_string(), it.word())),
            energies: Energy::ALL.map(|it| (it.number().to_string(), it.words())),
            limits: (LINE_LIMIT, NOTE_LIMIT),
        }
    }
}

impl VersionsPage {
    /// From the first and those after it, the oldest first.
    pub(super) fn new(ours: &Ours<SharedCheckIn>, first: &CheckIn, later: Vec<Past>) -> Self {
        let day = day::in_words(first.day, ours.today());
        let back = if first.author == ours.person() {
            format!("/check-ins/{}", first.id)
        } else {
            format!("/check-ins?from={}", Week::of(first.day).monday())
        };
        let when = |at: chrono::DateTime<chrono::Utc>, did: &str| {
            let on = at.with_timezone(&ours.zone()).date_naive();
            format!("{did} on {}", day::in_words(on, ours.today()))
        };
        let told =
            |check_in: CheckIn| Entry { path: None, keep: None, ..Entry::of(ours, check_in) };
        let mut versions = vec![(when(first.made_at, "Shared"), told(first.clone()))];
        versions.extend(later.into_iter().map(|past| {
            let check_in = CheckIn { said: past.said, details: past.details, ..first.clone() };
            (when(past.made_at, "Changed"), told(check_in))
        }));
        versions.reverse();
        if first.withdrawn.is_some() {
            versions.truncate(1);
        }
        Self { frame: Frame::of(ours, Place::Talk, "Check-in"), back, day, versions }
    }
}
