//! What somebody is writing, with its parts: each feature knows its own.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Part, Written};
use crate::{
    impact::{
        breach::{self, BreachId},
        hard_moment::card,
        other_side, statement as carried,
    },
    progress::{maintain, milestone, phase, setback_plan},
    sealed::{Kind, Words as _},
    steps::{
        accountability::statement::{self, AccountabilityStatementId},
        communication::{
            disclosure, openness,
            question_box::{self, QuestionId},
            question_of_the_day::Drawn,
            time_out::agreement,
            turn_talk::{self, Act, TurnTalkId},
        },
        small_issues::concern::CONCERN,
        therapy::plan,
    },
};

/// What somebody is writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// What one says in a talk; without one it begins a talk.
    Said(Option<TurnTalkId>),
    /// What one heard the other say.
    Reflected(TurnTalkId),
    /// What is missing in what the other heard.
    NotQuite(TurnTalkId),
    /// How one goes on from a talk.
    Closed(TurnTalkId),
    /// A question for the box.
    Question,
    /// An answer to this question.
    Answer(QuestionId),
    /// Something to be told.
    Telling,
    /// What one carries, area by area.
    Statement,
    /// What one understands of what the other carries.
    Reply(carried::StatementId),
    /// What is missing in that.
    Missing(carried::StatementId),
    /// Guilt, regret, helplessness, fear.
    OtherSide,
    /// A title for what happened; another one for this.
    Title(Option<BreachId>),
    /// The card for a hard moment.
    Card,
    /// How the two take a time-out.
    TimeOut,
    /// Openness about something.
    Openness,
    /// An answer to a question of the day.
    OfTheDay(Drawn),
    /// What one takes responsibility for.
    Accountability,
    /// More about a part of that, from 0.
    More(AccountabilityStatementId, usize),
    /// Something to raise while it is small.
    Concern,
    /// What the two do after a setback.
    SetbackPlan,
    /// Where the two are.
    Phase,
    /// Something that the two reached.
    Milestone,
    /// That only the monthly meeting is asked for.
    Maintain,
    /// What the two work on.
    TherapyPlan,
}

/// What more about a part is kept as, from the first on.
const MORE: [&str; statement::PARTS] =
    ["more on 1", "more on 2", "more on 3", "more on 4", "more on 5", "more on 6"];

impl For {
    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Said(_) => "said",
            Self::Reflected(_) => "reflected",
            Self::NotQuite(_) => "not quite",
            Self::Closed(_) => "closed",
            Self::Question => "question",
            Self::Answer(_) => "answer",
            Self::Telling => "telling",
            Self::Statement => "statement",
            Self::Reply(_) => "reply",
            Self::Missing(_) => "missing",
            Self::OtherSide => "other side",
            Self::Title(_) => "title",
            Self::Card => "card",
            Self::TimeOut => "time-out",
            Self::Openness => "openness",
            Self::OfTheDay(_) => "question of the day",
            Self::Accountability => "accountability",
            Self::Concern => "concern",
            Self::SetbackPlan => "setback plan",
            Self::Phase => "phase",
            Self::Milestone => "milestone",
            Self::Maintain => "maintain",
            Self::TherapyPlan => "therapy plan",
            Self::More(_, part) => MORE[part],
        }
    }

    /// What it is about, if that is something: it may be destroyed while the draft stays.
    pub fn about(self) -> Option<Uuid> {
        match self {
            Self::Said(talk) => talk.map(TurnTalkId::uuid),
            Self::Reflected(talk) | Self::NotQuite(talk) | Self::Closed(talk) => Some(talk.uuid()),
            Self::Answer(question) => Some(question.uuid()),
            Self::Reply(statement) | Self::Missing(statement) => Some(statement.uuid()),
            Self::Title(breach) => breach.map(BreachId::uuid),
            Self::OfTheDay(drawn) => Some(drawn.uuid()),
            Self::More(statement, _) => Some(statement.uuid()),
            Self::Question
            | Self::Accountability
            | Self::Concern
            | Self::SetbackPlan
            | Self::Phase
            | Self::Milestone
            | Self::Maintain
            | Self::TherapyPlan
            | Self::Telling
            | Self::Statement
            | Self::OtherSide
            | Self::Card
            | Self::TimeOut
            | Self::Openness => None,
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, about: Option<Uuid>) -> Option<Self> {
        match (word, about) {
            ("said", talk) => Some(Self::Said(talk.map(Into::into))),
            ("reflected", Some(talk)) => Some(Self::Reflected(talk.into())),
            ("not quite", Some(talk)) => Some(Self::NotQuite(talk.into())),
            ("closed", Some(talk)) => Some(Self::Closed(talk.into())),
            ("question", None) => Some(Self::Question),
            ("answer", Some(question)) => Some(Self::Answer(question.into())),
            ("telling", None) => Some(Self::Telling),
            ("statement", None) => Some(Self::Statement),
            ("reply", Some(statement)) => Some(Self::Reply(statement.into())),
            ("missing", Some(statement)) => Some(Self::Missing(statement.into())),
            ("other side", None) => Some(Self::OtherSide),
            ("title", breach) => Some(Self::Title(breach.map(Into::into))),
            ("card", None) => Some(Self::Card),
            ("time-out", None) => Some(Self::TimeOut),
            ("openness", None) => Some(Self::Openness),
            ("question of the day", Some(drawn)) => Drawn::of(drawn).map(Self::OfTheDay),
            ("accountability", None) => Some(Self::Accountability),
            ("concern", None) => Some(Self::Concern),
            ("setback plan", None) => Some(Self::SetbackPlan),
            ("phase", None) => Some(Self::Phase),
            ("milestone", None) => Some(Self::Milestone),
            ("maintain", None) => Some(Self::Maintain),
            ("therapy plan", None) => Some(Self::TherapyPlan),
            (more, Some(about)) => {
                let part = MORE.iter().position(|kept| *kept == more)?;
                Some(Self::More(about.into(), part))
            }
            _ => None,
        }
    }

    /// What it does in a talk, and in which; nothing if it is no turn.
    pub const fn turn(self) -> Option<(Act, Option<TurnTalkId>)> {
        match self {
            Self::Said(talk) => Some((Act::Said, talk)),
            Self::Reflected(talk) => Some((Act::Reflected, Some(talk))),
            Self::NotQuite(talk) => Some((Act::NotQuite, Some(talk))),
            Self::Closed(talk) => Some((Act::Closed, Some(talk))),
            _ => None,
        }
    }

    /// Whether each part goes on with the sentence that its lead begins.
    pub const fn is_of_sentences(self) -> bool {
        matches!(self, Self::Said(_) | Self::Reflected(_) | Self::NotQuite(_) | Self::Concern)
    }

    /// Which question of the day it answers, if it does.
    pub const fn drawn(self) -> Option<Drawn> {
        match self {
            Self::OfTheDay(drawn) => Some(drawn),
            _ => None,
        }
    }

    /// Its parts, in their order.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Said(_) => Act::Said.parts(),
            Self::Reflected(_) => Act::Reflected.parts(),
            Self::NotQuite(_) => Act::NotQuite.parts(),
            Self::Closed(_) => Act::Closed.parts(),
            Self::Question => &question_box::QUESTION,
            Self::Answer(_) => &question_box::ANSWER,
            Self::Telling => &disclosure::TELLING,
            Self::Statement => &carried::AREAS,
            Self::Reply(_) => &carried::REPLY,
            Self::Missing(_) => &carried::MISSING,
            Self::OtherSide => &other_side::QUESTIONS,
            Self::Title(_) => &breach::TITLE,
            Self::Card => &card::PARTS,
            Self::TimeOut => &agreement::PARTS,
            Self::Openness => &openness::PARTS,
            Self::OfTheDay(drawn) => drawn.parts(),
            Self::Accountability => &statement::OWNED,
            Self::More(_, part) => statement::more_about(part),
            Self::Concern => &CONCERN,
            Self::SetbackPlan => &setback_plan::PARTS,
            Self::Phase => &phase::PARTS,
            Self::Milestone => &milestone::PARTS,
            Self::Maintain => &maintain::PARTS,
            Self::TherapyPlan => &plan::PARTS,
        }
    }

    /// The part with this name: which it is, and the one that comes after it.
    pub fn part(self, name: &str) -> Option<(usize, Part, Option<Part>)> {
        let parts = self.parts();
        let at = parts.iter().position(|part| part.name == name)?;
        Some((at, parts[at], parts.get(at + 1).copied()))
    }

    /// What is chosen in a part where nothing is yet.
    pub fn usual(self, part: Part, today: NaiveDate) -> Option<String> {
        match self {
            Self::TimeOut => agreement::usual(part.name).map(str::to_owned),
            Self::Openness if part.name == "from" => Some(today.to_string()),
            Self::Milestone => milestone::usual(part.name, today),
            Self::TherapyPlan => plan::usual(part.name, today),
            _ => None,
        }
    }

    /// So many characters all of it has at most, if that is less than its parts hold: of a turn no
    /// more than can be said back.
    pub const fn room(self) -> Option<usize> {
        match self.turn() {
            Some(_) => Some(turn_talk::LIMIT),
            None => None,
        }
    }

    /// Where its parts are sealed: of those that once had a table of their own as they were there.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Said(_) | Self::Reflected(_) | Self::NotQuite(_) => {
                Kind { name: "turn_draft_answer", scope: "turn_draft" }
            }
            Self::Statement | Self::Reply(_) | Self::Missing(_) | Self::OtherSide => {
                Kind { name: "impact_draft_answer", scope: "impact_draft" }
            }
            _ => Written::KIND,
        }
    }

    /// Whether this part of it asks for something or offers it, so that a key to somebody's phone has
    /// no place there. What happened can be told as it was, and so can what one carries.
    pub fn asks(self, part: Part) -> bool {
        match self {
            Self::Question
            | Self::Answer(_)
            | Self::Openness
            | Self::NotQuite(_)
            | Self::Missing(_) => true,
            Self::Said(_) => part.name == "need",
            Self::Telling => part.name == "will",
            Self::Card => ["helps", "does_not"].contains(&part.name),
            Self::TimeOut => part.name == "how",
            Self::Accountability | Self::More(..) => part.name == "repair",
            Self::Concern => part.name == "like",
            Self::SetbackPlan => part.name == "first_day",
            Self::TherapyPlan => part.takes.limit().is_some(),
            _ => false,
        }
    }

    /// The page of the feature that it belongs to.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Said(_) | Self::Reflected(_) | Self::NotQuite(_) | Self::Closed(_) => {
                "/turn-talks"
            }
            Self::Question | Self::Answer(_) => "/question-box",
            Self::Telling => "/tellings",
            Self::Statement | Self::Reply(_) | Self::Missing(_) => "/impact-statements",
            Self::OtherSide => "/other-side",
            Self::Title(_) => "/what-happened",
            Self::Card => "/hard-moment-cards",
            Self::TimeOut => "/time-out/agreement",
            Self::Openness => "/openness",
            Self::OfTheDay(_) => "/question-of-the-day",
            Self::Accountability | Self::More(..) => "/accountability-statements",
            Self::Concern => "/concerns",
            Self::SetbackPlan => "/setback-plan",
            Self::Phase => "/phases",
            Self::Milestone => "/milestones",
            Self::Maintain => "/maintain",
            Self::TherapyPlan => "/therapy-plan",
        }
    }

    /// The page of what it is about; else that of its feature.
    pub fn home(self) -> String {
        let list = self.list();
        match self {
            Self::Answer(question) => format!("/questions/{question}"),
            Self::OfTheDay(_) => list.to_owned(),
            _ => self.about().map_or_else(|| list.to_owned(), |about| format!("{list}/{about}")),
        }
    }

    /// Where it is shared.
    pub fn shared_at(self) -> String {
        match self {
            Self::Said(None) => "/turn-talks".to_owned(),
            Self::Said(Some(talk))
            | Self::Reflected(talk)
            | Self::NotQuite(talk)
            | Self::Closed(talk) => {
                format!("/turn-talks/{talk}/turns")
            }
            Self::Question => "/questions".to_owned(),
            Self::Answer(question) => format!("/questions/{question}/answers"),
            Self::OfTheDay(_) => "/question-of-the-day".to_owned(),
            Self::Title(Some(breach)) => format!("/what-happened/{breach}/versions"),
            Self::More(statement, _) => format!("/accountability-statements/{statement}/additions"),
            Self::Telling
            | Self::Accountability
            | Self::Concern
            | Self::SetbackPlan
            | Self::Phase
            | Self::Milestone
            | Self::Maintain
            | Self::TherapyPlan
            | Self::Statement
            | Self::OtherSide
            | Self::Title(None)
            | Self::Card
            | Self::TimeOut
            | Self::Openness => self.list().to_owned(),
            Self::Reply(statement) | Self::Missing(statement) => {
                format!("/impact-statements/{statement}/answers")
            }
        }
    }

    /// Whether it is written for the other: hints are for what reaches them.
    pub fn is_for_the_other(self) -> bool {
        self != Self::OtherSide
    }

    /// Whether it says what it did to somebody: in other words for who was hurt and who broke trust.
    pub const fn speaks_of_the_impact(self) -> bool {
        matches!(self, Self::Statement | Self::Reply(_))
    }
}

#[cfg(test)]
#[path = "purpose_tests.rs"]
mod tests;
