//! The page of today.

use askama::Template;
use chrono::{NaiveDate, Timelike as _};

use super::{
    FromPartner,
    loaded::Loaded,
    next::{Action, NextView},
};
use crate::{
    access::Partner,
    day,
    impact::{
        hard_moment::{self, HaveOne},
        statement::{self, StatementId},
    },
    sealed::Opened,
    steps::{
        accountability::{
            commitment::CommitmentId,
            keeping::{Mark, store::Told},
        },
        communication::{
            journal::JournalCopyId,
            question_of_the_day::{self as question, AnswerId},
            time_out::{Shown, TakeIt},
            turn_talk::{self, TurnTalkId},
        },
        small_issues::check_in::CheckIn,
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "today/today.html")]
pub(super) struct TodayPage {
    frame: Frame,
    greeting: &'static str,
    me: String,
    day: String,
    partner: String,
    /// For the time of an answer to a hard moment.
    form: Typed,
    /// The partner’s hard moment, and the reader’s own.
    theirs: Option<hard_moment::Shown>,
    own: Option<hard_moment::Shown>,
    /// The way into one.
    have: Option<HaveOne>,
    /// A time-out that is on.
    time_out: Option<Shown>,
    /// One tap that takes one.
    take: Option<TakeIt>,
    check_in: bool,
    /// They have checked in on this day.
    checked_in: bool,
    from_partner: Option<From>,
    next: Option<NextView>,
}

/// One thing from the partner, in finished words.
enum From {
    /// Something waits for an answer.
    Asks { line: &'static str, words: Opened<String>, path: String, button: &'static str },
    /// It is the reader's turn in a talk.
    Talk { line: String, id: TurnTalkId },
    /// Both answers to a question are open.
    Answers { question: &'static str, id: AnswerId },
    /// Something waits, and its words stay where they are until the reader goes there.
    Waits { line: String, path: String, button: &'static str },
    /// What they carry, or what they understand: to be read in peace, or put away.
    Carried { line: String, id: StatementId },
    /// They shared a page of their journal.
    JournalCopy { id: JournalCopyId },
    /// How a day went.
    Told(ToldView),
    /// A shared check-in.
    CheckIn(CheckInView),
    /// No thing of the partner's: a therapist wrote something to both.
    Commented,
}

struct CheckInView {
    closeness: Option<&'static str>,
    thanks: String,
    note: String,
    day: String,
    /// Some of it was changed outside.
    is_withheld: bool,
}

struct ToldView {
    commitment: CommitmentId,
    day: NaiveDate,
    version: u32,
    line: String,
    promise: Opened<String>,
    obstacle: String,
    repair: String,
    missed: bool,
    /// Some of it was changed outside.
    is_withheld: bool,
}

impl TodayPage {
    pub(super) fn new(partner: &Partner, loaded: &Loaded) -> Self {
        let chosen = loaded.candidates(partner).choose();
        let hour = partner.now().with_timezone(&partner.zone()).hour();
        Self {
            frame: Frame::of(partner, Place::Today, "Today"),
            greeting: match hour {
                4..=10 => "Good morning",
                11..=16 => "Good day",
                _ => "Good evening",
            },
            me: partner.name().to_owned(),
            day: day::in_words(partner.today(), partner.today()),
            partner: partner.partner_name().to_owned(),
            form: Typed::default(),
            theirs: hard_moment::Shown::theirs(partner, &loaded.hard_moment),
            own: hard_moment::Shown::own(partner, &loaded.hard_moment),
            have: HaveOne::of(partner, &loaded.hard_moment),
            time_out: Shown::beside_others(partner, &loaded.time_out),
            take: TakeIt::of(partner, &loaded.time_out),
            check_in: chosen.check_in,
            checked_in: loaded.checked_in,
            from_partner: chosen.from_partner.and_then(|from| From::new(partner, loaded, from)),
            next: chosen.next.map(|next| NextView::new(partner, loaded, next)),
        }
    }
}

impl From {
    fn new(partner: &Partner, loaded: &Loaded, chosen: FromPartner) -> Option<Self> {
        Some(match chosen {
            FromPartner::Talk(id) => {
                let asks = loaded.talk?.state.asks(partner.person());
                let line = turn_talk::in_short(asks, false, partner.partner_name());
                Self::Talk { line, id }
            }
            FromPartner::Carried(id) => {
                let news = loaded.carried.iter().find(|news| news.id == id)?;
                Self::Carried { line: statement::in_short(news.asks, partner.partner_name()), id }
            }
            FromPartner::Commitment(id) => Self::Asks {
                line: "A commitment waits for your answer.",
                words: loaded.promise(id),
                path: format!("/commitments/{id}"),
                button: "Read it",
            },
            FromPartner::Date(id) => Self::Asks {
                line: "A date waits for your answer.",
                words: loaded.date(id)?.what.clone(),
                path: format!("/dates/{id}"),
                button: "Read it",
            },
            FromPartner::Told => Self::Told(ToldView::new(partner, loaded, loaded.told.as_ref()?)),
            FromPartner::Answers(id) => {
                let card = question::card(&loaded.opened.as_ref()?.question)?;
                Self::Answers { question: &card.text, id }
            }
            FromPartner::JournalCopy(id) => Self::JournalCopy { id },
            FromPartner::Commented => Self::Commented,
            FromPartner::CheckIn => {
                Self::CheckIn(CheckInView::new(partner, loaded.check_in.as_ref()?))
            }
            _ => Self::waits(partner.partner_name(), chosen)?,
        })
    }

    /// What waits where it is: its words are not shown here.
    fn waits(other: &str, chosen: FromPartner) -> Option<Self> {
        let (line, path, button) = match chosen {
            FromPartner::ToldToMe(id) => (
                format!("{other} wants to tell you something. You choose when."),
                format!("/tellings/{id}"),
                "Choose when",
            ),
            FromPartner::Question(id) => (
                format!("{other} has asked you something. You choose how and when to answer."),
                format!("/questions/{id}"),
                "Look at it",
            ),
            FromPartner::Breach(id, asks) => {
                (asks.line(other), format!("/what-happened/{id}"), "Read it")
            }
            FromPartner::Notes(id) => (
                format!("{other} has said how they remember your meeting."),
                format!("/weekly-meetings/{id}"),
                "Look at the notes",
            ),
            FromPartner::Owned(news) => {
                (news.line(other), format!("/accountability-statements/{}", news.id), "Read it")
            }
            FromPartner::Concern(id, asks) => {
                (asks.line(other), format!("/concerns/{id}"), "Read it")
            }
            FromPartner::Openness(id) => (
                format!("{other} offers you openness about something."),
                format!("/openness/{id}"),
                "Read it",
            ),
            _ => return Self::has_come(other, chosen),
        };
        Some(Self::Waits { line, path, button })
    }

    /// What has come, or waits, where everything of its kind is.
    fn has_come(other: &str, chosen: FromPartner) -> Option<Self> {
        let (line, path, button) = match chosen {
            FromPartner::Wording(waits) => (waits.line(other), waits.path(), "Read it"),
            FromPartner::MeetingTime => (
                format!("{other} proposes a time for your weekly meeting."),
                "/weekly-meetings/time",
                "Read it",
            ),
            FromPartner::OtherSide => (
                format!("{other} has shared how it is for them. Nothing has to be answered."),
                "/other-side",
                "Read it",
            ),
            FromPartner::Replied => (
                format!("{other} has said something to what you told them."),
                "/tellings",
                "Read it",
            ),
            FromPartner::Answered => (
                format!(
                    "{other} has answered a question of yours. It stays closed until you open it."
                ),
                "/question-box",
                "Go to the question box",
            ),
            _ => return None,
        };
        Some(Self::Waits { line, path: path.to_owned(), button })
    }
}

impl CheckInView {
    fn new(partner: &Partner, check_in: &CheckIn) -> Self {
        let details = check_in.details.as_ref().and_then(Opened::get);
        let closeness = check_in.said.get().map(|said| said.closeness.words());
        Self {
            closeness,
            thanks: details.map_or_else(String::new, |details| details.thanks.clone()),
            note: details.map_or_else(String::new, |details| details.note.clone()),
            day: day::on(check_in.day, partner.today()),
            is_withheld: closeness.is_none() || check_in.details.is_some() && details.is_none(),
        }
    }
}

impl ToldView {
    fn new(partner: &Partner, loaded: &Loaded, told: &Told) -> Self {
        let words = told.kept.words.get();
        let day = day::near(told.kept.day, partner.today());
        let promise = loaded.agreed(told.commitment);
        Self {
            commitment: told.commitment,
            day: told.kept.day,
            version: told.kept.version,
            line: format!("{}, {day}", told.kept.mark.label()),
            is_withheld: promise.get().is_none() || words.is_none(),
            promise,
            obstacle: words.map_or_else(String::new, |words| words.obstacle.clone()),
            repair: words.map_or_else(String::new, |words| words.repair.clone()),
            missed: told.kept.mark == Mark::Missed,
        }
    }
}
