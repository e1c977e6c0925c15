//! The record: what `record.json` holds. `docs/EXPORT.md` describes it; a change to what is here
//! is a change there, and a new version if a reader of the old one would stumble.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Holds;
use crate::{
    access::{Partner, PersonId},
    agreeing::record::Entry,
    draft, entry,
    impact::{breach, hard_moment, other_side, role::Role, statement},
    progress::{
        look_back::Own, maintain::Maintain, milestone::Milestone, phase::WhereWeAre, pulse::Pulse,
        satisfaction::Satisfaction, setback_plan::SetbackPlan, then_and_now::Month,
        where_i_stand::Day,
    },
    sealed::Opened,
    steps::{
        accountability::{commitment, small_deed, statement as accountability},
        communication::{
            disclosure, journal, openness, question_box, question_of_the_day,
            time_out::agreement::Agreement, turn_talk,
        },
        quality_time::{date, hobby, idea},
        small_issues::{check_in, concern, hard_date, weekly_meeting},
        therapy::{
            after_session::AfterSession,
            agenda, comment, link, next_session,
            packet::Packet,
            plan::TherapyPlan,
            practice,
            search::{
                self,
                appointment::{AppointmentId, AppointmentWords},
                contact::{ContactId, ContactWords},
            },
        },
    },
};

/// Names this kind of file.
pub const FORMAT: &str = "troth record";
/// The version that this program writes.
pub const VERSION: u32 = 1;

/// Everything that one takes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: Who,
    /// The time zone that their days are by.
    pub time_zone: String,
    /// What it holds.
    pub holds: Holds,
    /// The two, first who set it up.
    pub people: Vec<Who>,
    /// About the place where it was kept.
    pub house: House,
    /// By day.
    pub check_ins: Vec<check_in::record::Entry>,
    /// The oldest first.
    pub commitments: Vec<commitment::record::Entry>,
    /// The oldest first.
    pub dates: Vec<date::record::Entry>,
    /// The oldest first.
    #[serde(default)]
    pub turn_talks: Vec<turn_talk::record::Entry>,
    /// How the two take a time-out, every wording, the oldest first.
    #[serde(default)]
    pub time_out_agreements: Vec<Entry<Agreement>>,
    /// In the order in which they were answered.
    #[serde(default)]
    pub questions_of_the_day: Vec<question_of_the_day::record::Entry>,
    /// The oldest first.
    #[serde(default)]
    pub questions: Vec<question_box::record::Entry>,
    /// Talking about questions.
    #[serde(flatten)]
    pub talking_time: TalkingTime,
    /// The oldest first.
    #[serde(default)]
    pub tellings: Vec<disclosure::record::Entry>,
    /// The oldest first.
    #[serde(default)]
    pub openness: Vec<openness::record::Entry>,
    /// What its maker has begun to write for the other, the oldest first.
    #[serde(default)]
    pub drafts: Vec<draft::record::Entry>,
    /// Drafts as older files have them.
    #[serde(flatten)]
    pub older: OlderDrafts,
    /// Cards for hard moments, the oldest first.
    #[serde(default)]
    pub hard_moment_cards: Vec<hard_moment::record::Entry>,
    /// The hard moments that its maker keeps, the oldest first.
    #[serde(default)]
    pub hard_moments: Vec<hard_moment::record::Kept>,
    /// What happened, the oldest first.
    #[serde(default)]
    pub breaches: Vec<breach::record::Entry>,
    /// What each of the two carries, the oldest first.
    #[serde(default)]
    pub impact_statements: Vec<statement::record::Entry>,
    /// What each of the two takes responsibility for, the oldest first.
    #[serde(default)]
    pub accountability_statements: Vec<accountability::record::Entry>,
    /// Small deeds of both lists, the oldest first.
    #[serde(default)]
    pub small_deeds: Vec<small_deed::record::Entry>,
    /// What the two could do together.
    #[serde(default)]
    pub quality_time: QualityTime,
    /// What was shared of the other side, the oldest first.
    #[serde(default)]
    pub other_side: Vec<other_side::record::Entry>,
    /// Where its maker stands in what happened.
    #[serde(default)]
    pub impact_role: Option<Opened<Role>>,
    /// Its maker's journal, the oldest page first.
    #[serde(default)]
    pub journal: Vec<journal::record::Page>,
    /// Copies of pages that were shared, the oldest first.
    #[serde(default)]
    pub journal_copies: Vec<journal::record::Copy>,
    /// What is small, or hard to come.
    #[serde(default)]
    pub small_issues: SmallIssues,
    /// Of the work with a therapist.
    #[serde(default)]
    pub therapy: Therapy,
    /// Moving forward.
    #[serde(default)]
    pub progress: Progress,
    /// What its maker kept of what the other shared; the oldest first.
    #[serde(default)]
    pub kept_copies: Vec<entry::record::Copy>,
    /// What its maker had brought from another server, the oldest first.
    #[serde(default)]
    pub imported: Vec<BroughtAlong>,
}

/// A record that its maker had taken in from another server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtAlong {
    /// When.
    pub taken_in_at: DateTime<Utc>,
    /// The record, with every field it came with.
    pub words: Opened<serde_json::Value>,
}

/// About the place where it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    /// Who ran the server, in a sentence.
    pub server: String,
    /// Who of the two set it up.
    pub set_up_by: Who,
    /// Since when the two were a pair.
    pub paired_at: DateTime<Utc>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
}

impl Who {
    /// Either of the two.
    pub fn of(partner: &Partner, person: PersonId) -> Self {
        Self { id: person, name: partner.name_of(person).to_owned() }
    }
}

/// Talking about questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkingTime {
    /// Times for it, the oldest first.
    pub question_times: Vec<question_box::time::record::Entry>,
    /// Other lengths of it that somebody wished for, the oldest first.
    pub question_lengths: Vec<question_box::time::record::Wished>,
}

/// Drafts as older files have them. Nothing is written here any more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OlderDrafts {
    /// Of turns.
    #[serde(skip_serializing)]
    pub turn_drafts: Vec<draft::record::Entry>,
    /// About the impact.
    #[serde(skip_serializing)]
    pub impact_drafts: Vec<draft::record::Entry>,
}

/// What the two could do together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QualityTime {
    /// What was suggested, what both would like, and one's own answers.
    pub hobbies: hobby::record::Hobbies,
    /// What the two put into the jar, the oldest first.
    pub ideas: Vec<idea::record::Entry>,
}

/// What is small, or hard to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SmallIssues {
    /// What each of the two raised while it was small, the oldest first.
    pub concerns: Vec<concern::record::Entry>,
    /// Hard days, one's own and those that were shared.
    pub hard_dates: hard_date::record::HardDates,
    /// The weekly meetings, and when the two have them.
    pub weekly_meetings: weekly_meeting::record::Entries,
}

/// Of the work with a therapist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Therapy {
    /// What stood on the agenda, the oldest first.
    pub agenda: Vec<agenda::record::Entry>,
    /// What the two work on, every wording, the oldest first.
    pub plans: Vec<Entry<TherapyPlan>>,
    /// What the two handed to a therapist, the oldest first.
    pub packets: Vec<Entry<Packet>>,
    /// What was opened to a therapist, the oldest first.
    pub links: Vec<link::record::Entry>,
    /// What a therapist wrote for the two, the oldest first.
    pub comments: Vec<comment::record::Entry>,
    /// When a therapist and the two met, or meant to, the earliest first.
    pub sessions: Vec<next_session::record::Entry>,
    /// Whom they could ask, every wording, the oldest first.
    pub contacts: Vec<search::record::Entry<ContactId, ContactWords>>,
    /// When they went there, every wording, the oldest first.
    pub appointments: Vec<search::record::Entry<AppointmentId, AppointmentWords>>,
    /// What the two practised, the oldest first.
    pub practices: Vec<practice::record::Entry>,
    /// How sessions were for its maker, the oldest first.
    pub after_sessions: Vec<Own<AfterSession>>,
}

/// Moving forward.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// How its maker's weeks were, the oldest first.
    pub pulses: Vec<Own<Pulse>>,
    /// How satisfied its maker was, month by month.
    pub satisfaction: Vec<Own<Satisfaction>>,
    /// A sentence a month.
    pub then_and_now: Vec<Own<Month>>,
    /// Where its maker stood, day by day.
    pub where_i_stand: Vec<Own<Day>>,
    /// What the two do after a setback, every wording, the oldest first.
    pub setback_plans: Vec<Entry<SetbackPlan>>,
    /// Where the two said that they were, the oldest first.
    pub phases: Vec<Entry<WhereWeAre>>,
    /// What the two reached, in the order in which it was named.
    pub milestones: Vec<Entry<Milestone>>,
    /// That the two keep only the monthly meeting, every wording, the oldest first.
    pub maintain: Vec<Entry<Maintain>>,
}

/// The two, this one of them first.
fn both(partner: &Partner, first: PersonId) -> Vec<Who> {
    let mut two = [partner.person(), partner.partner()];
    two.sort_by_key(|person| *person != first);
    two.map(|person| Who::of(partner, person)).to_vec()
}

impl Record {
    /// One that holds nothing yet.
    pub fn new(partner: &Partner, holds: Holds, house: House) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: partner.now(),
            made_by: Who::of(partner, partner.person()),
            time_zone: partner.zone().name().to_owned(),
            holds,
            people: both(partner, house.set_up_by.id),
            house,
            check_ins: Vec::new(),
            commitments: Vec::new(),
            dates: Vec::new(),
            turn_talks: Vec::new(),
            time_out_agreements: Vec::new(),
            questions_of_the_day: Vec::new(),
            questions: Vec::new(),
            talking_time: TalkingTime::default(),
            tellings: Vec::new(),
            openness: Vec::new(),
            drafts: Vec::new(),
            older: OlderDrafts::default(),
            hard_moment_cards: Vec::new(),
            hard_moments: Vec::new(),
            breaches: Vec::new(),
            impact_statements: Vec::new(),
            accountability_statements: Vec::new(),
            small_deeds: Vec::new(),
            quality_time: QualityTime::default(),
            other_side: Vec::new(),
            impact_role: None,
            journal: Vec::new(),
            journal_copies: Vec::new(),
            small_issues: SmallIssues::default(),
            therapy: Therapy::default(),
            progress: Progress::default(),
            kept_copies: Vec::new(),
            imported: Vec::new(),
        }
    }
}
