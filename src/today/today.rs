//! The rule that chooses what Today shows: at most three things.
//!
//! 1. **My check-in**, until I have checked in today.
//! 2. **One thing from my partner**: what waits for me comes first (something they want to tell me, my
//!    turn in a talk, then a question in the box, then what they ask for about what happened, then openness
//!    they offer, then what they carry or understand unless I have put it away, then what they take
//!    responsibility for or said to mine, then a proposal how we take a
//!    time-out, then what they said to something I told, then their answer to a question of mine, then a
//!    commitment, then a date), then how something went that they told me (the newest), then a question of
//!    the day whose answers they opened today by answering it, then a copy of the other side, a page of their
//!    journal or their newest shared check-in of the last two days.
//! 3. **One next step**: a hard day, on the day itself; what I promised for today; a hard day that comes
//!    within three days; a date whose time has passed; a date within
//!    two days; a good moment to write down; a commitment to look at again; else something small
//!    to begin: a first commitment, a date, the question of the day, the map.
//!
//! During a hard moment or a time-out nothing else of my partner's is shown: it comes first, and it is enough.
//! While one of the two has paused, nothing is asked: there are the partner's last check-in and the
//! map. Nothing is repeated, nothing is counted, and what was skipped does not come back as a reproach.

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
        small_issues::hard_date::Whose,
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
    /// A proposal how we take a time-out waits for my answer.
    pub time_out_wording: bool,
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
    /// A page of a journal that my partner has shared in the last two days.
    pub journal_copy: Option<JournalCopyId>,
    /// I have not answered the question of today.
    pub question_of_the_day: bool,
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
    /// How we take a time-out: a proposal waits for my answer.
    TimeOutWording,
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
    /// Nothing is agreed yet.
    FirstCommitment,
    /// Nothing is planned.
    PlanDate,
    /// The question of today.
    Question,
    /// All is well tended; the map is there.
    Map,
}

impl Next {
    /// Whether a good moment to write down would come before this.
    pub fn yields_to_remembering(self) -> bool {
        !matches!(
            self,
            Self::Due(_) | Self::HardDay(_) | Self::Passed(_) | Self::Soon(_) | Self::Remember(_)
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
        let check_in = !self.checked_in && room > 0;
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
            .or(self.breach.map(|(id, asks)| FromPartner::Breach(id, asks)))
            .or(self.openness.map(FromPartner::Openness))
            .or(commitment)
            .or(date)
            .or(self.time_out_wording.then_some(FromPartner::TimeOutWording))
            .or(self.replied.then_some(FromPartner::Replied))
            .or(self.answered.then_some(FromPartner::Answered))
            .or(self.told.then_some(FromPartner::Told))
            .or(self.opened.map(FromPartner::Answers))
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
        let begin = if !self.any_commitment {
            Next::FirstCommitment
        } else if !self.any_date {
            Next::PlanDate
        } else if self.question_of_the_day {
            Next::Question
        } else {
            Next::Map
        };
        let hard_day = |is_today| {
            let near = self.hard_date.filter(|(_, today)| *today == is_today);
            near.map(|(whose, _)| Next::HardDay(whose))
        };
        let due = hard_day(true).or(due).or(hard_day(false));
        due.or(passed).or(soon).or(remember).or(review).unwrap_or(begin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::accountability::statement::AccountabilityStatementId;

    fn all() -> Candidates {
        let (commitment, date) = (CommitmentId::mint(), DateId::mint());
        Candidates {
            checked_in: false,
            my_turn: Some(TurnTalkId::mint()),
            told_to_me: Some(DisclosureId::mint()),
            question: Some(QuestionId::mint()),
            time_out_wording: true,
            replied: true,
            answered: true,
            breach: Some((BreachId::mint(), Asks::Title)),
            openness: Some(OpennessId::mint()),
            carried: Some(StatementId::mint()),
            owned: Some(OwnedNews { id: AccountabilityStatementId::mint(), is_theirs: true }),
            commitments_to_answer: vec![commitment],
            dates_to_answer: vec![date],
            told: true,
            opened: Some(AnswerId::mint()),
            question_of_the_day: true,
            other_side: true,
            journal_copy: Some(JournalCopyId::mint()),
            shared_check_in: true,
            due_today: vec![commitment],
            dates_passed: vec![date],
            dates_soon: vec![date],
            hard_date: Some((Whose::Theirs(uuid::Uuid::now_v7().into()), false)),
            date_to_remember: Some(date),
            to_review: vec![commitment],
            any_commitment: true,
            any_date: true,
            at_hand: 0,
            stopped: false,
        }
    }

    #[test]
    fn nothing_is_asked_while_one_of_the_two_has_paused() {
        let paused = Candidates { stopped: true, ..all() };
        let chosen = paused.choose();
        assert_eq!(
            (chosen.from_partner, chosen.next),
            (Some(FromPartner::CheckIn), Some(Next::Map))
        );
        assert!(chosen.check_in, "a check-in can be kept for oneself");
    }

    #[test]
    fn during_a_hard_moment_or_a_time_out_nothing_of_the_other_is_asked() {
        for (at_hand, check_in, next) in [(1, true, true), (2, true, false), (3, false, false)] {
            let chosen = Candidates { at_hand, ..all() }.choose();
            assert_eq!(chosen.from_partner, None);
            assert_eq!((chosen.check_in, chosen.next.is_some()), (check_in, next), "{at_hand}");
        }
        let checked_in = Candidates { at_hand: 2, checked_in: true, ..all() };
        let next = checked_in.choose().next;
        assert!(matches!(next, Some(Next::Due(_))), "what is one's own goes on");
    }

    #[test]
    fn my_check_in_is_asked_for_once_a_day() {
        assert!(all().choose().check_in);
        assert!(!Candidates { checked_in: true, ..all() }.choose().check_in);
    }

    #[test]
    fn what_waits_for_my_answer_comes_before_what_was_told() {
        let mut candidates = all();
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::ToldToMe(_))));
        candidates.told_to_me = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Talk(_))));
        candidates.my_turn = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Question(_))));
        candidates.question = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Carried(_))));
        candidates.carried = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Owned(_))));
        candidates.owned = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Breach(..))));
        candidates.breach = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Openness(_))));
        candidates.openness = None;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Commitment(_))));
        candidates.commitments_to_answer.clear();
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Date(_))));
        candidates.dates_to_answer.clear();
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::TimeOutWording));
        candidates.time_out_wording = false;
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::Replied));
        candidates.replied = false;
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::Answered));
        candidates.answered = false;
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::Told));
        candidates.told = false;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Answers(_))));
        candidates.opened = None;
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::OtherSide));
        candidates.other_side = false;
        assert!(matches!(candidates.choose().from_partner, Some(FromPartner::JournalCopy(_))));
        candidates.journal_copy = None;
        assert_eq!(candidates.choose().from_partner, Some(FromPartner::CheckIn));
        candidates.shared_check_in = false;
        assert_eq!(candidates.choose().from_partner, None);
    }

    #[test]
    fn what_i_promised_for_today_comes_first_and_something_small_to_begin_last() {
        let mut candidates = all();
        assert!(matches!(candidates.choose().next, Some(Next::Due(_))));
        candidates.hard_date = candidates.hard_date.map(|(whose, _)| (whose, true));
        assert!(matches!(candidates.choose().next, Some(Next::HardDay(_))), "on the day itself");
        candidates.hard_date = candidates.hard_date.map(|(whose, _)| (whose, false));
        candidates.due_today.clear();
        assert!(matches!(candidates.choose().next, Some(Next::HardDay(_))));
        candidates.hard_date = None;
        assert!(matches!(candidates.choose().next, Some(Next::Passed(_))));
        candidates.dates_passed.clear();
        assert!(matches!(candidates.choose().next, Some(Next::Soon(_))));
        candidates.dates_soon.clear();
        assert!(matches!(candidates.choose().next, Some(Next::Remember(_))));
        candidates.date_to_remember = None;
        assert!(matches!(candidates.choose().next, Some(Next::Review(_))));
        candidates.to_review.clear();
        assert_eq!(candidates.choose().next, Some(Next::Question));
        candidates.question_of_the_day = false;
        assert_eq!(candidates.choose().next, Some(Next::Map));
        candidates.any_date = false;
        assert_eq!(candidates.choose().next, Some(Next::PlanDate));
        candidates.any_commitment = false;
        assert_eq!(candidates.choose().next, Some(Next::FirstCommitment));
    }

    #[test]
    fn a_first_day_asks_for_a_check_in_and_something_small() {
        let chosen = Candidates::default().choose();
        let expected =
            Chosen { check_in: true, from_partner: None, next: Some(Next::FirstCommitment) };
        assert_eq!(chosen, expected);
    }
}
