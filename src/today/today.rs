//! The rule that chooses what Today shows: at most three things.
//!
//! 1. **My check-in**, until I have checked in today.
//! 2. **One thing from my partner**: what waits for me comes first (something they want to tell me, my
//!    turn in a talk, then a question in the box, then something small that they raised or suggest about
//!    it, then what they ask for about what happened, then openness
//!    they offer, then what they carry or understand unless I have put it away, then what they take
//!    responsibility for or said to mine, then a proposal how we take a time-out, what we do after a setback, where we are, what we reached, how much is asked or when we meet, then what they
//!    said of the notes of our meeting, then what they said to something I told, then their answer to a question of mine, then a
//!    commitment, then a date), then how something went that they told me (the newest), then a question of
//!    the day whose answers they opened today by answering it, then what a therapist wrote to both of us, then a copy of the other side, a page of their
//!    journal or their newest shared check-in of the last two days.
//! 3. **One next step**: our weekly meeting while it is under way; a hard day, on the day itself; our meeting within
//!    three hours; what I promised for today; what we talk about today; our meeting later today; a
//!    hard day that comes within three days; a date whose time has passed; a date within
//!    two days; a good moment to write down; a commitment or our plan to look at again; else something small
//!    to begin: a first commitment, a date, at the end of a week how it was, the question of the day, the map.
//!
//! During a hard moment or a time-out nothing else of my partner's is shown: it comes first, and it is enough.
//! Who keeps only the monthly meeting is asked for no check-in and for nothing small to begin.
//! While one of the two has paused, nothing is asked: there are the partner's last check-in and the
//! map. Nothing is repeated, nothing is counted, and what was skipped does not come back as a reproach.

use super::Waiting;
use crate::{
    impact::{
        breach::{BreachId, store::Asks},
        statement::StatementId,
    },
    steps::{
        accountability::{commitment::CommitmentId, statement::store::News as OwnedNews},
        communication::{
            disclosure::DisclosureId, journal::JournalCopyId, openness::OpennessId,
            question_box::QuestionId, question_of_the_day::AnswerId, turn_talk::TurnTalkId,
        },
        quality_time::date::DateId,
        small_issues::{
            concern::{self, ConcernId},
            hard_date::Whose,
            weekly_meeting::{self, WeeklyMeetingId},
        },
    },
};

/// Everything that could be shown, each list in the order in which it would be.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question")]
pub struct Candidates {
    /// I have checked in on my civil day.
    pub checked_in: bool,
    /// The talk in which it is my turn, unless it rests.
    pub my_turn: Option<TurnTalkId>,
    /// Something my partner wants to tell me, and I have not said how I would like to meet it.
    pub told_to_me: Option<DisclosureId>,
    /// A question whose answer is wished for now, and I have not said how I would like to give it.
    pub question: Option<QuestionId>,
    /// A proposal of what takes both waits for my answer.
    pub wording: Option<Waiting>,
    /// My partner has said something to what I told them.
    pub replied: bool,
    /// My partner has answered a question of mine; the answer is closed until I open it.
    pub answered: bool,
    /// Something about what happened that my partner asks for.
    pub breach: Option<(BreachId, Asks)>,
    /// Openness that my partner offers, and I have not said yes or no.
    pub openness: Option<OpennessId>,
    /// A statement of which I have something to read, unless I have put it away.
    pub carried: Option<StatementId>,
    /// Something small that my partner raised, or suggests about it, lately; and what we talk about today.
    pub concerns: concern::for_today::Ids,
    /// Of our weekly meeting: whether it is under way or today, and what my partner said of it lately.
    pub meeting: weekly_meeting::for_today::ForToday,
    /// What my partner takes responsibility for, or said to what I do, lately.
    pub owned: Option<OwnedNews>,
    /// Commitments of my partner's wording that wait for my answer.
    pub commitments_to_answer: Vec<CommitmentId>,
    /// Dates that wait for my answer.
    pub dates_to_answer: Vec<DateId>,
    /// My partner told me how something went and I have not answered.
    pub told: bool,
    /// My answer to a question that both have answered since today, my partner as the second.
    pub opened: Option<AnswerId>,
    /// My partner has shared a copy of the other side in the last two days.
    pub other_side: bool,
    /// A therapist who reads along has written something to both of us in the last two days.
    pub commented: bool,
    /// A page of a journal that my partner has shared in the last two days.
    pub journal_copy: Option<JournalCopyId>,
    /// I have not answered the question of today.
    pub question_of_the_day: bool,
    /// The week is ending, and I have not answered how it was.
    pub week: bool,
    /// We both keep only the monthly meeting: nothing is asked for besides what we planned ourselves.
    pub maintains: bool,
    /// The day has come on which we wanted to look at our plan again.
    pub plan: bool,
    /// My partner shared a check-in today, yesterday or the day before.
    pub shared_check_in: bool,
    /// My commitments that are due today and not marked.
    pub due_today: Vec<CommitmentId>,
    /// Dates whose time has passed without a word about it.
    pub dates_passed: Vec<DateId>,
    /// Planned dates that begin within two days.
    pub dates_soon: Vec<DateId>,
    /// The next hard day that I may read, if it is near, and whether it is today.
    pub hard_date: Option<(Whose, bool)>,
    /// A date that took place lately, of which I have not written.
    pub date_to_remember: Option<DateId>,
    /// Commitments whose review day has come.
    pub to_review: Vec<CommitmentId>,
    /// Something is proposed or active.
    pub any_commitment: bool,
    /// Something is proposed or planned.
    pub any_date: bool,
    /// So many hard moments and time-outs are there now: each is one of the three things.
    pub at_hand: usize,
    /// One of the two has paused or closed: nothing new is shared, so nothing is asked.
    pub stopped: bool,
}

/// One thing from my partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromPartner {
    /// It is my turn in a talk.
    Talk(TurnTalkId),
    /// Something is told, and opened when I choose.
    ToldToMe(DisclosureId),
    /// A question waits until I say how I would like to answer.
    Question(QuestionId),
    /// A title for what happened, or closing it, waits for my yes.
    Breach(BreachId, Asks),
    /// Openness is offered, and waits for my yes.
    Openness(OpennessId),
    /// They have written down what they carry, or what they understand.
    Carried(StatementId),
    /// They have written down what they take responsibility for, or said something to mine.
    Owned(OwnedNews),
    /// They have raised something small, or suggest something about it.
    Concern(ConcernId, concern::for_today::Asks),
    /// A proposal of what takes both waits for my answer.
    Wording(Waiting),
    /// A time for our weekly meeting: a proposal waits for my answer.
    MeetingTime,
    /// They have said what they remember of the notes of our meeting.
    Notes(WeeklyMeetingId),
    /// They have said something to what I told them.
    Replied,
    /// They have answered a question of mine.
    Answered,
    /// A wording waits for my answer.
    Commitment(CommitmentId),
    /// A date waits for my answer.
    Date(DateId),
    /// How something went.
    Told,
    /// Both answers to a question are open.
    Answers(AnswerId),
    /// What a therapist wrote to both of us.
    Commented,
    /// A copy of the other side that they shared.
    OtherSide,
    /// A page of their journal that they shared.
    JournalCopy(JournalCopyId),
    /// A check-in they shared.
    CheckIn,
}

/// One next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Say how it went today.
    Due(CommitmentId),
    /// Something small that both have a time for, today.
    TalkAbout(ConcernId),
    /// Our weekly meeting is under way.
    Meeting(WeeklyMeetingId),
    /// It is today.
    MeetingToday,
    /// A hard day is near.
    HardDay(Whose),
    /// Say whether it happened.
    Passed(DateId),
    /// It is planned, and near.
    Soon(DateId),
    /// Write down one good moment.
    Remember(DateId),
    /// Look at it again, together.
    Review(CommitmentId),
    /// Look at our plan again, together.
    Plan,
    /// Nothing is agreed yet.
    FirstCommitment,
    /// Nothing is planned.
    PlanDate,
    /// How the week was.
    Week,
    /// The question of today.
    Question,
    /// All is well tended; the map is there.
    Map,
    /// Only the monthly meeting is asked for, and it is not today.
    Quiet,
}

impl Next {
    /// Whether a good moment to write down would come before this.
    pub fn yields_to_remembering(self) -> bool {
        !matches!(
            self,
            Self::Due(_)
                | Self::TalkAbout(_)
                | Self::Meeting(_)
                | Self::MeetingToday
                | Self::HardDay(_)
                | Self::Passed(_)
                | Self::Soon(_)
                | Self::Remember(_)
        )
    }
}

/// What Today shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Whether to ask for my check-in.
    pub check_in: bool,
    /// One thing from my partner.
    pub from_partner: Option<FromPartner>,
    /// One next step.
    pub next: Option<Next>,
}

/// Today shows so many things at most.
const THINGS: usize = 3;

impl Candidates {
    /// The three things, together with what is at hand: then nothing of my partner's is asked, and my
    /// own only as far as there is room.
    pub fn choose(&self) -> Chosen {
        let room = THINGS.saturating_sub(self.at_hand);
        let check_in = !self.checked_in && !self.maintains && room > 0;
        let next = (room > usize::from(check_in)).then(|| self.next());
        Chosen { check_in, from_partner: self.one_from_partner(), next }
    }

    fn one_from_partner(&self) -> Option<FromPartner> {
        if self.stopped {
            return self.shared_check_in.then_some(FromPartner::CheckIn);
        }
        if self.at_hand > 0 {
            return None;
        }
        let commitment = self.commitments_to_answer.first().copied().map(FromPartner::Commitment);
        let date = self.dates_to_answer.first().copied().map(FromPartner::Date);
        let talk = self.my_turn.map(FromPartner::Talk);
        let told_to_me = self.told_to_me.map(FromPartner::ToldToMe);
        told_to_me
            .or(talk)
            .or(self.question.map(FromPartner::Question))
            .or(self.carried.map(FromPartner::Carried))
            .or(self.owned.map(FromPartner::Owned))
            .or(self.concerns.asks.map(|(id, asks)| FromPartner::Concern(id, asks)))
            .or(self.breach.map(|(id, asks)| FromPartner::Breach(id, asks)))
            .or(self.openness.map(FromPartner::Openness))
            .or(commitment)
            .or(date)
            .or(self.wording.map(FromPartner::Wording))
            .or(self.meeting.is_proposed.then_some(FromPartner::MeetingTime))
            .or(self.meeting.notes.map(FromPartner::Notes))
            .or(self.replied.then_some(FromPartner::Replied))
            .or(self.answered.then_some(FromPartner::Answered))
            .or(self.told.then_some(FromPartner::Told))
            .or(self.opened.map(FromPartner::Answers))
            .or(self.commented.then_some(FromPartner::Commented))
            .or(self.other_side.then_some(FromPartner::OtherSide))
            .or(self.journal_copy.map(FromPartner::JournalCopy))
            .or(self.shared_check_in.then_some(FromPartner::CheckIn))
    }

    fn next(&self) -> Next {
        if self.stopped {
            return Next::Map;
        }
        let due = self.due_today.first().copied().map(Next::Due);
        let passed = self.dates_passed.first().copied().map(Next::Passed);
        let soon = self.dates_soon.first().copied().map(Next::Soon);
        let remember = self.date_to_remember.map(Next::Remember);
        let review = self.to_review.first().copied().map(Next::Review);
        let begin = if self.plan {
            Next::Plan
        } else if self.maintains {
            Next::Quiet
        } else if !self.any_commitment {
            Next::FirstCommitment
        } else if !self.any_date {
            Next::PlanDate
        } else if self.week {
            Next::Week
        } else if self.question_of_the_day {
            Next::Question
        } else {
            Next::Map
        };
        let hard_day = |is_today| {
            let near = self.hard_date.filter(|(_, today)| *today == is_today);
            near.map(|(whose, _)| Next::HardDay(whose))
        };
        let talk = self.concerns.talk.map(Next::TalkAbout);
        // A meeting waits while one of the two has a hard moment or takes a time-out.
        let calm = |next| (self.at_hand == 0).then_some(next);
        let meeting = self.meeting.under_way.map(Next::Meeting).and_then(calm);
        let is_today = self.meeting.at.map(|_| Next::MeetingToday).and_then(calm);
        let first = meeting.or(hard_day(true)).or(is_today.filter(|_| self.meeting.is_near));
        let today = first.or(due).or(talk).or(is_today).or(hard_day(false));
        today.or(passed).or(soon).or(remember).or(review).unwrap_or(begin)
    }
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
