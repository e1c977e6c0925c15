//! The page of today.

use askama::Template;
use chrono::{NaiveDate, Timelike as _};

use super::{FromPartner, Next, loaded::Loaded};
use crate::{
    access::Partner,
    day,
    impact::{
        breach::store::Asks,
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
        quality_time::date::DateId,
        small_issues::{check_in::CheckIn, hard_date},
    },
    text::{self, Typed},
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

/// One next step, in finished words.
struct NextView {
    title: &'static str,
    words: Option<Opened<String>>,
    line: String,
    action: Action,
}

/// What can be done about it right here.
enum Action {
    /// Say how it went.
    Mark { commitment: CommitmentId, day: NaiveDate },
    /// Go and look.
    Go { path: String, button: &'static str },
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
            FromPartner::Breach(id, asks) => (
                match asks {
                    Asks::Title => format!("{other} suggests a title for what happened."),
                    Asks::Closing => {
                        format!("{other} asks you something about a title under “What happened”.")
                    }
                },
                format!("/what-happened/{id}"),
                "Read it",
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
            FromPartner::TimeOutWording => (
                format!("{other} proposes how the two of you take a time-out."),
                "/time-out/agreement",
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

impl NextView {
    fn new(partner: &Partner, loaded: &Loaded, next: Next) -> Self {
        match next {
            Next::Due(id) => Self {
                title: "How did it go today?",
                words: Some(loaded.agreed(id)),
                line: String::new(),
                action: Action::Mark { commitment: id, day: partner.today() },
            },
            Next::Review(id) => Self {
                title: "Time to look at it again, together",
                words: Some(loaded.agreed(id)),
                line: String::new(),
                action: go(format!("/commitments/{id}/review"), "Look at it again"),
            },
            Next::TalkAbout(_) => Self::talk_about(partner, loaded),
            Next::HardDay(whose) => Self::hard_day(partner, loaded, whose),
            Next::Passed(id) => Self::date(partner, loaded, id, "Did it happen?", "Say how it was"),
            Next::Soon(id) => {
                Self::date(partner, loaded, id, "Next, for the two of you", "Look at the plan")
            }
            Next::Remember(id) => Self::remember(loaded, id),
            Next::FirstCommitment => Self::begin(
                "Something small that you can keep, on the days you say.",
                go("/commitments/new?owner=me", "Propose a commitment"),
            ),
            Next::PlanDate => Self::begin(
                "An hour that is not about the past: a walk, a meal, a game.",
                go("/dates/new", "Plan a date"),
            ),
            Next::Question => Self::question(loaded),
            Next::Map => Self {
                title: "The five steps",
                words: None,
                line: "The way, and where the two of you are on it.".to_owned(),
                action: go("/steps", "Look at the way"),
            },
        }
    }

    fn date(
        partner: &Partner,
        loaded: &Loaded,
        id: DateId,
        title: &'static str,
        button: &'static str,
    ) -> Self {
        let date = loaded.date(id);
        let when = date.map(|d| day::and_time(d.starts_at, partner.zone(), partner.today()));
        Self {
            title,
            words: date.map(|date| date.what.clone()),
            line: when.unwrap_or_default(),
            action: go(format!("/dates/{id}"), button),
        }
    }

    fn talk_about(partner: &Partner, loaded: &Loaded) -> Self {
        let talk = loaded.concerns.talk.as_ref();
        let at = talk.map(|talk| day::and_time(talk.at, partner.zone(), partner.today()));
        let path =
            talk.map_or_else(|| "/concerns".to_owned(), |talk| format!("/concerns/{}", talk.id));
        Self {
            title: "You talk about it today",
            words: talk.map(|talk| talk.words.clone()),
            line: at.unwrap_or_default(),
            action: go(path, "Look at it"),
        }
    }

    /// What one keeps for oneself is said without its words while it is closed.
    fn hard_day(partner: &Partner, loaded: &Loaded, whose: hard_date::Whose) -> Self {
        let ahead = loaded.hard_date.as_ref();
        let when = ahead.map(|it| text::capital(&day::near(it.day, partner.today())));
        let when = when.unwrap_or_default();
        let title = ahead.map(|it| it.title.clone()).filter(|title| !title.is_locked());
        Self {
            title: if whose.is_shared() { "A hard day" } else { "A hard day, only for you" },
            words: title,
            line: match whose {
                hard_date::Whose::Theirs(_) => {
                    format!("{when}, for {}. Look at what would help.", partner.partner_name())
                }
                _ => format!("{when}. You wrote down what would help."),
            },
            action: go(whose.path(), "Look at it"),
        }
    }

    fn remember(loaded: &Loaded, id: DateId) -> Self {
        Self {
            title: "One good moment",
            words: loaded.to_remember.as_ref().map(|date| date.what.clone()),
            line: "Write down one good moment. It opens when both of you wrote.".to_owned(),
            action: go(format!("/dates/{id}"), "Write it down"),
        }
    }

    fn question(loaded: &Loaded) -> Self {
        Self {
            title: "The question of today",
            words: None,
            line: loaded.card.map_or_else(String::new, |card| card.text.clone()),
            action: go("/question-of-the-day", "Look at it"),
        }
    }

    fn begin(line: &str, action: Action) -> Self {
        Self { title: "Next, for the two of you", words: None, line: line.to_owned(), action }
    }
}

fn go(path: impl Into<String>, button: &'static str) -> Action {
    Action::Go { path: path.into(), button }
}
