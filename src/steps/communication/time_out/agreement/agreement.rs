//! What the two agree on for a time-out, and which wording counts.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    entry::Said,
    sealed::{Kind, Words},
    steps::communication::wording::allowed,
    text::{Faults, line, passage},
};

/// The most characters a field takes.
pub mod limit {
    /// The signal.
    pub const SIGNAL: usize = 60;
    /// How one comes back.
    pub const HOW: usize = 200;
}

/// How long it may be agreed to last: minutes, and in words.
pub const LENGTHS: [(&str, &str); 5] = [
    ("20", "20 minutes"),
    ("30", "30 minutes"),
    ("45", "45 minutes"),
    ("60", "An hour"),
    ("120", "Two hours"),
];
/// The latest return: hours after it began, and in words.
pub const LATEST: [(&str, &str); 4] = [
    ("2", "After two hours"),
    ("4", "After four hours"),
    ("12", "After half a day"),
    ("24", "After a day"),
];

/// What a form names is not there any more.
pub const MOVED_ON: &str =
    "The agreement has moved on meanwhile. Nothing was changed. Look at it again.";

/// What the two agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// A word or a sign that both know.
    pub signal: String,
    /// How long, in minutes; at least twenty.
    pub minutes: u32,
    /// Who comes to whom afterwards.
    pub returns: Returns,
    /// How; may be empty.
    pub how: String,
    /// One is back at the latest so many hours after it began; at most a day.
    pub latest: u32,
}

/// Who comes to whom when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// Whoever took it comes to the other.
    WhoTookIt,
    /// The other comes to whoever took it.
    TheOther,
}

/// What the other says to a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It counts from now on.
    Agreed,
    /// It does not; what was agreed before goes on.
    NotLikeThis,
}

/// What became of one wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Who proposed it.
    pub author: PersonId,
    /// What the other said.
    pub answer: Option<Answer>,
    /// It was ended, or taken back.
    pub ended: bool,
}

/// Which of all wordings, the newest first, counts, and which waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The one that both agreed.
    pub counts: Option<usize>,
    /// The one that waits for the other's answer.
    pub waits: Option<usize>,
}

/// The form of a wording, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct AgreementForm {
    pub signal: String,
    pub minutes: String,
    pub returns: String,
    pub how: String,
    pub latest: String,
}

impl Words for Agreement {
    const KIND: Kind = Kind { name: "time_out_agreement", scope: "talks" };
}

impl Agreement {
    /// How long a time-out is.
    pub fn length(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.minutes))
    }

    /// How long after it began one is back at the latest.
    pub fn latest(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.latest))
    }

    /// What stands in it, for pages.
    pub fn said(&self) -> Vec<Said> {
        let written = |about, words: &str| Said::written(about, words);
        let all = [
            written("Our signal", &self.signal),
            Some(Said::chosen("How long", in_words(&LENGTHS, self.minutes))),
            Some(Said::chosen("Who comes to whom", self.returns.label())),
            written("How", &self.how),
            Some(Said::chosen("Back at the latest", in_words(&LATEST, self.latest))),
        ];
        all.into_iter().flatten().collect()
    }

    /// "20 minutes".
    pub fn length_in_words(&self) -> &'static str {
        in_words(&LENGTHS, self.minutes)
    }
}

fn in_words(choices: &[(&str, &'static str)], number: u32) -> &'static str {
    let number = number.to_string();
    choices.iter().find(|(value, _)| *value == number).map_or("", |(_, words)| words)
}

impl Returns {
    /// Both.
    pub const ALL: [Self; 2] = [Self::WhoTookIt, Self::TheOther];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::WhoTookIt => "who took it",
            Self::TheOther => "the other",
        }
    }

    /// As a page says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WhoTookIt => "Whoever took it comes to the other",
            Self::TheOther => "The other comes to whoever took it",
        }
    }
}

impl Answer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Agreed, Self::NotLikeThis];

    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::NotLikeThis => "not like this",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

impl AgreementForm {
    /// The agreement, or what is wrong beside each field.
    ///
    /// # Errors
    /// The sentences beside the fields.
    pub fn parse(&self) -> Result<Agreement, Faults> {
        let mut faults = Faults::none();
        let missing = "Please choose a word or a sign that both of you know";
        let signal = faults.take("signal", line(&self.signal, limit::SIGNAL, missing));
        let minutes = chosen(&LENGTHS, &self.minutes, "Please choose how long");
        let minutes = faults.take("minutes", minutes);
        let returns = Returns::ALL.into_iter().find(|returns| returns.word() == self.returns);
        let returns = returns.ok_or_else(|| "Please choose who comes to whom".to_owned());
        let returns = faults.take("returns", returns);
        let how = faults.take("how", passage(&self.how, limit::HOW).and_then(allowed));
        let latest = chosen(&LATEST, &self.latest, "Please choose the latest return");
        let latest = faults.take("latest", latest);
        match (signal, minutes, returns, how, latest) {
            (Some(signal), Some(minutes), Some(returns), Some(how), Some(latest)) => {
                Ok(Agreement { signal, minutes, returns, how, latest })
            }
            _ => Err(faults),
        }
    }
}

fn chosen(choices: &[(&str, &str)], typed: &str, missing: &str) -> Result<u32, String> {
    let found = choices.iter().find(|(value, _)| *value == typed);
    found.and_then(|(value, _)| value.parse().ok()).ok_or_else(|| missing.to_owned())
}

impl Standing {
    /// Of all wordings, the newest first: the newest that was agreed counts, unless it was ended. Only
    /// the newest of all can wait: what was proposed before it is superseded.
    pub fn of(newest_first: &[Step]) -> Self {
        let agreed = newest_first.iter().position(|step| step.answer == Some(Answer::Agreed));
        let waits = |step: &&Step| step.answer.is_none() && !step.ended;
        Self {
            counts: agreed.filter(|at| newest_first.get(*at).is_some_and(|step| !step.ended)),
            waits: newest_first.first().filter(waits).map(|_| 0),
        }
    }

    /// Whether this person answers the wording at this place now.
    ///
    /// # Errors
    /// Why not: it is their own, or it does not wait any more.
    pub fn may_answer(self, who: PersonId, (at, step): (usize, Step)) -> Result<(), &'static str> {
        match self.waits {
            Some(waits) if waits == at && step.author != who => Ok(()),
            Some(waits) if waits == at => Err("It is the other who answers what you proposed."),
            _ => Err(MOVED_ON),
        }
    }

    /// Whether this person ends it now: what counts, either; what waits, its author.
    ///
    /// # Errors
    /// Why not.
    pub fn may_end(self, who: PersonId, (at, step): (usize, Step)) -> Result<(), &'static str> {
        let is_theirs = self.waits == Some(at) && step.author == who;
        if is_theirs || self.counts == Some(at) { Ok(()) } else { Err(MOVED_ON) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form() -> AgreementForm {
        AgreementForm {
            signal: "  Lighthouse ".to_owned(),
            minutes: "30".to_owned(),
            returns: "who took it".to_owned(),
            how: String::new(),
            latest: "4".to_owned(),
        }
    }

    #[test]
    fn what_is_missing_is_said_beside_its_field() {
        let agreement = form().parse().expect("an agreement");
        assert_eq!((agreement.signal.as_str(), agreement.minutes), ("Lighthouse", 30));
        assert_eq!(agreement.length_in_words(), "30 minutes");
        let faults = AgreementForm::default().parse().expect_err("faults");
        let form = crate::text::Typed::default().with_faults(faults);
        let fields: Vec<_> = form.faults().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["signal", "minutes", "returns", "latest"]);
        for wrong in ["19", "0", "-20", "1441"] {
            let form = AgreementForm { minutes: wrong.to_owned(), ..self::form() };
            assert!(form.parse().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_choice_holds_what_a_time_out_may_be() {
        for (minutes, _) in LENGTHS {
            let minutes: u32 = minutes.parse().expect("a number");
            assert!((20..=120).contains(&minutes));
        }
        for (hours, _) in LATEST {
            let hours: u32 = hours.parse().expect("a number");
            assert!((2..=24).contains(&hours), "as long as the longest, and at most a day");
        }
    }

    /// What is tried, by the first or the second of the two.
    #[derive(Debug, Clone, Copy)]
    enum Try {
        Propose(bool),
        Answer(bool, Answer),
        End(bool, usize),
    }

    fn tries() -> impl Strategy<Value = Vec<Try>> {
        let one = prop_oneof![
            any::<bool>().prop_map(Try::Propose),
            (any::<bool>(), 0..2_usize).prop_map(|(who, at)| Try::Answer(who, Answer::ALL[at])),
            (any::<bool>(), 0..3_usize).prop_map(|(who, at)| Try::End(who, at)),
        ];
        proptest::collection::vec(one, 0..24)
    }

    proptest! {
        /// Two are needed: what counts was agreed by the one who had not proposed it. One is enough:
        /// after either has ended it nothing counts until both agree again.
        #[test]
        fn two_agree_and_one_ends(tries in tries()) {
            let two = [PersonId::mint(), PersonId::mint()];
            let who = |first: bool| two[usize::from(!first)];
            let (mut all, mut answered_by) = (Vec::<Step>::new(), Vec::new());
            for attempt in tries {
                let before = Standing::of(&all);
                match attempt {
                    Try::Propose(first) => {
                        all.insert(0, Step { author: who(first), answer: None, ended: false });
                        answered_by.insert(0, None);
                        prop_assert_eq!(Standing::of(&all).counts, before.counts.map(|at| at + 1));
                    }
                    Try::Answer(first, answer) => {
                        let Some(step) = all.first().copied() else { continue };
                        if before.may_answer(who(first), (0, step)).is_ok() {
                            all[0].answer = Some(answer);
                            answered_by[0] = Some(who(first));
                        }
                    }
                    Try::End(first, at) => {
                        let Some(step) = all.get(at).copied() else { continue };
                        let may = before.may_end(who(first), (at, step));
                        prop_assert!(may.is_ok() || before.counts != Some(at), "either may");
                        if may.is_ok() {
                            all[at].ended = true;
                            let counted = before.counts == Some(at);
                            prop_assert!(!counted || Standing::of(&all).counts.is_none());
                        }
                    }
                }
                if let Some(at) = Standing::of(&all).counts {
                    prop_assert!(answered_by[at].is_some_and(|by| by != all[at].author));
                }
            }
        }
    }
}
