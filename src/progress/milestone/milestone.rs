//! What stands in a milestone.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    agreeing::{Agreeable, Drafted, Says},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    text::Faults,
};

/// Something that the two reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What it is, in a line.
    pub what: String,
    /// The day, or about when it was.
    pub day: NaiveDate,
    /// What made it possible; may be empty.
    pub how: String,
}

/// What one writes to name it.
pub(crate) const PARTS: [Part; 3] = [
    Part {
        name: "what",
        lead: "What we reached",
        hint: "Something that both of you know: “Ben moved back in.” “Twelve Fridays as you said.” Not that anything is \
               forgiven, and nothing that the other still has to do.",
        needed: true,
        takes: Takes::Line(160),
    },
    Part {
        name: "reached",
        lead: "When it was",
        hint: "The day, or about when. It stands there on your road.",
        needed: true,
        takes: Takes::Day,
    },
    Part {
        name: "how",
        lead: "What made it possible",
        hint: "What each of you did for it, however small. You can leave this out.",
        needed: false,
        takes: Takes::Text(600),
    },
];

/// Nothing is older than anybody here.
const EARLIEST: i32 = 1900;
const WHEN: &str = "Please choose a day that has come: a milestone is behind you";

/// What stands in a part before anything is written: it is named on its day, most often.
pub(crate) fn usual(part: &str, today: NaiveDate) -> Option<String> {
    (part == "reached").then(|| today.to_string())
}

impl Words for Milestone {
    const KIND: Kind = Kind { name: "milestone", scope: "milestone" };
}

impl Agreeable for Milestone {
    const NAME: &'static str = "milestone";
    const PATH: &'static str = "/milestones";
    const EACH_STANDS: bool = true;
    const SAYS: Says = Says {
        proposed: "named it",
        agreed: "said so, too,",
        not: "not for me",
        ended: "took it off the road",
    };

    fn said(&self) -> Vec<Said> {
        let [what, how] = [(PARTS[0], &self.what), (PARTS[2], &self.how)]
            .map(|(part, words)| Said::written(part.lead, words));
        let day = Said::chosen(PARTS[1].lead, self.day.format("%A %-d %B %Y").to_string());
        what.into_iter().chain([day]).chain(how).collect()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.day)
    }
}

impl Drafted for Milestone {
    const FOR: For = For::Milestone;

    fn of(said: &ToShare, today: NaiveDate) -> Result<Self, Faults> {
        let words = |part: &str| said.words(part).to_owned();
        let day = said.words("reached").parse::<NaiveDate>().ok();
        let day = day.filter(|day| *day <= today && day.year() >= EARLIEST);
        let day = day.ok_or_else(|| Faults::one("reached", WHEN))?;
        Ok(Self { what: words("what"), day, how: words("how") })
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let all = [self.what.clone(), self.day.to_string(), self.how.clone()];
        PARTS.into_iter().zip(all).map(|(part, words)| (part.name, words)).collect()
    }
}
