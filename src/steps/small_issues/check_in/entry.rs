//! A check-in in words: what a reader sees of it, on whatever page.

use chrono::{Datelike as _, NaiveDate};

use super::{CheckIn, Details, Said};
use crate::{
    access::{Mine, Partner},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::small_issues::feeling::Strength,
};

/// A check-in as its reader sees it.
pub(super) struct Entry {
    /// Its page, for its author.
    pub(super) path: Option<String>,
    pub(super) name: String,
    pub(super) is_shared: bool,
    pub(super) closeness: Opened<&'static str>,
    pub(super) more: Option<Opened<More>>,
    /// When a copy of it was shared.
    pub(super) copied_on: Option<String>,
    /// The line that stays when its words are gone.
    pub(super) withdrawn: Option<Opened<String>>,
    /// Where its reader keeps a copy of what the other shared.
    pub(super) keep: Option<String>,
    /// When it was changed in the open, and where what stood there before can be read.
    pub(super) changed: Option<(String, String)>,
}

/// What was added.
pub(super) struct More {
    pub(super) feelings: Vec<Feels>,
    pub(super) energy: Option<&'static str>,
    pub(super) need: String,
    pub(super) thanks: String,
    pub(super) note: String,
}

/// A feeling, and how strong it is if that was said.
pub(super) struct Feels {
    pub(super) word: &'static str,
    pub(super) strength: Option<&'static str>,
}

impl Entry {
    /// As this partner sees it.
    pub(super) fn of(partner: &Partner, check_in: CheckIn) -> Self {
        let is_own = check_in.author == partner.person();
        let copied_on = check_in.copied.map(|copied| {
            let on = copied.at.with_timezone(&partner.zone()).date_naive();
            day::in_words(on, partner.today())
        });
        let changed = check_in.changed.filter(|_| check_in.withdrawn.is_none()).map(|(_, at)| {
            let on = at.with_timezone(&partner.zone()).date_naive();
            let versions = format!("/check-ins/{}/versions", check_in.id);
            (day::in_words(on, partner.today()), versions)
        });
        let can_keep = !is_own && check_in.withdrawn.is_none();
        Self {
            changed,
            keep: can_keep.then(|| format!("/check-ins/{}/kept-copies/new", check_in.id)),
            withdrawn: withdrawn_line(partner, check_in.author, check_in.withdrawn),
            path: is_own.then(|| format!("/check-ins/{}", check_in.id)),
            name: if is_own { "You" } else { partner.partner_name() }.to_owned(),
            is_shared: check_in.audience.is_shared(),
            closeness: check_in.said.map(|said| said.closeness.words()),
            more: check_in.details.map(|details| details.map(More::of)),
            copied_on,
        }
    }

    /// As the other will see a copy of it.
    pub(super) fn copy(mine: &Mine<CheckIn>, said: &Said, details: Option<&Details>) -> Self {
        Self {
            path: None,
            name: mine.name().to_owned(),
            is_shared: true,
            closeness: Opened::Genuine(said.closeness.words()),
            more: details.map(|details| Opened::Genuine(More::of(details.clone()))),
            copied_on: None,
            withdrawn: None,
            keep: None,
            changed: None,
        }
    }
}

impl More {
    fn of(details: Details) -> Self {
        let feels = |felt: &super::Felt| Feels {
            word: felt.feeling.word(),
            strength: felt.strength.map(Strength::word),
        };
        Self {
            feelings: details.feelings.iter().map(feels).collect(),
            energy: details.energy.map(super::Energy::words),
            need: details.need,
            thanks: details.thanks,
            note: details.note,
        }
    }
}

/// "9 to 15 March", "30 March to 5 April", with the year of its end only if that is another than
/// today's.
pub(super) fn week(week: super::Week, today: NaiveDate) -> String {
    let (from, to) = (week.monday(), week.sunday());
    let from_pattern = if from.month() == to.month() { "%-d" } else { "%-d %B" };
    let to_pattern = if to.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
    format!("{} to {}", from.format(from_pattern), to.format(to_pattern))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::small_issues::check_in::Week;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_names_what_tells_it_apart() {
        let today = date("2026-03-12");
        let cases = [
            ("2026-03-09", "9 to 15 March"),
            ("2026-03-30", "30 March to 5 April"),
            ("2025-12-29", "29 December to 4 January"),
            ("2025-12-22", "22 to 28 December 2025"),
        ];
        for (monday, words) in cases {
            assert_eq!(week(Week::of(date(monday)), today), words);
        }
    }
}
