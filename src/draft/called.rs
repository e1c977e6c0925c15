//! What a draft is called on its pages, and what is said beside it.

use super::For;

impl For {
    /// In a list of drafts.
    pub fn label(self) -> &'static str {
        match self {
            Self::Said(None) => "To begin a talk",
            Self::Said(Some(_)) => "Your side",
            Self::Reflected(_) => "What you heard",
            Self::NotQuite(_) => "What is missing",
            Self::Closed(_) => "How you go on from a talk",
            Self::Question => "A question",
            Self::Answer(_) => "An answer",
            Self::Telling => "Something to tell",
            Self::Statement => "What you carry",
            Self::Reply(_) => "What you understand",
            Self::Missing(_) => "What is still missing",
            Self::OtherSide => "The other side",
            Self::Title(None) => "A title",
            Self::Title(Some(_)) => "Another title",
            Self::Card => "Your card",
            Self::TimeOut => "How we take a time-out",
            Self::Openness => "Something to be open about",
            Self::OfTheDay(drawn) => &drawn.card.text,
            Self::Accountability => "What you take responsibility for",
            Self::More(..) => "More, where it was asked for",
            Self::Concern => "Something small to raise",
            Self::SetbackPlan => "Our setback plan",
            Self::Phase => "Where we are",
            Self::Milestone => "A milestone",
            Self::Maintain => "Only the monthly meeting",
            Self::TherapyPlan => "What we work on",
        }
    }

    /// On the button that shares it, before the other's name.
    pub const fn shares(self) -> &'static str {
        match self {
            Self::OtherSide => "Share a copy with",
            Self::Title(_) => "Suggest it to",
            Self::Milestone => "Name it to",
            Self::Openness => "Offer it to",
            what if what.is_agreed() => "Propose it to",
            _ => "Share with",
        }
    }

    /// Whether it takes both: the other agrees to it, and it takes the place of what there was.
    const fn is_agreed(self) -> bool {
        matches!(
            self,
            Self::Title(_)
                | Self::TimeOut
                | Self::SetbackPlan
                | Self::Phase
                | Self::Maintain
                | Self::TherapyPlan
        )
    }

    /// What is not needed, said while one writes.
    pub const fn not_needed(self) -> &'static str {
        match self {
            Self::Said(_) => "One thing is enough. Nothing has to be solved or forgiven today.",
            Self::Reflected(_) => "You need not agree, explain or promise anything.",
            Self::Closed(_) => "Nothing has to be solved, forgiven or promised today.",
            Self::NotQuite(_) => "It need not be complete, and you need not prove it.",
            Self::Question => "You need not ask everything, and no answer is due by a day.",
            Self::Answer(_) => "Nothing has to be finished today, and nobody has to forgive.",
            Self::Telling => "No excuse is needed, and no forgiveness.",
            Self::Statement => {
                "No details of what happened are needed, no forgiveness, and no deadline. A few words \
                 are enough, and so is an empty page."
            }
            Self::Reply(_) => "No promise is needed, and no perfect words. A few are enough.",
            Self::Missing(_) => "You need not explain it all, and there is no deadline.",
            Self::OtherSide => {
                "No details, no excuses, and no verdict on yourself. A few words are enough, and so is \
                 an empty page."
            }
            Self::Title(_) => "No details are needed, no blame, and no names of others.",
            Self::Card => {
                "Any part can stay empty, and no details of what happened are needed. One line is enough."
            }
            Self::TimeOut => "It need not be perfect. On any calm day it can be proposed anew.",
            Self::OfTheDay(_) => "You need not answer, and no answer is a wrong one.",
            Self::Accountability => {
                "No explanation, no “but”, no details that hurt, no forgiveness, and no deadline."
            }
            Self::More(..) => "Only more of this part, and there is no deadline.",
            Self::Phase => "It is no grade, and nothing opens or closes with it.",
            Self::Milestone => "It need not be big, and nothing has to be forgiven for it.",
            Self::Maintain => "Nothing closes with it, and either of you can end it on any day.",
            Self::TherapyPlan => "One goal is enough, and nobody is graded by it.",
            Self::SetbackPlan => "No threat belongs in it, and it need not be complete.",
            Self::Openness => "You need not offer anything, and nothing has to be proved.",
            Self::Concern => "No proof, no other times, no solution. One thing is enough.",
        }
    }
}

/// What the page of its feature is called, for whoever goes back there.
pub(super) const fn called(what: For) -> &'static str {
    match what {
        For::Said(None) => "Talk in turns",
        For::Said(Some(_)) | For::Reflected(_) | For::NotQuite(_) | For::Closed(_) => "The talk",
        For::Question => "Question box",
        For::Answer(_) => "The question",
        For::Telling => "Something I want to tell you",
        For::Statement | For::Reply(_) | For::Missing(_) => "What each of us carries",
        For::OtherSide => "The other side",
        For::Title(_) => "What happened",
        For::Card => "Cards for hard moments",
        For::TimeOut => "How we take a time-out",
        For::Openness => "Openness",
        For::OfTheDay(_) => "Question of the day",
        For::Accountability => "Taking responsibility",
        For::More(..) => "The statement",
        For::Concern => "Small issues",
        For::SetbackPlan => "Our setback plan",
        For::Phase => "Where we are",
        For::Milestone => "Milestones",
        For::Maintain => "Only the monthly meeting",
        For::TherapyPlan => "What we work on",
    }
}

/// What becomes of it once it is shared; empty if its page says it otherwise.
pub(super) fn then(what: For, other: &str) -> String {
    match what {
        For::Question => format!(
            "{other} chooses how and when to answer. An answer stays closed until you open it."
        ),
        For::Answer(_) => {
            format!("It stays closed until {other} opens it. You are not told when that is.")
        }
        For::Telling => format!(
            "{other} sees only that you want to tell something, and chooses when to open it. You are not \
             told when that is."
        ),
        For::Milestone => format!("It counts once {other} says so, too. Nobody is reminded."),
        what if what.is_agreed() => format!(
            "It counts once {other} agrees, too. What you both agreed to before stays until then."
        ),
        For::Accountability => format!(
            "{other} answers part by part, in their own time, or not at all. Nobody is reminded."
        ),
        For::Concern => format!(
            "{other} can say that they have read it, best with a time to talk. Nobody is reminded."
        ),
        For::Openness => format!(
            "It counts once {other} says yes. Either of you can end it at once, and it ends by itself."
        ),
        For::OfTheDay(_) => format!(
            "It opens for both of you together, when {other} has written too. Until then {other} does not \
             see whether you have."
        ),
        For::Card => format!(
            "{other} can read it from then on. In a hard moment one tap sends it, and nobody has to find \
             words."
        ),
        _ => String::new(),
    }
}
