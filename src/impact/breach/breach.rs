//! What a title says, and its course: suggested by one, agreed by the other, closed by both, opened
//! again by either.

use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    draft::{Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind as SealedKind, Words},
};

/// A title has so many characters at most, and so has a period: a name for it, not an account of it.
const LIMIT: usize = 80;

/// What one writes and chooses to suggest it.
pub(crate) const TITLE: [Part; 3] = [
    Part {
        name: "title",
        lead: "A title",
        hint: "A few neutral words that neither of you has to defend, such as “the messages” or “the \
               loan”.",
        needed: true,
        takes: Takes::Line(LIMIT),
    },
    Part {
        name: "kind",
        lead: "What kind?",
        hint: "Roughly. “Something else” will do, too.",
        needed: true,
        takes: Takes::OneOf(&KINDS),
    },
    Part {
        name: "period",
        lead: "When, roughly",
        hint: "Such as “last winter”.",
        needed: false,
        takes: Takes::Line(LIMIT),
    },
];

const KINDS: [(&str, &str); 5] = [
    (Kind::Affair.word(), Kind::Affair.label()),
    (Kind::Lies.word(), Kind::Lies.label()),
    (Kind::Money.word(), Kind::Money.label()),
    (Kind::BrokenPromises.word(), Kind::BrokenPromises.label()),
    (Kind::Other.word(), Kind::Other.label()),
];

/// What kind of breach of trust it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An affair, of any sort.
    Affair,
    /// Lies, or what was kept hidden.
    Lies,
    /// Money.
    Money,
    /// Promises that were not kept.
    BrokenPromises,
    /// Something else.
    Other,
}

/// A title as one of the two suggests it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachWords {
    /// A short, neutral name.
    pub title: String,
    /// What kind.
    pub kind: Kind,
    /// Roughly when, in their words; may be empty.
    pub period: String,
}

impl Words for BreachWords {
    const KIND: SealedKind = SealedKind { name: "breach", scope: "breach" };
}

/// What one of the two does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Suggests a title, or another one.
    Suggested,
    /// Agrees to what the other suggested.
    Agreed,
    /// Says: not like this.
    Declined,
    /// Takes back what they suggested.
    TookBack,
    /// Asks the other to close it together.
    AskedToClose,
    /// Closes it: the other had asked.
    Closed,
    /// Would rather not close it yet.
    NotYet,
    /// Takes back that they asked.
    LeftOpen,
    /// Opens it again after it was closed.
    Reopened,
    /// No longer agrees to the title.
    NoLongerAgrees,
    /// Lets words go that they once suggested, and that both did not agree to.
    LetGo,
}

/// Whether it is open, and by whose doing it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is open.
    Open,
    /// Both closed it.
    Closed,
    /// This person no longer agrees to its title.
    Ended(PersonId),
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// The newest version, from 1.
    pub version: u32,
    /// Who suggested it, while it waits for the other's answer.
    pub offered_by: Option<PersonId>,
    /// The version that both agreed to.
    pub agreed: Option<u32>,
    /// Who asks to close it.
    pub closing: Option<PersonId>,
    /// Whether it is open.
    pub stage: Stage,
}

const NOTHING_WAITS: &str = "This does not wait for an answer any more. Please read how it stands.";
const NOT_OPEN: &str = "This is closed. Either of you can open it again.";
const ENDED: &str = "One of you no longer agrees to this title. You can suggest another.";

impl Kind {
    /// All there are, as they are offered.
    pub const ALL: [Self; 5] =
        [Self::Affair, Self::Lies, Self::Money, Self::BrokenPromises, Self::Other];

    /// As it is sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Affair => "affair",
            Self::Lies => "lies",
            Self::Money => "money",
            Self::BrokenPromises => "broken_promises",
            Self::Other => "other",
        }
    }

    /// As it is offered and shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Affair => "An affair",
            Self::Lies => "Lies",
            Self::Money => "Money",
            Self::BrokenPromises => "Broken promises",
            Self::Other => "Something else",
        }
    }
}

impl BreachWords {
    /// What a draft says; nothing if it does not say what kind.
    pub fn of(said: &ToShare) -> Option<Self> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == said.words("kind"))?;
        let words = |part| said.words(part).to_owned();
        Some(Self { title: words("title"), kind, period: words("period") })
    }

    /// Each part as a draft keeps it.
    pub fn parts(&self) -> [(&'static str, String); 3] {
        let kind = self.kind.word().to_owned();
        [("title", self.title.clone()), ("kind", kind), ("period", self.period.clone())]
    }

    /// What stands in it, for pages.
    pub fn said(&self) -> Vec<Said> {
        let written = |about, words: &str| Said::written(about, words);
        let kind = Some(Said::chosen("What kind?", self.kind.label()));
        let all = [written("", &self.title), kind, written("When, roughly", &self.period)];
        all.into_iter().flatten().collect()
    }
}

impl Act {
    /// All there are.
    pub const ALL: [Self; 11] = [
        Self::Suggested,
        Self::Agreed,
        Self::Declined,
        Self::TookBack,
        Self::AskedToClose,
        Self::Closed,
        Self::NotYet,
        Self::LeftOpen,
        Self::Reopened,
        Self::NoLongerAgrees,
        Self::LetGo,
    ];

    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::TookBack => "taken back",
            Self::AskedToClose => "asked to close",
            Self::Closed => "closed",
            Self::NotYet => "not yet",
            Self::LeftOpen => "left open",
            Self::Reopened => "reopened",
            Self::NoLongerAgrees => "no longer agreed",
            Self::LetGo => "let go",
        }
    }

    /// The act with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }

    /// Whether it only says no, or takes something back: one is enough, also while the two are
    /// paused.
    pub const fn stops(self) -> bool {
        matches!(
            self,
            Self::Declined
                | Self::TookBack
                | Self::NotYet
                | Self::LeftOpen
                | Self::NoLongerAgrees
                | Self::LetGo
        )
    }
}

impl State {
    /// One has suggested the first title.
    pub const fn suggested(by: PersonId) -> Self {
        Self { version: 1, offered_by: Some(by), agreed: None, closing: None, stage: Stage::Open }
    }

    /// What becomes of it when this person does this.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(self, who: PersonId, act: Act) -> Result<Self, &'static str> {
        match (self.stage, act) {
            (_, Act::LetGo) => return Ok(self),
            (Stage::Closed, Act::Reopened) => return Ok(Self { stage: Stage::Open, ..self }),
            (Stage::Closed, Act::NoLongerAgrees) => {
                return Ok(Self { stage: Stage::Ended(who), ..self });
            }
            (Stage::Closed, _) => return Err(NOT_OPEN),
            (Stage::Ended(_), _) => return Err(ENDED),
            (Stage::Open, _) => (),
        }
        let offered_to_me = self.offered_by.is_some_and(|by| by != who);
        let answered = Self { offered_by: None, ..self };
        match act {
            Act::Suggested => self.suggested_again(who),
            Act::Agreed if offered_to_me => Ok(Self { agreed: Some(self.version), ..answered }),
            Act::Declined if offered_to_me => Ok(answered),
            Act::TookBack if self.offered_by == Some(who) => Ok(answered),
            Act::AskedToClose => self.asked_to_close(who),
            Act::Closed if self.asks_to_close(who) => {
                Ok(Self { closing: None, stage: Stage::Closed, ..self })
            }
            Act::NotYet if self.asks_to_close(who) => Ok(Self { closing: None, ..self }),
            Act::LeftOpen if self.closing == Some(who) => Ok(Self { closing: None, ..self }),
            Act::NoLongerAgrees if self.agreed.is_some() => {
                Ok(Self { closing: None, stage: Stage::Ended(who), ..answered })
            }
            Act::NoLongerAgrees => Err("There is no title yet that both of you agreed to."),
            Act::Reopened => Err("This is open."),
            _ => Err(NOTHING_WAITS),
        }
    }

    fn suggested_again(self, who: PersonId) -> Result<Self, &'static str> {
        if self.offered_by == Some(who) {
            return Err("What you suggested still waits. You can take it back first.");
        }
        if self.closing.is_some() {
            return Err("One of you would like to close this. Please answer that first.");
        }
        Ok(Self { version: self.version + 1, offered_by: Some(who), ..self })
    }

    fn asked_to_close(self, who: PersonId) -> Result<Self, &'static str> {
        if self.agreed.is_none() || self.offered_by.is_some() {
            return Err("It can be closed once both of you agree to its title.");
        }
        if self.closing.is_some() {
            return Err("One of you has asked for that already.");
        }
        Ok(Self { closing: Some(who), ..self })
    }

    /// Whether this person, who suggested this version, lets its words go: neither agreed to nor waiting
    /// for an answer, which is taken back.
    pub fn lets_go(self, version: u32) -> bool {
        let waits = self.offered_by.is_some() && version == self.version;
        !waits && self.agreed != Some(version)
    }

    /// Whether the other asks this person to close it together.
    pub fn asks_to_close(self, who: PersonId) -> bool {
        self.closing.is_some_and(|by| by != who)
    }

    /// Who waits for the other's answer, if somebody does.
    pub fn waiting(self) -> Option<PersonId> {
        match self.stage {
            Stage::Open => self.offered_by.or(self.closing),
            _ => None,
        }
    }

    /// Whether this person can do this now.
    pub fn can(self, who: PersonId, act: Act) -> bool {
        self.after(who, act).is_ok()
    }
}

#[cfg(test)]
#[path = "breach_tests.rs"]
mod tests;
