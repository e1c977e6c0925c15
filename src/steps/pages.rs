//! The map, and a page for each part of the way.

use askama::Template;

use super::{GoingOn, Now, Step};
use crate::{
    access::Partner,
    impact::role::Role,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/map.html")]
pub(super) struct MapPage {
    frame: Frame,
    steps: Vec<(Step, GoingOn)>,
}

#[derive(Template)]
#[template(path = "steps/step.html")]
pub(super) struct StepPage {
    frame: Frame,
    step: Step,
    going_on: GoingOn,
    /// Of the impact and of talking: the exercises, what is offered first before the others.
    exercises: Vec<Exercise>,
    me: String,
    partner: String,
    next_step: Option<Step>,
}

#[derive(Template)]
#[template(path = "steps/together.html")]
pub(super) struct TogetherPage {
    frame: Frame,
    commitments: GoingOn,
    dates: GoingOn,
}

/// Something to do alone or together.
struct Exercise {
    path: &'static str,
    title: &'static str,
    line: &'static str,
}

const CARRIED: Exercise = Exercise {
    path: "/impact-statements",
    title: "What each of us carries",
    line: "Written in peace, read in peace, answered or not",
};
const OTHER_SIDE: Exercise = Exercise {
    path: "/other-side",
    title: "The other side",
    line: "Guilt, regret, helplessness, fear: for yourself first",
};
const BREACH: Exercise = Exercise {
    path: "/what-happened",
    title: "What happened",
    line: "A short name for it that both of you agree to",
};
const HARD_MOMENT: Exercise = Exercise {
    path: "/hard-moment-cards",
    title: "Cards for hard moments",
    line: "What helps you, written on a calm day and at hand on another",
};
const ROLE: Exercise = Exercise {
    path: "/impact-role",
    title: "Where I stand in this",
    line: "For you alone: what is offered first follows it",
};

const OWNED: Exercise = Exercise {
    path: "/accountability-statements",
    title: "Taking responsibility",
    line: "What you did, without a “but”, answered part by part",
};

const CONCERN: Exercise = Exercise {
    path: "/concerns",
    title: "Small issues",
    line: "What you noticed, a time to talk, and how you leave it",
};

const WEEKLY_MEETING: Exercise = Exercise {
    path: "/weekly-meetings",
    title: "Weekly meeting",
    line: "Three quarters of an hour for the two of you, with its own agenda",
};

const SMALL_DEEDS: Exercise = Exercise {
    path: "/small-deeds",
    title: "Small deeds",
    line: "What you would like to do for each other, and what matters",
};

const GOOD_MOMENTS: Exercise = Exercise {
    path: "/good-moments",
    title: "Good moments",
    line: "What was good, in your words and theirs",
};

const HARD_DAYS: Exercise = Exercise {
    path: "/hard-dates",
    title: "Hard days",
    line: "Written down early, with what would help",
};

const HOBBIES: Exercise = Exercise {
    path: "/hobbies",
    title: "Hobbies",
    line: "Answered by each alone; only what both would like or might shows",
};

const IDEAS: Exercise = Exercise {
    path: "/ideas",
    title: "Ideas",
    line: "For an evening or a quarter of an hour, by time, money, place and energy",
};

const PULSE: Exercise = Exercise {
    path: "/pulses",
    title: "Your weeks",
    line: "Six sentences a week, for you alone, and your own lines over the months",
};

const THEN_AND_NOW: Exercise = Exercise {
    path: "/then-and-now",
    title: "Then and now",
    line: "A sentence a month, read again beside the new one",
};

const SATISFACTION: Exercise = Exercise {
    path: "/satisfaction",
    title: "Satisfaction",
    line: "Four questions from research, at most once a month",
};

const PHASES: Exercise = Exercise {
    path: "/phases",
    title: "Where we are",
    line: "Steady, understand, rebuild, maintain: a map, and no lock",
};

const SETBACK_PLAN: Exercise = Exercise {
    path: "/setback-plan",
    title: "Our setback plan",
    line: "What counts, the first day, whom you call: agreed before it is needed",
};

const MILESTONES: Exercise = Exercise {
    path: "/milestones",
    title: "Milestones",
    line: "What the two of you reached, when both say so",
};

const ROAD: Exercise = Exercise {
    path: "/road",
    title: "Your road",
    line: "The whole time in one calm line, to read or print",
};

const MAINTAIN: Exercise = Exercise {
    path: "/maintain",
    title: "Only the monthly meeting",
    line: "For later, when it goes well: Troth steps back",
};

const AGENDA: Exercise = Exercise {
    path: "/agenda",
    title: "For the next session",
    line: "What both of you want to talk about there, in your order",
};

const THERAPY_PLAN: Exercise = Exercise {
    path: "/therapy-plan",
    title: "What we work on",
    line: "One to four goals in your own words, and when you look at them again",
};

const THERAPIST: Exercise = Exercise {
    path: "/therapist",
    title: "A therapist who reads along",
    line: "What you both choose to show, section by section, and when it ends",
};

const PACKETS: Exercise = Exercise {
    path: "/packets",
    title: "Pages for a therapist",
    line: "Printed or as a file, for one without an account; both of you agree first",
};

const APPOINTMENTS: Exercise = Exercise {
    path: "/appointments",
    title: "Appointments",
    line: "When and where you go next, for both of you",
};

const SEARCH: Exercise = Exercise {
    path: "/finding-a-therapist",
    title: "Finding a therapist",
    line: "What to ask, what to look for, and whom you could ask",
};

const PRACTICES: Exercise = Exercise {
    path: "/practices",
    title: "What we practise",
    line: "Something small, tied to a habit, until a day soon; then each says how it was",
};

const AFTER_SESSION: Exercise = Exercise {
    path: "/after-sessions",
    title: "After a session",
    line: "Was I heard, was it about what matters, was it fair: for you alone",
};

const WHERE_I_STAND: Exercise = Exercise {
    path: "/where-i-stand",
    title: "Where I stand",
    line: "Going on, unsure, a pause, parting: for you alone",
};

const TALKING: [Exercise; 7] = [
    Exercise {
        path: "/turn-talks",
        title: "Talk in turns",
        line: "One speaks, the other says back what they heard",
    },
    Exercise {
        path: "/question-of-the-day",
        title: "Question of the day",
        line: "Both answer, then both answers open",
    },
    Exercise {
        path: "/question-box",
        title: "Question box",
        line: "For questions that come back, answered at one’s own pace",
    },
    Exercise {
        path: "/tellings",
        title: "Something I want to tell you",
        line: "Told before it is found out",
    },
    Exercise { path: "/openness", title: "Openness", line: "Offered, never demanded" },
    Exercise {
        path: "/time-out",
        title: "Time-out",
        line: "One tap, and a time when you are back",
    },
    Exercise { path: "/journal", title: "Journal", line: "Only for you" },
];

fn exercises(step: Step, role: Option<Role>) -> Vec<Exercise> {
    match step {
        Step::Communication => return TALKING.into(),
        Step::Accountability => return vec![OWNED, SMALL_DEEDS],
        Step::SmallIssues => return vec![WEEKLY_MEETING, CONCERN, HARD_DAYS],
        Step::QualityTime => return vec![IDEAS, HOBBIES, GOOD_MOMENTS],
        Step::MovingForward => {
            return vec![
                ROAD,
                MILESTONES,
                PULSE,
                THEN_AND_NOW,
                PHASES,
                SETBACK_PLAN,
                SATISFACTION,
                WHERE_I_STAND,
                MAINTAIN,
            ];
        }
        Step::Therapy => {
            return vec![
                SEARCH,
                APPOINTMENTS,
                AGENDA,
                THERAPY_PLAN,
                PRACTICES,
                THERAPIST,
                PACKETS,
                AFTER_SESSION,
            ];
        }
        Step::Impact => {}
    }
    if role.is_some_and(Role::begins_with_the_other_side) {
        vec![OTHER_SIDE, CARRIED, BREACH, HARD_MOMENT, ROLE]
    } else {
        vec![CARRIED, OTHER_SIDE, BREACH, HARD_MOMENT, ROLE]
    }
}

impl MapPage {
    pub(super) fn new(partner: &Partner, now: &Now<'_>) -> Self {
        let steps = Step::ALL.map(|step| (step, GoingOn::of(step, now))).to_vec();
        Self { frame: Frame::of(partner, Place::More, "The way"), steps }
    }
}

impl StepPage {
    pub(super) fn new(partner: &Partner, step: Step, now: &Now<'_>) -> Self {
        let index = Step::ALL.iter().position(|s| *s == step).unwrap_or(0);
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            step,
            going_on: GoingOn::of(step, now),
            exercises: exercises(step, now.role),
            me: partner.name().to_owned(),
            partner: partner.partner_name().to_owned(),
            next_step: Step::ALL.get(index + 1).copied(),
        }
    }
}

impl TogetherPage {
    pub(super) fn new(partner: &Partner, now: &Now<'_>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "Together"),
            commitments: GoingOn::of(Step::Accountability, now),
            dates: GoingOn::of(Step::QualityTime, now),
        }
    }
}
