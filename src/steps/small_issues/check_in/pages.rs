//! Pages of check-ins.

use askama::Template;
use chrono::NaiveDate;

use super::{
    Around, Audience, CannotCopy, CheckIn, Closeness, Energy, Week,
    details::{LINE_LIMIT, NOTE_LIMIT},
    entry::{self, Entry},
    trend::{self, Own, Trend},
};
use crate::{
    access::{Mine, Partner},
    day,
    sealed::Opened,
    steps::small_issues::feeling::{FAMILIES, Family, Feeling, STRENGTHS},
    text::Typed,
    web::page::{Frame, Place},
};

/// The fields of each feeling and of its strength.
const FEELING_FIELDS: [(&str, &str); 3] =
    [("feeling_1", "strength_1"), ("feeling_2", "strength_2"), ("feeling_3", "strength_3")];

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    partner: String,
    choices: [Closeness; 5],
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/saved.html")]
#[expect(clippy::struct_excessive_bools, reason = "what can be done about it, each by itself")]
pub(super) struct SavedPage {
    frame: Frame,
    path: String,
    partner: String,
    /// The day, unless it is today.
    earlier_day: Option<String>,
    entry: Entry,
    can_say_more: bool,
    can_share: bool,
    can_correct: bool,
    can_withdraw: bool,
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/delete.html")]
pub(super) struct DeletePage {
    frame: Frame,
    path: String,
    partner: String,
    entry: Entry,
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/feelings.html")]
pub(super) struct FeelingsPage {
    frame: Frame,
    form: Typed,
    path: String,
    partner: String,
    is_shared: bool,
    families: [Family; 8],
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/details.html")]
pub(super) struct DetailsPage {
    frame: Frame,
    form: Typed,
    path: String,
    /// The page of feelings, with those that are chosen.
    feelings_path: String,
    partner: String,
    is_shared: bool,
    /// Who will read it, in a sentence for each field.
    readers: String,
    thanks: String,
    feelings: Vec<FeelingField>,
    strengths: [(String, &'static str); 5],
    energies: [(String, &'static str); 5],
    limits: (usize, usize),
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/week.html")]
pub(super) struct WeekPage {
    frame: Frame,
    path: String,
    partner: String,
    title: &'static str,
    dates: String,
    days: Vec<Day>,
    empty: &'static str,
    is_this_week: bool,
    /// Some of one's own are closed until the password is given.
    is_locked: bool,
    earlier: Option<WeekLink>,
    later: Option<WeekLink>,
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/looking_back.html")]
pub(super) struct LookBackPage {
    frame: Frame,
    /// What one's own entries say.
    says: Vec<String>,
    /// Some of one's own are closed until the password is given.
    is_locked: bool,
}

#[derive(Template)]
#[template(path = "steps/small_issues/check_in/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    path: String,
    partner: String,
    day: String,
    /// What the partner would see, or why there is nothing to share now.
    preview: Result<Entry, CannotCopy>,
}

/// A chosen feeling, and the fields for it and its strength.
struct FeelingField {
    feeling: Feeling,
    name: &'static str,
    strength_name: &'static str,
}

struct Day {
    name: String,
    entries: Vec<Entry>,
}

struct WeekLink {
    monday: NaiveDate,
    dates: String,
}

impl NewPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::Today, "Check-in"),
            form,
            partner: partner.partner_name().to_owned(),
            choices: Closeness::ALL,
        }
    }
}

impl SavedPage {
    pub(super) fn new(mine: &Mine<CheckIn>, check_in: CheckIn) -> Self {
        let (today, reaches) = (mine.today(), mine.stage().is_open());
        Self {
            frame: Frame::of(mine, Place::Today, "Check-in"),
            path: path(mine),
            partner: mine.partner_name().to_owned(),
            earlier_day: (check_in.day != today).then(|| day::in_words(check_in.day, today)),
            can_say_more: check_in.takes_more() && (reaches || !check_in.audience.is_shared()),
            can_correct: check_in.withdrawn.is_none()
                && check_in.said.get().is_some()
                && (reaches || !check_in.audience.is_shared()),
            can_withdraw: check_in.audience.is_shared() && check_in.withdrawn.is_none(),
            can_share: reaches && matches!(check_in.to_copy(), Ok(_) | Err(CannotCopy::IsClosed)),
            entry: Entry { path: None, ..Entry::of(mine, check_in) },
        }
    }
}

impl DeletePage {
    pub(super) fn new(mine: &Mine<CheckIn>, check_in: CheckIn) -> Self {
        Self {
            frame: Frame::of(mine, Place::Talk, "Delete"),
            path: path(mine),
            partner: mine.partner_name().to_owned(),
            entry: Entry { path: None, ..Entry::of(mine, check_in) },
        }
    }
}

impl FeelingsPage {
    pub(super) fn new(mine: &Mine<CheckIn>, check_in: &CheckIn, form: Typed) -> Self {
        Self {
            frame: Frame::of(mine, Place::Today, "Check-in"),
            form,
            path: path(mine),
            partner: mine.partner_name().to_owned(),
            is_shared: check_in.audience.is_shared(),
            families: FAMILIES,
        }
    }
}

impl DetailsPage {
    /// With nothing but the feelings that were chosen.
    pub(super) fn fresh(mine: &Mine<CheckIn>, check_in: &CheckIn, feelings: &[Feeling]) -> Self {
        let pairs: Vec<_> = FEELING_FIELDS
            .into_iter()
            .zip(feelings)
            .map(|((name, _), feeling)| (name, feeling.word()))
            .collect();
        Self::new(mine, check_in, Typed::with_values(&pairs))
    }

    pub(super) fn new(mine: &Mine<CheckIn>, check_in: &CheckIn, form: Typed) -> Self {
        let (path, partner) = (path(mine), mine.partner_name().to_owned());
        let feelings = feeling_fields(&form);
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(feelings.iter().map(|field| ("feeling", field.feeling.word())))
            .finish();
        Self {
            frame: Frame::of(mine, Place::Today, "Check-in"),
            feelings_path: format!("{path}/feelings?{query}"),
            path,
            is_shared: check_in.audience.is_shared(),
            readers: match check_in.audience {
                Audience::OnlyMe => "Only you will read it.".to_owned(),
                Audience::Both => format!("{partner} will read it."),
            },
            thanks: format!("What do you want to thank {partner} for?"),
            partner,
            feelings,
            form,
            strengths: STRENGTHS.map(|it| (it.number().to_string(), it.word())),
            energies: Energy::ALL.map(|it| (it.number().to_string(), it.words())),
            limits: (LINE_LIMIT, NOTE_LIMIT),
        }
    }
}

fn feeling_fields(form: &Typed) -> Vec<FeelingField> {
    let field = |(name, strength_name)| {
        let feeling = Feeling::parse(form.value(name))?;
        Some(FeelingField { feeling, name, strength_name })
    };
    FEELING_FIELDS.into_iter().filter_map(field).collect()
}

impl LookBackPage {
    pub(super) fn new(partner: &Partner, all: &[CheckIn]) -> Self {
        let since = partner.today() - trend::DAYS;
        let copies: Vec<_> = all.iter().filter_map(|it| Some(it.copied.as_ref()?.copy)).collect();
        let is_own = |it: &&CheckIn| {
            it.author == partner.person() && it.day > since && !copies.contains(&it.id)
        };
        let own: Vec<_> = all.iter().filter(is_own).collect();
        let entries: Vec<_> = own.iter().filter_map(|it| as_own(it)).collect();
        Self {
            frame: Frame::of(partner, Place::Talk, "Check-ins"),
            says: says(&Trend::of(&entries, partner.today())),
            is_locked: own.iter().any(|it| it.said.is_locked()),
        }
    }
}

fn as_own(it: &CheckIn) -> Option<Own> {
    let details = it.details.as_ref().and_then(Opened::get);
    let feelings = details.map(|details| details.feelings.iter().map(|felt| felt.feeling));
    Some(Own {
        day: it.day,
        closeness: it.said.get()?.closeness,
        feelings: feelings.into_iter().flatten().collect(),
    })
}

fn says(trend: &Trend) -> Vec<String> {
    let way = trend.way.map(|way| way.says().to_owned());
    let quoted: Vec<_> =
        trend.feelings.iter().map(|feeling| format!("“{}”", feeling.word())).collect();
    let came_back = match quoted.as_slice() {
        [] => None,
        [one] => Some(format!("{one} came back in these weeks.")),
        [one, more @ ..] => {
            Some(format!("{one} and {} came back in these weeks.", more.join(", ")))
        }
    };
    way.into_iter().chain(came_back).collect()
}

impl WeekPage {
    pub(super) fn new(
        partner: &Partner,
        week: Week,
        around: Around,
        check_ins: Vec<CheckIn>,
    ) -> Self {
        let today = partner.today();
        let is_this_week = week.contains(today);
        let is_locked = check_ins.iter().any(|check_in| check_in.said.is_locked());
        let link = |week: Week| WeekLink { monday: week.monday(), dates: entry::week(week, today) };
        Self {
            frame: Frame::of(partner, Place::Talk, "Check-ins"),
            path: format!("/check-ins?from={}", week.monday()),
            partner: partner.partner_name().to_owned(),
            title: if is_this_week { "Your week" } else { "An earlier week" },
            dates: entry::week(week, today),
            days: by_day(partner, check_ins),
            empty: match (is_this_week, around.earlier) {
                (true, Some(_)) => "Good to see you. This week is still unwritten.",
                (true, None) => "Good to see you. What you write down will be here, by day.",
                (false, _) => "Nothing was written down in these days. That is all right.",
            },
            is_this_week,
            is_locked,
            earlier: around.earlier.map(link),
            later: around.later.map(link),
        }
    }
}

/// The check-ins come by day.
fn by_day(partner: &Partner, check_ins: Vec<CheckIn>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for check_in in check_ins {
        let name = check_in.day.format("%a %-d").to_string();
        let entry = Entry::of(partner, check_in);
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.entries.push(entry),
            None => days.push(Day { name, entries: vec![entry] }),
        }
    }
    days
}

impl PreviewPage {
    pub(super) fn new(mine: &Mine<CheckIn>, check_in: &CheckIn) -> Self {
        Self {
            frame: Frame::of(mine, Place::Talk, "Check-in"),
            path: path(mine),
            partner: mine.partner_name().to_owned(),
            day: day::in_words(check_in.day, mine.today()),
            preview: check_in.to_copy().map(|(said, more)| Entry::copy(mine, said, more)),
        }
    }
}

fn path(mine: &Mine<CheckIn>) -> String {
    format!("/check-ins/{}", mine.id())
}
