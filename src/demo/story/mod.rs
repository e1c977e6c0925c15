//! The demo couple's half year, as data: what Ana and Ben wrote, promised and did together.
//!
//! Ben hid messages with someone he used to work with, and said he was at Tom's on Fridays when he
//! was not. The story starts soon after Ana read the messages and ends today.
//!
//! Days are a week and a weekday, so that the story ends today whenever it is told: week 0 is 26
//! weeks ago, week 25 is last week, week 26 is this week; weekday 0 is Monday. Nothing has happened
//! after the Monday of week 26; only dates may be planned beyond it. Told later in the week, the
//! story goes on with a few plain check-ins ([`this_week`]). No season is named.
//!
//! What must stay true is checked in `tests.rs`: every promise is agreed before it is kept, every
//! date is done after its day, and each person has one whole week without a check-in.

mod answers;
mod cards;
mod check_ins;
mod check_ins_first;
mod check_ins_fourth;
mod check_ins_second;
mod check_ins_third;
mod check_ins_this_week;
mod commitments;
mod commitments_daily;
mod commitments_weekly;
mod concerns;
mod dates;
mod dates_later;
mod drafts;
mod hard_dates;
mod hard_moments;
pub(super) mod hobbies;
pub(super) mod impact;
mod journals;
mod looking_back;
mod milestones;
mod openness;
mod phases;
mod pulses;
mod questions;
mod responsibility;
mod setback_plan;
pub(super) mod small_deeds;
mod talks;
mod tellings;
#[cfg(test)]
mod tests;
mod therapy;
mod time_outs;
mod weekly_meetings;

pub use answers::Answered;
pub use cards::{CardWritten, cards};
pub use concerns::{Done as ConcernDone, Raised, raised};
pub use drafts::{Begun, drafts};
pub use hard_dates::{HardDay, hard_days};
pub use hard_moments::{HardMoment, KEPT_SINCE, hard_moments};
pub use journals::{JournalPage, journals};
pub use looking_back::{LookedBack, looked_back};
pub use milestones::{MilestoneNamed, milestones};
pub use openness::{Openness, OpennessAct};
pub use phases::{PhaseProposed, phases};
pub use pulses::{WeekAnswered, pulses};
pub use questions::{Question, QuestionAct, question_times};
pub use responsibility::{Owned, Said as OwnedSaid, owned};
pub use setback_plan::{PlanProposed, setback_plans};
pub use talks::{Talk, Turn};
pub use tellings::{Telling, TellingAct};
pub use therapy::{
    AppointmentMade, ForSession, GoalsProposed, Practised, PractisedAct, appointments,
    for_sessions, goals, practised,
};
pub use time_outs::{TimeOutAgreed, time_outs_agreed};
pub use weekly_meetings::{
    MeetingAct, MeetingTimeAct, WeeklyMeeting, meeting_times, weekly_meetings,
};

/// One of the two.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Who {
    /// Ana, who was hurt. She works shifts, sings in a choir and has a sister, Mara.
    Ana,
    /// Ben, who broke trust. He looks after pumps for the waterworks; Tom is his friend.
    Ben,
}

/// How close it felt on one day, and what else was said. At most one a person and day.
#[derive(Clone, Copy, Debug)]
pub struct CheckIn {
    /// Whose it is.
    pub who: Who,
    /// Week of the story, 0 to 26.
    pub week: u8,
    /// 0 is Monday.
    pub weekday: u8,
    /// Hour of the day, 0 to 23.
    pub hour: u8,
    /// Both may read it; otherwise only its writer.
    pub shared: bool,
    /// 0 far apart, 1 some distance, 2 in between, 3 fairly close, 4 close.
    pub close: u8,
    /// At most three feelings, each with a strength from 1 to 5.
    pub feelings: &'static [(&'static str, u8)],
    /// 1 to 5, or skipped.
    pub energy: Option<u8>,
    /// One need, or "" when skipped.
    pub need: &'static str,
    /// One thanks, or "" when skipped.
    pub thanks: &'static str,
    /// A note, or "" when skipped.
    pub note: &'static str,
    /// What became of it on a later day, once it was shared.
    pub later: Option<Later>,
}

/// What its author did about a shared check-in, on the day `week`, `weekday`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the day and the hour are those of CheckIn")]
pub enum Later {
    /// Says something else in the note. What stood there before stays readable.
    Corrected { week: u8, weekday: u8, hour: u8, note: &'static str },
    /// Takes it back. Only a line stays.
    Withdrawn { week: u8, weekday: u8, hour: u8 },
}

/// A promise and its whole course.
///
/// `Act::Agree`, `Counter` and `Decline` are the acts of the partner of `proposed_by`, and
/// `AgreeToCounter` is the proposer's. `Renew`, `Change` and `Retire` are the owner's, and
/// `AgreeToChange` is the act of the owner's partner.
#[derive(Clone, Copy, Debug)]
pub struct Commitment {
    /// Who keeps it.
    pub owner: Who,
    /// Who put it forward: the owner or the partner.
    pub proposed_by: Who,
    /// Week it was proposed in.
    pub week: u8,
    /// Weekday it was proposed on.
    pub weekday: u8,
    /// At most 120 characters.
    pub promise: &'static str,
    /// Why it matters to the other.
    pub why: &'static str,
    /// How both will know.
    pub know: &'static str,
    /// When it falls due.
    pub cadence: Cadence,
    /// The concern that it comes of, by its name in the story, or "".
    pub comes_of: &'static str,
    /// Weeks from agreeing, also to a change, until the review.
    pub review_weeks: u8,
    /// What was done about it, in order of time. Empty: it still waits for an answer.
    pub course: &'static [Act],
    /// The occurrences that were partly kept, missed or excused.
    pub days: &'static [Day],
    /// What became of the other occurrences.
    pub pattern: Pattern,
    /// The partner's answers that matter to the story. On an occurrence which is not in `days`,
    /// an answer also means that its owner marked it kept.
    pub answers: &'static [Answer],
}

/// When a commitment falls due. Weekdays count from 0, Monday.
#[derive(Clone, Copy, Debug)]
pub enum Cadence {
    /// By one day.
    Once {
        /// Week of the due day.
        week: u8,
        /// Weekday of the due day.
        weekday: u8,
    },
    /// Each day.
    Daily,
    /// Each of these weekdays.
    Weekdays(&'static [u8]),
    /// This weekday, each week.
    Weekly(u8),
    /// This day of each month, from 1.
    Monthly(u8),
}

/// One act about a commitment, on the day `week`, `weekday`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of Commitment")]
pub enum Act {
    /// Agrees to the proposal as it stands.
    Agree { week: u8, weekday: u8 },
    /// Proposes something else in its place.
    Counter {
        week: u8,
        weekday: u8,
        promise: &'static str,
        why: &'static str,
        know: &'static str,
        cadence: Cadence,
    },
    /// Agrees to what was proposed instead.
    AgreeToCounter { week: u8, weekday: u8 },
    /// Says no, and why.
    Decline { week: u8, weekday: u8, why: &'static str },
    /// At a review: goes on as it is for so many weeks.
    Renew { week: u8, weekday: u8, review_weeks: u8 },
    /// At a review: proposes new words, which count once both agree.
    Change {
        week: u8,
        weekday: u8,
        promise: &'static str,
        why: &'static str,
        know: &'static str,
        cadence: Cadence,
    },
    /// Agrees to the new words.
    AgreeToChange { week: u8, weekday: u8 },
    /// At a review: has done its work.
    Retire { week: u8, weekday: u8, why: &'static str },
}

/// An occurrence that was not plainly kept. For a monthly commitment it is the first occurrence on
/// or after this day. Its words speak of the repair, so they were written up to three days later.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// Week of the occurrence.
    pub week: u8,
    /// Weekday of the occurrence.
    pub weekday: u8,
    /// How its owner marked it.
    pub mark: Mark,
    /// In the owner's words.
    pub what_got_in_the_way: &'static str,
    /// What the owner did about it, or "" where nothing was owed.
    pub repair: &'static str,
}

/// How an owner marks an occurrence that was not plainly kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// Some of it.
    Partly,
    /// Not this time.
    Missed,
    /// There was a reason that both knew of.
    Excused,
}

/// What became of the occurrences that are neither in `days` nor in `answers`.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// Percent of them that were marked kept. The rest are left open.
    pub kept_share: u8,
    /// Percent of the kept ones that the partner answered with "I saw it".
    pub seen_share: u8,
}

/// The partner's answer to the occurrence of this day.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Week of the occurrence.
    pub week: u8,
    /// Weekday of the occurrence.
    pub weekday: u8,
    /// What the partner said.
    pub seen: Seen,
}

/// What a partner says about an occurrence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Seen {
    /// I saw it.
    Saw,
    /// I didn't see it.
    DidNot,
    /// Let's talk.
    LetsTalk,
}

/// Time together, proposed and perhaps spent.
///
/// `DateAct::Accept`, `Counter` and `NotNow` are the acts of the partner of `proposed_by`;
/// `AcceptCounter` and `Move` are the proposer's, and so is `Done`; `AcceptMove` is the partner's.
/// `CalledOff` could be either's: the one in the story is Ana's.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// Who asked.
    pub proposed_by: Who,
    /// Week it was proposed in.
    pub week: u8,
    /// Weekday it was proposed on.
    pub weekday: u8,
    /// Week it was proposed for; 26 and 27 may lie ahead.
    pub on_week: u8,
    /// Weekday it was proposed for.
    pub on_weekday: u8,
    /// Hour it starts.
    pub hour: u8,
    /// Minute it starts.
    pub minute: u8,
    /// How long, in minutes.
    pub minutes: u16,
    /// What.
    pub what: &'static str,
    /// Where.
    pub place: &'static str,
    /// What it costs, in words.
    pub cost: &'static str,
    /// Phones stay away.
    pub phones_away: bool,
    /// A line to the partner, or "".
    pub note: &'static str,
    /// What was done about it, in order of time. Empty: it still waits for an answer.
    pub course: &'static [DateAct],
    /// Afterwards: how close it felt, 1 to 5, and one good moment.
    pub notes: &'static [(Who, u8, &'static str)],
}

/// One act about a date, on the day `week`, `weekday`. A new hour starts on the full hour.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of Date")]
pub enum DateAct {
    /// Yes.
    Accept { week: u8, weekday: u8 },
    /// Something else, or some other time.
    Counter { week: u8, weekday: u8, on_week: u8, on_weekday: u8, hour: u8, what: &'static str },
    /// Yes to that.
    AcceptCounter { week: u8, weekday: u8 },
    /// Not now. The form asks for no reason.
    NotNow { week: u8, weekday: u8 },
    /// The same, on another day.
    Move { week: u8, weekday: u8, on_week: u8, on_weekday: u8, hour: u8 },
    /// Yes to that day.
    AcceptMove { week: u8, weekday: u8 },
    /// One of the two says yes to leaving the past out of it.
    NotThePast { who: Who, week: u8, weekday: u8 },
    /// It took place.
    Done { week: u8, weekday: u8 },
    /// It will not take place.
    CalledOff { week: u8, weekday: u8 },
}

/// Every check-in, in order of week and day.
pub fn check_ins() -> impl Iterator<Item = &'static CheckIn> {
    check_ins::ALL.into_iter().flatten()
}

/// Check-ins of week 26 for when the story is told after its Monday, in order.
pub fn this_week() -> impl Iterator<Item = &'static CheckIn> {
    check_ins_this_week::REST_OF_WEEK_26.iter()
}

/// Every commitment, in the order in which they were proposed.
pub fn commitments() -> &'static [Commitment] {
    commitments::ALL
}

/// Every date, in the order in which they were proposed.
pub fn dates() -> &'static [Date] {
    dates::ALL
}

/// Every talk, in the order of time.
pub fn talks() -> &'static [Talk] {
    talks::ALL
}

/// Every answer, in order of time.
pub fn answers() -> &'static [Answered] {
    answers::ALL
}

/// Every question, in the order in which they were asked.
pub fn questions() -> &'static [Question] {
    questions::ALL
}

/// Everything told, in the order of time.
pub fn tellings() -> &'static [Telling] {
    tellings::ALL
}

/// Every openness, in the order of time.
pub fn openness() -> &'static [Openness] {
    openness::ALL
}
