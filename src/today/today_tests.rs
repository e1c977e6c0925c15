//! What Today shows, and what it leaves out.

use super::*;
use crate::steps::accountability::statement::AccountabilityStatementId;

fn meeting() -> weekly_meeting::for_today::ForToday {
    weekly_meeting::for_today::ForToday {
        rhythm: weekly_meeting::time::Rhythm::Weekly,
        under_way: Some(WeeklyMeetingId::mint()),
        at: Some(chrono::DateTime::UNIX_EPOCH),
        is_near: true,
        notes: Some(WeeklyMeetingId::mint()),
        is_proposed: true,
    }
}

fn concerns() -> concern::for_today::Ids {
    concern::for_today::Ids {
        asks: Some((ConcernId::mint(), concern::for_today::Asks::Raised)),
        talk: Some(ConcernId::mint()),
    }
}

fn all() -> Candidates {
    let (commitment, date) = (CommitmentId::mint(), DateId::mint());
    Candidates {
        checked_in: false,
        my_turn: Some(TurnTalkId::mint()),
        told_to_me: Some(DisclosureId::mint()),
        question: Some(QuestionId::mint()),
        wording: Some(Waiting::SetbackPlan),
        replied: true,
        answered: true,
        breach: Some((BreachId::mint(), Asks::Title)),
        openness: Some(OpennessId::mint()),
        carried: Some(StatementId::mint()),
        concerns: concerns(),
        meeting: meeting(),
        owned: Some(OwnedNews { id: AccountabilityStatementId::mint(), is_theirs: true }),
        commitments_to_answer: vec![commitment],
        dates_to_answer: vec![date],
        told: true,
        opened: Some(AnswerId::mint()),
        question_of_the_day: true,
        week: true,
        maintains: false,
        plan: false,
        other_side: true,
        commented: true,
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
fn who_keeps_only_the_monthly_meeting_is_asked_for_nothing_else() {
    let mut quiet = Candidates { maintains: true, shared_check_in: true, ..Candidates::default() };
    let chosen = quiet.choose();
    assert!(!chosen.check_in && chosen.next == Some(Next::Quiet), "{chosen:?}");
    assert_eq!(
        chosen.from_partner,
        Some(FromPartner::CheckIn),
        "what the other shares still comes"
    );
    let commitment = CommitmentId::mint();
    quiet.due_today.push(commitment);
    assert_eq!(quiet.choose().next, Some(Next::Due(commitment)), "a promise goes on");
    let reviews = Candidates { plan: true, maintains: true, ..Candidates::default() };
    assert_eq!(reviews.choose().next, Some(Next::Plan), "a plan is looked at on its day");
}

#[test]
fn nothing_is_asked_while_one_of_the_two_has_paused() {
    let paused = Candidates { stopped: true, ..all() };
    let chosen = paused.choose();
    assert_eq!((chosen.from_partner, chosen.next), (Some(FromPartner::CheckIn), Some(Next::Map)));
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
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Concern(..))));
    candidates.concerns.asks = None;
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Breach(..))));
    candidates.breach = None;
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Openness(_))));
    candidates.openness = None;
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Commitment(_))));
    candidates.commitments_to_answer.clear();
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Date(_))));
    candidates.dates_to_answer.clear();
    what_has_come_is_told_in_its_order(candidates);
}

fn what_has_come_is_told_in_its_order(mut candidates: Candidates) {
    let wording = FromPartner::Wording(Waiting::SetbackPlan);
    assert_eq!(candidates.choose().from_partner, Some(wording));
    candidates.wording = None;
    assert_eq!(candidates.choose().from_partner, Some(FromPartner::MeetingTime));
    candidates.meeting.is_proposed = false;
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Notes(_))));
    candidates.meeting.notes = None;
    assert_eq!(candidates.choose().from_partner, Some(FromPartner::Replied));
    candidates.replied = false;
    assert_eq!(candidates.choose().from_partner, Some(FromPartner::Answered));
    candidates.answered = false;
    assert_eq!(candidates.choose().from_partner, Some(FromPartner::Told));
    candidates.told = false;
    assert!(matches!(candidates.choose().from_partner, Some(FromPartner::Answers(_))));
    candidates.opened = None;
    assert_eq!(candidates.choose().from_partner, Some(FromPartner::Commented));
    candidates.commented = false;
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
    assert!(matches!(candidates.choose().next, Some(Next::Meeting(_))), "they sit in it");
    candidates.meeting.under_way = None;
    assert_eq!(candidates.choose().next, Some(Next::MeetingToday), "it is soon");
    candidates.meeting.is_near = false;
    assert!(matches!(candidates.choose().next, Some(Next::Due(_))));
    candidates.hard_date = candidates.hard_date.map(|(whose, _)| (whose, true));
    assert!(matches!(candidates.choose().next, Some(Next::HardDay(_))), "on the day itself");
    candidates.hard_date = candidates.hard_date.map(|(whose, _)| (whose, false));
    candidates.due_today.clear();
    assert!(matches!(candidates.choose().next, Some(Next::TalkAbout(_))));
    candidates.concerns.talk = None;
    assert_eq!(candidates.choose().next, Some(Next::MeetingToday));
    candidates.meeting.at = None;
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
    assert_eq!(candidates.choose().next, Some(Next::Week));
    candidates.week = false;
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
    let expected = Chosen { check_in: true, from_partner: None, next: Some(Next::FirstCommitment) };
    assert_eq!(chosen, expected);
}
