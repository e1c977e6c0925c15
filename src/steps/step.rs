//! The way: understanding the impact, the five steps, moving forward.

use serde::Serialize;

/// A part of the way, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Step {
    /// What it did to both.
    Impact,
    /// 1: open and honest communication.
    Communication,
    /// 2: responsibility and consistency.
    Accountability,
    /// 3: quality time.
    QualityTime,
    /// 4: small issues early.
    SmallIssues,
    /// 5: a couples therapist.
    Therapy,
    /// Where all of it leads.
    MovingForward,
}

impl Step {
    /// All parts of the way.
    pub const ALL: [Self; 7] = [
        Self::Impact,
        Self::Communication,
        Self::Accountability,
        Self::QualityTime,
        Self::SmallIssues,
        Self::Therapy,
        Self::MovingForward,
    ];

    /// As it stands in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Communication => "communication",
            Self::Accountability => "accountability",
            Self::QualityTime => "quality-time",
            Self::SmallIssues => "small-issues",
            Self::Therapy => "therapy",
            Self::MovingForward => "moving-forward",
        }
    }

    /// The part with this slug.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// Its page.
    pub fn path(self) -> String {
        if self == Self::MovingForward {
            "/moving-forward".to_owned()
        } else {
            format!("/steps/{}", self.slug())
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Impact => "Understanding the impact",
            Self::Communication => "Open and honest communication",
            Self::Accountability => "Responsibility and consistency",
            Self::QualityTime => "Quality time together",
            Self::SmallIssues => "Small issues early",
            Self::Therapy => "A couples therapist",
            Self::MovingForward => "Moving forward",
        }
    }

    /// Which of the five it is.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::Impact | Self::MovingForward => None,
            Self::Communication => Some(1),
            Self::Accountability => Some(2),
            Self::QualityTime => Some(3),
            Self::SmallIssues => Some(4),
            Self::Therapy => Some(5),
        }
    }

    /// What it is about, in one line.
    pub fn line(self) -> &'static str {
        match self {
            Self::Impact => "Many feelings, on both sides. They need to be said and heard.",
            Self::Communication => {
                "Say what is, also when it is hard, and make the hurt no smaller."
            }
            Self::Accountability => "Own it without excuses, and let deeds show it, over time.",
            Self::QualityTime => "Hours that are not about the past, and make new memories.",
            Self::SmallIssues => "A few words early, before something grows.",
            Self::Therapy => "A neutral space. Asking for help is commitment, not failure.",
            Self::MovingForward => "Slow, patient, shared, in the things of every day.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_by_its_address() {
        for step in Step::ALL {
            assert_eq!(Step::parse(step.slug()), Some(step));
        }
    }
}
