//! What stands in a setback plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    agreeing::{Agreeable, Drafted},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    text::Faults,
};

/// What the two do when something goes back to how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetbackPlan {
    /// What counts as a setback.
    pub counts: String,
    /// What each of the two does in the first twenty-four hours.
    pub first_day: String,
    /// Whom they call; may be empty.
    pub whom: String,
}

/// What one writes to propose it.
pub(crate) const PARTS: [Part; 3] = [
    Part {
        name: "counts",
        lead: "What counts as a setback",
        hint: "Something that can be seen: “a message that I hide”, “a whole week without talking”. Not a feeling, \
               not a bad evening.",
        needed: true,
        takes: Takes::Text(600),
    },
    Part {
        name: "first_day",
        lead: "The first 24 hours",
        hint: "Who says it, how, and what each of you does and leaves until the next evening. For example: “I tell \
               you the same day. We decide nothing for a night. You sleep at Mara’s if you want to.”",
        needed: true,
        takes: Takes::Text(1000),
    },
    Part {
        name: "whom",
        lead: "Whom we call",
        hint: "A friend of each, a therapist, a line for a crisis: names and when. You can leave this out.",
        needed: false,
        takes: Takes::Text(400),
    },
];

impl Words for SetbackPlan {
    const KIND: Kind = Kind { name: "setback_plan", scope: "setback_plan" };
}

impl Agreeable for SetbackPlan {
    const NAME: &'static str = "setback plan";
    const PATH: &'static str = "/setback-plan";

    fn said(&self) -> Vec<Said> {
        let all = [&self.counts, &self.first_day, &self.whom];
        let written = PARTS.into_iter().zip(all);
        written.filter_map(|(part, words)| Said::written(part.lead, words)).collect()
    }
}

impl Drafted for SetbackPlan {
    const FOR: For = For::SetbackPlan;

    fn of(said: &ToShare, _: NaiveDate) -> Result<Self, Faults> {
        let words = |part: &str| said.words(part).to_owned();
        Ok(Self { counts: words("counts"), first_day: words("first_day"), whom: words("whom") })
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let all = [&self.counts, &self.first_day, &self.whom];
        PARTS.into_iter().zip(all).map(|(part, words)| (part.name, words.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written() {
        let plan = SetbackPlan {
            counts: "A message that I hide.".to_owned(),
            first_day: "I tell you the same day.".to_owned(),
            whom: String::new(),
        };
        let parts = PARTS.into_iter().zip(plan.parts()).map(|(part, (name, words))| {
            assert_eq!(part.name, name);
            (part, words)
        });
        let said = ToShare { what: For::SetbackPlan, parts: parts.collect() };
        assert_eq!(SetbackPlan::of(&said, NaiveDate::default()), Ok(plan.clone()));
        let titles: Vec<_> = plan.said().iter().map(|said| said.about.clone()).collect();
        assert_eq!(titles, ["What counts as a setback", "The first 24 hours"]);
    }
}
