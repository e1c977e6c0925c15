//! What takes both and waits for the reader's answer.

use crate::{
    agreeing::Agreeable as _,
    progress::{
        maintain::Maintain, milestone::Milestone, phase::WhereWeAre, setback_plan::SetbackPlan,
    },
    steps::{
        communication::time_out::agreement::Agreement,
        therapy::{packet::Packet, plan::TherapyPlan},
    },
};

/// What waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// How the two take a time-out.
    TimeOut,
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
    /// What a therapist may read.
    TherapistLink,
    /// What the two hand to a therapist.
    Packet,
}

impl Waiting {
    /// All there are.
    pub const ALL: [Self; 8] = [
        Self::TimeOut,
        Self::SetbackPlan,
        Self::Phase,
        Self::Milestone,
        Self::Maintain,
        Self::TherapyPlan,
        Self::TherapistLink,
        Self::Packet,
    ];

    /// Where it is read and answered.
    pub const fn path(self) -> &'static str {
        match self {
            Self::TimeOut => Agreement::PATH,
            Self::SetbackPlan => SetbackPlan::PATH,
            Self::Phase => WhereWeAre::PATH,
            Self::Milestone => Milestone::PATH,
            Self::Maintain => Maintain::PATH,
            Self::TherapyPlan => TherapyPlan::PATH,
            Self::TherapistLink => "/therapist",
            Self::Packet => Packet::PATH,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::TimeOut => Agreement::NAME,
            Self::SetbackPlan => SetbackPlan::NAME,
            Self::Phase => WhereWeAre::NAME,
            Self::Milestone => Milestone::NAME,
            Self::Maintain => Maintain::NAME,
            Self::TherapyPlan => TherapyPlan::NAME,
            Self::TherapistLink => "therapist link",
            Self::Packet => Packet::NAME,
        }
    }

    /// The one that the database calls so.
    pub fn parse(about: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|waiting| waiting.name() == about)
    }

    /// That the other proposes it.
    pub(super) fn line(self, other: &str) -> String {
        match self {
            Self::TimeOut => format!("{other} proposes how the two of you take a time-out."),
            Self::SetbackPlan => {
                format!("{other} proposes what the two of you do after a setback.")
            }
            Self::Phase => format!("{other} suggests where the two of you are now."),
            Self::Milestone => format!("{other} names something that the two of you reached."),
            Self::Maintain => format!("{other} proposes to keep only the monthly meeting."),
            Self::TherapyPlan => format!("{other} proposes what the two of you work on."),
            Self::TherapistLink => format!("{other} proposes what a therapist may read."),
            Self::Packet => format!("{other} has put pages together for a therapist."),
        }
    }
}
