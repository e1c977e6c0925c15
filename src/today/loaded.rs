//! What was read for Today, and what of it could be shown.

use chrono::{NaiveDate, TimeDelta};

use super::{Candidates, Waiting};
use crate::{
    access::Partner,
    impact::{
        breach::{BreachId, store::Asks},
        hard_moment,
        statement::store::News,
    },
    sealed::Opened,
    steps::{
        accountability::{
            commitment::{Commitment, CommitmentId, Standing},
            keeping::store::Told,
            statement::store::News as OwnedNews,
        },
        communication::{
            disclosure::DisclosureId,
            journal::JournalCopyId,
            openness::OpennessId,
            question_box::QuestionId,
            question_of_the_day::{Card, past::store::Past},
            time_out::{self, Shown},
            turn_talk::store::UnderWay,
        },
        quality_time::date::{
            Ask, DateId,
            store::{Ahead, ToRemember},
        },
        small_issues::{check_in::CheckIn, concern, hard_date, weekly_meeting},
    },
};

const SOON: TimeDelta = TimeDelta::days(2);

/// Everything read for Today.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question")]
pub(super) struct Loaded {
    pub(super) checked_in: bool,
    pub(super) check_in: Option<CheckIn>,
    pub(super) talk: Option<UnderWay>,
    pub(super) told_to_me: Option<DisclosureId>,
    pub(super) breach: Option<(BreachId, Asks)>,
    pub(super) openness: Option<OpennessId>,
    pub(super) question: Option<QuestionId>,
    /// Of what was raised.
    pub(super) concerns: concern::for_today::ForToday,
    /// Of the weekly meeting.
    pub(super) meeting: weekly_meeting::for_today::ForToday,
    /// What is new about taking responsibility.
    pub(super) owned: Option<OwnedNews>,
    pub(super) carried: Vec<News>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) told: Option<Told>,
    pub(super) marked: Vec<CommitmentId>,
    pub(super) dates: Vec<Ahead>,
    /// What the partner proposes of what takes both.
    pub(super) wording: Option<Waiting>,
    /// The partner has said something to what the reader told them.
    pub(super) replied: bool,
    /// The partner has answered a question of the reader's.
    pub(super) answered: bool,
    pub(super) hard_moment: hard_moment::store::Now,
    pub(super) time_out: time_out::store::Now,
    pub(super) to_remember: Option<ToRemember>,
    /// The partner has shared a copy of the other side lately.
    pub(super) other_side: bool,
    /// A therapist has written something to both lately.
    pub(super) commented: bool,
    /// A page of the partner's journal that was shared lately.
    pub(super) journal_copy: Option<JournalCopyId>,
    /// The next hard day, from three days before.
    pub(super) hard_date: Option<hard_date::Ahead>,
    /// The question of today, unless the reader has answered it.
    pub(super) card: Option<&'static Card>,
    /// The week is ending, and the reader has not answered how it was.
    pub(super) week: bool,
    /// Both keep only the monthly meeting.
    pub(super) maintains: bool,
    /// The day has come on which the two wanted to look at their plan again.
    pub(super) plan: bool,
    /// What the partner has opened today by answering it.
    pub(super) opened: Option<Past>,
}

impl Loaded {
    pub(super) fn candidates(&self, partner: &Partner) -> Candidates {
        let (me, today) = (partner.person(), partner.today());
        Candidates {
            checked_in: self.checked_in,
            my_turn: self.talk.and_then(|talk| talk.waits_for(me)),
            told_to_me: self.told_to_me,
            breach: self.breach,
            openness: self.openness,
            question: self.question,
            wording: self.wording,
            replied: self.replied,
            answered: self.answered,
            owned: self.owned,
            concerns: self.concerns.ids(),
            meeting: self.meeting,
            carried: self.carried.iter().find(|news| !news.is_put_away).map(|news| news.id),
            commitments_to_answer: self.those_that(|c| c.waiting().is_some_and(|v| v.author != me)),
            dates_to_answer: self.dates_that(|date| date.asks == Ask::Answer),
            told: self.told.is_some(),
            opened: self.opened.as_ref().map(|opened| opened.answer),
            week: self.week,
            maintains: self.maintains,
            plan: self.plan,
            question_of_the_day: self.card.is_some(),
            other_side: self.other_side,
            commented: self.commented,
            journal_copy: self.journal_copy,
            shared_check_in: self.check_in.is_some(),
            due_today: self.those_that(|c| self.is_due(c, partner)),
            dates_passed: self.dates_that(|date| date.asks == Ask::Happened),
            dates_soon: self.dates_that(|date| is_soon(date, partner)),
            hard_date: self.hard_date.as_ref().map(|it| (it.whose, it.day == today)),
            date_to_remember: self.to_remember.as_ref().map(|date| date.id),
            to_review: self.those_that(|c| is_to_review(c, today)),
            any_commitment: !self.commitments.is_empty(),
            any_date: !self.dates.is_empty(),
            at_hand: self.at_hand(partner),
            stopped: !partner.stage().is_open(),
        }
    }

    /// How many hard moments and time-outs stand on the page.
    fn at_hand(&self, partner: &Partner) -> usize {
        let moments = [self.hard_moment.theirs.is_some(), self.hard_moment.own.is_some()];
        let time_out = Shown::beside_others(partner, &self.time_out).is_some();
        moments.into_iter().chain([time_out]).filter(|is_there| *is_there).count()
    }

    fn those_that(&self, wanted: impl Fn(&Commitment) -> bool) -> Vec<CommitmentId> {
        self.commitments.iter().filter(|c| wanted(c)).map(|c| c.id).collect()
    }

    fn dates_that(&self, wanted: impl Fn(&Ahead) -> bool) -> Vec<DateId> {
        self.dates.iter().filter(|date| wanted(date)).map(|date| date.id).collect()
    }

    fn is_due(&self, commitment: &Commitment, partner: &Partner) -> bool {
        commitment.owner == partner.person()
            && !self.marked.contains(&commitment.id)
            && commitment.agreed().is_some_and(|v| v.cadence.is_due(partner.today()))
    }

    pub(super) fn promise(&self, id: CommitmentId) -> Opened<String> {
        let found = self.commitments.iter().find(|c| c.id == id);
        let version = found.map(|c| c.waiting().or(c.agreed()).unwrap_or_else(|| c.newest()));
        version.map_or(Opened::ChangedOutside, |v| v.words.clone().map(|words| words.promise))
    }

    pub(super) fn agreed(&self, id: CommitmentId) -> Opened<String> {
        let version = self.commitments.iter().find(|c| c.id == id).and_then(Commitment::agreed);
        version.map_or(Opened::ChangedOutside, |v| v.words.clone().map(|words| words.promise))
    }

    pub(super) fn date(&self, id: DateId) -> Option<&Ahead> {
        self.dates.iter().find(|date| date.id == id)
    }
}

fn is_soon(date: &Ahead, partner: &Partner) -> bool {
    date.asks == Ask::Planned && date.starts_at - partner.now() < SOON
}

fn is_to_review(commitment: &Commitment, today: NaiveDate) -> bool {
    match commitment.standing() {
        Standing::Active { agreed, waiting: None } => agreed.is_review_due(today),
        _ => false,
    }
}
