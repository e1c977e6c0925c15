//! A part of a meeting in words: what is on the table, and what the two wrote.

use chrono::{Days, NaiveDate};

use super::{
    Act, Part, Phase, Standing, Topic,
    agenda::{Agenda, Week},
    line::store::Told,
    store::Kept,
};
use crate::{
    access::Partner,
    day,
    entry::withdrawn_line,
    impact::statement::{self, store::Listed as Carried},
    sealed::Opened,
    steps::{
        accountability::{
            commitment::{Commitment, CommitmentId},
            keeping::{Dot, Tally, dots, due, occurrences, store::Marked},
        },
        quality_time::{date::plan, good_moment::Of},
        small_issues::concern::{self, ConcernId, store::Kept as Concern},
    },
    text::capital,
};

/// One part.
#[derive(Debug, Clone, Default)]
pub(super) struct PartView {
    /// From 1.
    pub(super) number: u8,
    pub(super) title: &'static str,
    /// What it is good for.
    pub(super) lead: &'static str,
    /// The question that a line answers, and how.
    pub(super) asks: &'static str,
    pub(super) hint: &'static str,
    /// Thanks, or good moments.
    pub(super) good: Vec<Good>,
    pub(super) commitments: Vec<Commitments>,
    /// What they talk about.
    pub(super) topic: Option<TopicView>,
    /// What comes, or what else lies on the table, and where it stands.
    pub(super) ahead: Vec<Link>,
    /// What both wrote.
    pub(super) lines: Vec<LineView>,
    /// What each asked the last time.
    pub(super) before: Vec<LineView>,
}

/// Something good, in the words of one of the two.
#[derive(Debug, Clone)]
pub(super) struct Good {
    pub(super) byline: String,
    pub(super) words: Opened<String>,
}

/// The commitments of one of the two.
#[derive(Debug, Clone)]
pub(super) struct Commitments {
    pub(super) whose: String,
    pub(super) weeks: Vec<WeekOf>,
}

/// A commitment in these days.
#[derive(Debug, Clone)]
pub(super) struct WeekOf {
    pub(super) id: CommitmentId,
    pub(super) promise: Opened<String>,
    /// How it went, and what the other saw.
    pub(super) went: String,
    pub(super) dots: Vec<Dot>,
    pub(super) is_to_review: bool,
}

/// What they talk about, and what they could.
#[derive(Debug, Clone, Default)]
pub(super) struct TopicView {
    /// No concern this time.
    pub(super) is_nothing: bool,
    pub(super) chosen: Option<Item>,
    /// The reader raised it.
    pub(super) is_own: bool,
    /// One that is suggested, and by whom: the line, and whether by the reader.
    pub(super) suggested: Option<(Item, String, bool)>,
    pub(super) open: Vec<Item>,
}

/// One concern.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: ConcernId,
    pub(super) words: Opened<String>,
    pub(super) line: String,
}

/// Something that comes.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) path: String,
    pub(super) words: Opened<String>,
    pub(super) line: String,
}

/// A line of one of the two.
#[derive(Debug, Clone)]
pub(super) struct LineView {
    pub(super) number: u32,
    pub(super) is_own: bool,
    pub(super) name: String,
    pub(super) words: Opened<String>,
    pub(super) withdrawn: Option<Opened<String>>,
    /// What the other answered to an ask.
    pub(super) answer: String,
    /// It is an ask, for the reader to answer.
    pub(super) is_to_answer: bool,
}

impl Part {
    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Thanks => "Thanks",
            Self::WentWell => "What went well",
            Self::Commitments => "Commitments",
            Self::Concern => "One concern",
            Self::WeekAhead => "The week ahead",
            Self::Ask => "One ask each",
        }
    }

    /// What it is good for.
    pub(super) const fn lead(self) -> &'static str {
        match self {
            Self::Thanks => {
                "Begin with what was good. Each of you thanks the other for one thing, aloud."
            }
            Self::WentWell => "What was a little easier than before? Small counts.",
            Self::Commitments => {
                "What each of you did, and what the other saw. Read it, say what you saw. Nothing is judged here."
            }
            Self::Concern => "One, not all of them. Choose it together, or none this time.",
            Self::WeekAhead => "The hard days and the good ones. Look at them before they come.",
            Self::Ask => {
                "One thing that each of you would like from the other this week: small, and open to a yes or a no."
            }
        }
    }

    const fn asks(self) -> (&'static str, &'static str) {
        match self {
            Self::Thanks => ("Thank you for …", "Say it aloud. Write it down if you like."),
            Self::WentWell => ("It went well that …", "A sentence, or nothing."),
            Self::Commitments => ("What you hold on to about them", "A sentence, or nothing."),
            Self::Concern => {
                ("What you hold on to about it", "After you talked. A sentence, or nothing.")
            }
            Self::WeekAhead => (
                "What you plan for it",
                "Who does what on a hard day, or when you have an hour for the two of you.",
            ),
            Self::Ask => (
                "This week I’d like …",
                "Something one can see. The other says yes, or that it does not go this week.",
            ),
        }
    }
}

impl PartView {
    pub(super) fn new(
        partner: &Partner,
        (kept, part): (&Kept, Part),
        (agenda, week): (&Agenda, Week),
    ) -> Self {
        let (asks, hint) = part.asks();
        let bare = Self {
            number: part.number(),
            title: part.title(),
            lead: part.lead(),
            asks,
            hint,
            ..Self::default()
        };
        let standing = kept.standing();
        let view = match part {
            Part::Thanks => Self { good: good(partner, agenda, |of| of == Of::CheckIn), ..bare },
            Part::WentWell => Self { good: good(partner, agenda, |of| of != Of::CheckIn), ..bare },
            Part::Commitments => Self { commitments: commitments(partner, agenda, week), ..bare },
            Part::Concern => {
                let topic = Some(TopicView::new(partner, &standing, agenda));
                Self { topic, ahead: gone_round(partner, agenda), ..bare }
            }
            Part::WeekAhead => Self { ahead: ahead(partner, agenda), ..bare },
            Part::Ask => {
                let before = agenda.before.as_ref();
                let before = before.map(|kept| lines(partner, kept, Part::Ask)).unwrap_or_default();
                let before = before.into_iter().filter(|line| line.withdrawn.is_none());
                Self { before: before.map(LineView::past).collect(), ..bare }
            }
        };
        Self { lines: lines(partner, kept, part), ..view }
    }

    /// Whether anything stands in it.
    pub(super) fn is_empty(&self) -> bool {
        let is_topic =
            self.topic.as_ref().is_some_and(|topic| topic.chosen.is_some() || topic.is_nothing);
        self.good.is_empty() && self.commitments.is_empty() && self.lines.is_empty() && !is_topic
    }
}

fn good(partner: &Partner, agenda: &Agenda, wanted: impl Fn(Of) -> bool) -> Vec<Good> {
    let all = agenda.good.iter().filter(|it| wanted(it.of));
    let view = all.map(|it| {
        let name = partner.name_of(it.author);
        Good {
            byline: format!("{name}, {}", day::in_words(it.day, partner.today())),
            words: it.words.clone(),
        }
    });
    view.collect()
}

fn commitments(partner: &Partner, agenda: &Agenda, week: Week) -> Vec<Commitments> {
    let name = partner.partner_name();
    let side = |whose: String, owner, other: &str| Commitments {
        whose,
        weeks: (agenda.commitments.iter())
            .filter(|commitment| commitment.owner == owner)
            .map(|commitment| WeekOf::new(partner, commitment, (&agenda.marked, week), other))
            .collect(),
    };
    let sides = [
        side("Yours".to_owned(), partner.person(), name),
        side(format!("{name}’s"), partner.partner(), "You"),
    ];
    sides.into_iter().filter(|side| !side.weeks.is_empty()).collect()
}

impl WeekOf {
    fn new(
        partner: &Partner,
        commitment: &Commitment,
        (marked, week): (&[Marked], Week),
        other: &str,
    ) -> Self {
        let marks = marked.iter().find(|marked| marked.commitment == commitment.id);
        let is_in = |day: NaiveDate| day >= week.first && day <= week.last;
        let marks = marks.map(|marked| marked.marks.iter().filter(|(day, ..)| is_in(*day)));
        let marks: Vec<_> = marks.into_iter().flatten().copied().collect();
        let all = occurrences(&due(commitment, week.first, week.last), &marks);
        let tally = Tally::of(&all);
        let seen = tally.seen_words(other);
        let went = capital(&tally.kept_words());
        let version = commitment
            .in_force_at(day::begins(week.last + Days::new(1), partner.zone()))
            .unwrap_or_else(|| commitment.newest());
        Self {
            id: commitment.id,
            promise: version.words.clone().map(|words| words.promise),
            went: if seen.is_empty() { format!("{went}.") } else { format!("{went}. {seen}.") },
            dots: dots(&all, partner.today(), other),
            is_to_review: version.is_review_due(week.last),
        }
    }
}

impl TopicView {
    fn new(partner: &Partner, standing: &Standing, agenda: &Agenda) -> Self {
        let chosen = agenda.concern.as_ref();
        let suggested = standing.suggested.and_then(|(by, id)| {
            let concern = agenda.concerns.iter().find(|concern| concern.id == id)?;
            let is_own = by == partner.person();
            let other = partner.partner_name();
            let line = if is_own {
                format!("You suggest this one. {other} says yes, or suggests another.")
            } else {
                format!("{other} suggests this one.")
            };
            Some((Item::of(partner, concern), line, is_own))
        });
        let is_other = |concern: &&Concern| {
            concern.standing(partner.now()).state.is_open()
                && standing.topic != Topic::Concern(concern.id)
                && standing.suggested.is_none_or(|(_, id)| id != concern.id)
        };
        Self {
            is_nothing: standing.topic == Topic::Nothing,
            is_own: chosen.is_some_and(|concern| concern.history.author == partner.person()),
            chosen: chosen.map(|concern| Item::of(partner, concern)),
            suggested,
            open: agenda.concerns.iter().filter(is_other).map(|it| Item::of(partner, it)).collect(),
        }
    }
}

impl Item {
    fn of(partner: &Partner, concern: &Concern) -> Self {
        let words = match concern.withdrawn {
            Some(_) => Opened::Genuine("Withdrawn".to_owned()),
            None => concern.words.clone().map(|words| words.noticed),
        };
        Self { id: concern.id, words, line: concern::line(partner, concern) }
    }
}

fn gone_round(partner: &Partner, agenda: &Agenda) -> Vec<Link> {
    let link = |it: &Carried| Link {
        path: format!("/impact-statements/{}", it.id),
        words: Opened::Genuine(statement::titled(partner, it.author == partner.person())),
        line: "You have gone round three times. Talk about it here, or with somebody who helps."
            .to_owned(),
    };
    agenda.gone_round.iter().map(link).collect()
}

fn ahead(partner: &Partner, agenda: &Agenda) -> Vec<Link> {
    let days = agenda.hard_days.iter().map(|it| {
        let whose = if it.whose.is_own() { "yours" } else { partner.partner_name() };
        let on = capital(&day::near(it.day, partner.today()));
        let whose = if it.whose.is_own() { whose.to_owned() } else { format!("for {whose}") };
        let line = format!("A hard day, {whose}. {on}");
        (it.day, Link { path: it.whose.path(), words: it.title.clone(), line })
    });
    let dates = agenda.dates.iter().map(|it| {
        let on = it.starts_at.with_timezone(&partner.zone()).date_naive();
        let line = plan::when(it.starts_at, partner.zone(), partner.now());
        (on, Link { path: format!("/dates/{}", it.id), words: it.what.clone(), line })
    });
    let mut all: Vec<_> = days.chain(dates).collect();
    all.sort_by_key(|(on, _)| *on);
    all.into_iter().map(|(_, link)| link).collect()
}

/// What both wrote in this part, in order.
pub(super) fn lines(partner: &Partner, kept: &Kept, part: Part) -> Vec<LineView> {
    let told = kept.told.iter().filter(|told| told.done.act == Act::Said(part));
    told.map(|told| LineView::of(partner, kept, told)).collect()
}

impl LineView {
    fn of(partner: &Partner, kept: &Kept, told: &Told) -> Self {
        let (done, is_ask) = (told.done, told.done.act == Act::Said(Part::Ask));
        let is_own = done.who == partner.person();
        let answers = if is_own { partner.partner_name() } else { partner.name() };
        let stands = !done.is_withdrawn && !done.is_changed;
        let answer = kept.history.answer_to(done.number).filter(|_| is_ask && stands);
        let answer = match answer {
            Some(true) => format!("{answers} will"),
            Some(false) => format!("{answers}: not this week"),
            None => String::new(),
        };
        let standing = kept.standing();
        let may_answer = standing.phase != Phase::Closed || standing.is_unsigned();
        Self {
            number: done.number,
            is_own,
            name: partner.name_of(done.who).to_owned(),
            words: told.words.clone(),
            withdrawn: withdrawn_line(partner, done.who, told.withdrawn.clone()),
            answer,
            is_to_answer: is_ask && !is_own && stands && may_answer,
        }
    }

    /// Of a meeting before: to read, not to answer.
    fn past(self) -> Self {
        Self { is_to_answer: false, ..self }
    }

    /// What one remembers otherwise.
    pub(super) fn differing(partner: &Partner, kept: &Kept, told: &Told) -> Self {
        Self { is_to_answer: false, answer: String::new(), ..Self::of(partner, kept, told) }
    }
}
