//! The meetings of the two: all of them, how one goes, one that is under way, and the notes of one.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Act, GOOD_LENGTH, Part, Phase, WeeklyMeetingId,
    agenda::{Agenda, Week},
    store::{Kept, PAGE, WeeklyMeeting},
    time::{Rhythm, Standing as Times, pages::in_words},
    view::{LineView, PartView},
};
use crate::{
    access::{Ours, Partner},
    day,
    steps::communication::time_out::{self, Shown, TakeIt},
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Weekly meeting";

#[derive(Template)]
#[template(path = "steps/small_issues/weekly_meeting/list.html")]
pub(super) struct MeetingsPage {
    frame: Frame,
    partner: String,
    /// The one that is under way, and where it stands.
    under_way: Option<(WeeklyMeetingId, String)>,
    /// When they have it, and when next.
    time: Option<(String, String)>,
    /// The partner proposes another time.
    is_proposed: bool,
    closed: Vec<(WeeklyMeetingId, String, String)>,
    /// The last of this page, if there are earlier ones.
    last: Option<WeeklyMeetingId>,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "steps/small_issues/weekly_meeting/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    partner: String,
    parts: [Part; 6],
}

#[derive(Template)]
#[template(path = "steps/small_issues/weekly_meeting/meeting.html")]
pub(super) struct MeetingPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: WeeklyMeetingId,
    view: PartView,
    /// All parts: the number, the name, and whether the two are in it.
    parts: Vec<(u8, &'static str, bool)>,
    /// The part in which the two are: its number, its name.
    here: (u8, &'static str),
    /// The one after it.
    next: Option<(u8, &'static str)>,
    /// It rests.
    rests: bool,
    /// One of the two takes a time-out.
    waits: bool,
    /// What one remembers otherwise, sent when the meeting had been gone on with.
    late: Option<Typed>,
    clock: Clock,
    /// How much had been done when this page was made.
    moves: usize,
    time_out: Option<Shown>,
    take: Option<TakeIt>,
}

/// The soft timer.
struct Clock {
    /// Since when they sit, and until when is good.
    line: String,
    /// The good length is over.
    is_over: bool,
    /// When that is, in seconds since 1970.
    until: i64,
}

#[derive(Template)]
#[template(path = "steps/small_issues/weekly_meeting/notes.html")]
pub(super) struct NotesPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: WeeklyMeetingId,
    /// When it was.
    when: String,
    parts: Vec<PartView>,
    /// A line that was sent when the meeting was over.
    late: Option<Typed>,
    /// What each said of the notes.
    signed: Vec<String>,
    /// What one remembers otherwise.
    differing: Vec<LineView>,
    /// How much had been done when this page was made.
    moves: usize,
    /// The reader has said that they remember it so.
    has_signed: bool,
    /// Nobody has said anything of it yet: either can go on with it.
    is_unsigned: bool,
}

impl MeetingsPage {
    pub(super) fn new(
        partner: &Partner,
        (under_way, times, rhythm): (Option<Kept>, Times, Rhythm),
        closed: Vec<Kept>,
    ) -> Self {
        Self {
            under_way: under_way.map(|kept| (kept.id, stands(&kept))),
            time: times.agreed.map(|time| in_words(partner, (time, rhythm))),
            is_proposed: times.proposed.is_some_and(|(by, _)| by != partner.person()),
            is_first: true,
            ..Self::earlier(partner, closed)
        }
    }

    /// A later page of those that are closed.
    pub(super) fn earlier(partner: &Partner, mut closed: Vec<Kept>) -> Self {
        let more = closed.len() > PAGE;
        closed.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            under_way: None,
            time: None,
            is_proposed: false,
            last: closed.last().filter(|_| more).map(|kept| kept.id),
            closed: closed.iter().map(|kept| listed(partner, kept)).collect(),
            is_first: false,
        }
    }
}

/// Where one that is not closed stands.
fn stands(kept: &Kept) -> String {
    let standing = kept.standing();
    let at = standing.part.title();
    if standing.phase == Phase::Rests {
        format!("It rests at “{at}”")
    } else {
        format!("At “{at}”")
    }
}

fn listed(partner: &Partner, kept: &Kept) -> (WeeklyMeetingId, String, String) {
    let standing = kept.standing();
    let me = usize::from(kept.history.begun_by != partner.person());
    let line = match (standing.signed[me], standing.signed[1 - me]) {
        (Some(true), Some(true)) => "Signed by both of you".to_owned(),
        (Some(false), _) | (_, Some(false)) => {
            "You remember it differently; both versions are there".to_owned()
        }
        (Some(true), None) => "Signed by you".to_owned(),
        (None, Some(true)) => format!("Signed by {}, and waits for you", partner.partner_name()),
        (None, None) => "Not signed yet".to_owned(),
    };
    (kept.id, day_of(partner, kept.history.begun_at), line)
}

fn day_of(partner: &Partner, at: DateTime<Utc>) -> String {
    day::in_words(at.with_timezone(&partner.zone()).date_naive(), partner.today())
}

impl NewPage {
    pub(super) fn new(partner: &Partner) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, TITLE),
            partner: partner.partner_name().to_owned(),
            parts: Part::ALL,
        }
    }
}

impl MeetingPage {
    pub(super) fn new(
        meeting: &Ours<WeeklyMeeting>,
        (kept, part): (&Kept, Part),
        (agenda, week): (&Agenda, Week),
        time_out: &time_out::store::Now,
    ) -> Self {
        let standing = kept.standing();
        let here = standing.part;
        let named = |part: Part| (part.number(), part.title());
        Self {
            frame: Frame::of(meeting, Place::Together, TITLE),
            form: Typed::default(),
            partner: meeting.partner_name().to_owned(),
            id: kept.id,
            view: PartView::new(meeting, (kept, part), (agenda, week)),
            parts: Part::ALL.map(|it| (it.number(), it.title(), it == here)).into(),
            here: named(here),
            next: here.next().map(named),
            rests: standing.phase == Phase::Rests,
            waits: time_out.rests(meeting.now()),
            late: None,
            clock: Clock::of(meeting, standing.since),
            moves: kept.history.done.len(),
            time_out: Shown::of(meeting, time_out),
            take: TakeIt::of(meeting, time_out),
        }
    }

    /// The same with what was typed.
    #[must_use]
    pub(super) fn with(self, form: Typed) -> Self {
        if form.value("says").is_empty() {
            Self { form, ..self }
        } else {
            Self { late: Some(form), ..self }
        }
    }

    /// Whether it goes on at the moment.
    fn goes_on(&self) -> bool {
        !self.rests && !self.waits
    }

    /// Whether the part that is shown is the one in which the two are.
    fn is_here(&self) -> bool {
        self.view.number == self.here.0
    }
}

impl Clock {
    fn of(partner: &Partner, since: DateTime<Utc>) -> Self {
        let until = since + GOOD_LENGTH;
        let time =
            |at: DateTime<Utc>| at.with_timezone(&partner.zone()).format("%H:%M").to_string();
        let is_over = until <= partner.now();
        let line = if is_over {
            "45 minutes have passed. It is good to stop here, wherever you are; the rest can wait."
                .to_owned()
        } else {
            format!("You sat down at {}. At {} it is 45 minutes.", time(since), time(until))
        };
        Self { line, is_over, until: until.timestamp() }
    }
}

impl NotesPage {
    pub(super) fn new(
        meeting: &Ours<WeeklyMeeting>,
        kept: &Kept,
        (agenda, week): (&Agenda, Week),
    ) -> Self {
        let standing = kept.standing();
        let me = usize::from(kept.history.begun_by != meeting.person());
        let parts = Part::ALL.map(|part| PartView::new(meeting, (kept, part), (agenda, week)));
        let differing = kept.told.iter().filter(|told| told.done.act == Act::Differs);
        Self {
            frame: Frame::of(meeting, Place::Together, TITLE),
            form: Typed::default(),
            partner: meeting.partner_name().to_owned(),
            id: kept.id,
            when: day_of(meeting, kept.history.begun_at),
            parts: parts.into_iter().filter(|part| !part.is_empty()).collect(),
            late: None,
            signed: signed(meeting, [standing.signed[me], standing.signed[1 - me]]),
            differing: differing.map(|told| LineView::differing(meeting, kept, told)).collect(),
            moves: kept.history.done.len(),
            has_signed: standing.signed[me] == Some(true),
            is_unsigned: standing.is_unsigned(),
        }
    }
}

impl NotesPage {
    /// The same with what was typed.
    #[must_use]
    pub(super) fn with(self, form: Typed) -> Self {
        if form.value("part").is_empty() {
            Self { form, ..self }
        } else {
            Self { late: Some(form), ..self }
        }
    }
}

/// What each said of the notes, the reader first.
fn signed(partner: &Partner, [own, theirs]: [Option<bool>; 2]) -> Vec<String> {
    let line = |name: &str, says: Option<bool>| match says {
        Some(true) => format!("{name}: signed, I remember it so"),
        Some(false) => format!("{name}: not as I remember it"),
        None => format!("{name}: open"),
    };
    vec![line(partner.name(), own), line(partner.partner_name(), theirs)]
}
