//! One record of each kind, made through the pages. A new kind of record gets a line in each `match`.

use troth::{access::Audience, routes::Route};

use super::{codes::Codes, progress::LookBacks, small_issues, therapist, therapy::Therapy};
use crate::{
    browser::Browser,
    impact::{
        breach,
        hard_moment::card,
        other_side::shared,
        statement::{delivered, replied},
    },
    page::Page,
    steps::{
        accountability::{
            small_deeds,
            statements::{asked_for, owned},
        },
        communication::{
            disclosure, journal, openness, question_box, question_of_the_day::answered,
            turn_talk::begun,
        },
        quality_time::{hobbies, ideas},
        small_issues::hard_date,
    },
    world::World,
};

/// Kinds of records that a path can name, by the word of their gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    /// A check-in: its author's alone.
    CheckIn,
    /// A check-in that its author shared.
    SharedCheckIn,
    /// A copy that somebody kept of what the other shared: theirs alone.
    KeptCopy,
    /// A commitment: both see it.
    Commitment,
    /// A date: both see it.
    Date,
    /// A talk in turns: both see it.
    TurnTalk,
    /// An answer to a question of the day that both have answered.
    Answer,
    /// A question in the box, answered: both see it.
    Question,
    /// Something told: both see that it is there.
    Telling,
    /// A title for what happened: both see it.
    Breach,
    /// Openness that somebody offers: both see it.
    Openness,
    /// What somebody is writing for the other: theirs alone.
    Draft,
    /// A card for a hard moment: both see it.
    HardMomentCard,
    /// A hard moment that somebody keeps: theirs alone.
    KeptMoment,
    /// What one of the two carries, delivered: both see it.
    ImpactStatement,
    /// What one takes responsibility for, shared: both see it.
    AccountabilityStatement,
    /// Something that was raised and read: both see it.
    Concern,
    /// A weekly meeting that is closed: both see it.
    WeeklyMeeting,
    /// An idea that somebody put in: both see it.
    Idea,
    /// What one proposes that a therapist may read: both see it.
    TherapistLink,
    /// Something about a therapist: both see it.
    Therapy(&'static str),
    /// A hobby that somebody suggested: both see it.
    SuggestedHobby,
    /// A small deed on somebody's list: both see it.
    SmallDeed,
    /// A shared copy of the other side: both see it.
    OtherSide,
    /// An answer that waits for the other's: its author's alone.
    WaitingAnswer,
    /// A page of a journal: its author's alone.
    JournalPage,
    /// A copy of one that its author shared.
    JournalCopy,
    /// A hard day: its author's alone.
    HardDate,
    /// What somebody says of a week, a month or a day: its author's alone.
    LookBack(&'static str),
    /// A copy of one that its author shared, answered by the other.
    SharedHardDate,
}

/// The ids of somebody's records.
pub(crate) struct Records {
    check_in: String,
    shared_check_in: String,
    kept_copy: String,
    commitment: String,
    date: String,
    turn_talk: String,
    answer: String,
    question: String,
    telling: String,
    breach: String,
    openness: String,
    draft: String,
    hard_moment_card: String,
    kept_moment: String,
    impact_statement: String,
    accountability_statement: String,
    concern: String,
    weekly_meeting: String,
    small_deed: String,
    suggested_hobby: String,
    idea: String,
    therapist_link: String,
    therapy: Therapy,
    other_side: String,
    waiting_answer: String,
    journal_page: String,
    journal_copy: String,
    hard_date: String,
    shared_hard_date: String,
    look_backs: LookBacks,
    codes: Codes,
}

impl Record {
    /// Which kind of record a route's gate looks for.
    pub(crate) fn of(route: &Route) -> Option<Self> {
        let (Audience::Ours(name) | Audience::Mine(name)) = route.audience else { return None };
        Some(match name {
            "check-in" => Self::CheckIn,
            "shared check-in" => Self::SharedCheckIn,
            "kept copy" => Self::KeptCopy,
            "commitment" => Self::Commitment,
            "date" => Self::Date,
            "talk in turns" => Self::TurnTalk,
            "shared answer" => Self::Answer,
            "question in the box" => Self::Question,
            "something told" => Self::Telling,
            "breach" => Self::Breach,
            "openness" => Self::Openness,
            "draft" => Self::Draft,
            "card for a hard moment" => Self::HardMomentCard,
            "kept hard moment" => Self::KeptMoment,
            "statement of the impact" => Self::ImpactStatement,
            "statement of responsibility" => Self::AccountabilityStatement,
            "concern" => Self::Concern,
            "weekly meeting" => Self::WeeklyMeeting,
            "idea" => Self::Idea,
            "link with a therapist" => Self::TherapistLink,
            "agenda item" | "practice" | "contact" | "appointment" | "packet" => {
                Self::Therapy(name)
            }
            "suggested hobby" => Self::SuggestedHobby,
            "small deed" => Self::SmallDeed,
            "shared other side" => Self::OtherSide,
            "daily answer" => Self::WaitingAnswer,
            "journal page" => Self::JournalPage,
            "journal copy" => Self::JournalCopy,
            "hard date" => Self::HardDate,
            "pulse" | "satisfaction" | "then and now" | "where I stand" | "after a session" => {
                Self::LookBack(name)
            }
            "shared hard date" => Self::SharedHardDate,
            unknown => panic!("no story makes a {unknown} yet: add it here"),
        })
    }
}

fn partner_of(name: &str) -> &'static str {
    match name {
        "Ana" => "Ben",
        "Ben" => "Ana",
        _ => "Dan",
    }
}

impl Records {
    /// Makes one of each, as this person.
    pub(crate) async fn of(name: &str, world: &World) -> Self {
        let browser = world.browser_of(name).await;
        let partner = world.browser_of(partner_of(name)).await;
        Self {
            check_in: check_in(&browser, "only for me").await,
            shared_check_in: check_in(&browser, "Share with").await,
            kept_copy: kept_copy(&browser, &partner).await,
            commitment: commitment(&browser, &partner).await,
            date: date(&browser, &partner).await,
            turn_talk: turn_talk(&browser).await,
            answer: answer(&browser, &partner).await,
            question: question(&browser, &partner).await,
            telling: disclosure::told(&browser, "I owe my brother money")
                .await
                .replace("/tellings/", ""),
            breach: breach::suggested(&browser).await.replace("/what-happened/", ""),
            openness: openness::offered(&browser).await.replace("/openness/", ""),
            draft: id_of(&browser.post("/question-box/drafts", &[]).await),
            hard_moment_card: hard_moment_card(&browser).await,
            kept_moment: kept_moment(&browser).await,
            impact_statement: impact_statement(&browser, &partner).await,
            accountability_statement: accountability_statement(&browser, &partner).await,
            concern: small_issues::concern(&browser, &partner).await,
            weekly_meeting: small_issues::weekly_meeting(&browser, &partner).await,
            small_deed: small_deed(&browser).await,
            suggested_hobby: suggested_hobby(&browser).await,
            idea: ideas::idea(&browser, "The old lock").await.replace("/ideas/", ""),
            therapist_link: therapist::proposal(world, name, &browser).await,
            therapy: Therapy::of(&browser, &partner).await,
            other_side: other_side(&browser).await,
            waiting_answer: waiting_answer(&browser).await,
            journal_page: id_of(&journal::written(&browser, "Rain.").await),
            journal_copy: journal_copy(world, name).await,
            hard_date: id_of(&hard_date::written(&browser, "The fair").await),
            shared_hard_date: small_issues::shared_hard_date(world, name, &partner).await,
            look_backs: LookBacks::of(&world.sign_in(name).await).await,
            codes: Codes::of(world, &browser).await,
        }
    }

    /// What stands in the path of a route.
    pub(crate) fn id_for(&self, route: &Route) -> String {
        match Record::of(route) {
            Some(Record::CheckIn) => self.check_in.clone(),
            Some(Record::SharedCheckIn) => self.shared_check_in.clone(),
            Some(Record::KeptCopy) => self.kept_copy.clone(),
            Some(Record::Commitment) => self.commitment.clone(),
            Some(Record::Date) => self.date.clone(),
            Some(Record::TurnTalk) => self.turn_talk.clone(),
            Some(Record::Answer) => self.answer.clone(),
            Some(Record::Question) => self.question.clone(),
            Some(Record::Telling) => self.telling.clone(),
            Some(Record::Breach) => self.breach.clone(),
            Some(Record::Openness) => self.openness.clone(),
            Some(Record::Draft) => self.draft.clone(),
            Some(Record::HardMomentCard) => self.hard_moment_card.clone(),
            Some(Record::KeptMoment) => self.kept_moment.clone(),
            Some(Record::ImpactStatement) => self.impact_statement.clone(),
            Some(Record::AccountabilityStatement) => self.accountability_statement.clone(),
            Some(Record::Concern) => self.concern.clone(),
            Some(Record::WeeklyMeeting) => self.weekly_meeting.clone(),
            Some(Record::Idea) => self.idea.clone(),
            Some(Record::TherapistLink) => self.therapist_link.clone(),
            Some(Record::Therapy(kind)) => self.therapy.id(kind).expect("one of the four"),
            Some(Record::SuggestedHobby) => self.suggested_hobby.clone(),
            Some(Record::SmallDeed) => self.small_deed.clone(),
            Some(Record::OtherSide) => self.other_side.clone(),
            Some(Record::WaitingAnswer) => self.waiting_answer.clone(),
            Some(Record::JournalPage) => self.journal_page.clone(),
            Some(Record::JournalCopy) => self.journal_copy.clone(),
            Some(Record::HardDate) => self.hard_date.clone(),
            Some(Record::LookBack(kind)) => self.look_backs.id(kind).expect("one of the five"),
            Some(Record::SharedHardDate) => self.shared_hard_date.clone(),
            None => self.word_for(route),
        }
    }

    /// What stands there if no gate looks for a record.
    fn word_for(&self, route: &Route) -> String {
        match route.path {
            path if path.starts_with("/set-up/") => self.codes.set_up.clone(),
            path if path.starts_with("/invite/") => self.codes.invite.clone(),
            path if path.starts_with("/therapist-invite/") => self.codes.therapist.clone(),
            path if path.starts_with("/couples/{id}") => self.therapist_link.clone(),
            path if path.starts_with("/import/") => self.codes.import.clone(),
            path if path.starts_with("/imported/") => self.codes.imported.clone(),
            path if path.starts_with("/reset/") => self.codes.reset.clone(),
            _ => "app.css".to_owned(),
        }
    }
}

/// The id in the address of the page that came after saving.
pub(super) fn id_of(page: &Page) -> String {
    let mut parts = page.path.split(['/', '?']).skip(2);
    let id = parts.next().filter(|id| id.parse::<uuid::Uuid>().is_ok());
    let id =
        id.unwrap_or_else(|| panic!("no id in {} ({}): {}", page.path, page.status, page.text()));
    id.to_owned()
}

async fn check_in(browser: &Browser, button: &str) -> String {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    id_of(&form.press(button).await)
}

/// Of something that the other shared.
async fn kept_copy(browser: &Browser, partner: &Browser) -> String {
    let shared = check_in(partner, "Share with").await;
    let page = browser.open(&format!("/check-ins/{shared}/kept-copies/new")).await;
    let kept = page.press("Keep it, only for me").await;
    let form = kept.form("Delete my copy").action;
    let id = form.split('/').nth(2).unwrap_or_default();
    id.to_owned()
}

/// Agreed by both, so that its days are there.
async fn commitment(browser: &Browser, partner: &Browser) -> String {
    let form = browser.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let page = form.fill("review_on", "2026-04-12").press("Propose to").await;
    partner.open(&page.path).await.press("I agree").await;
    id_of(&page)
}

/// Planned by both, so that it can stand in a calendar.
async fn date(browser: &Browser, partner: &Browser) -> String {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", "A walk");
    let form = form.fill("day", "2026-03-20").fill("time", "19:00");
    let page = form.press("Propose to").await;
    partner.open(&page.path).await.press("Say yes to").await;
    id_of(&page)
}

/// One that somebody has begun; the other's turn.
async fn turn_talk(browser: &Browser) -> String {
    let under_way = browser.open("/turn-talks/new").await.path;
    let talk = if under_way.ends_with("/new") { begun(browser).await } else { under_way };
    talk.rsplit('/').next().unwrap_or_default().to_owned()
}

/// To a question that both have answered.
async fn answer(browser: &Browser, partner: &Browser) -> String {
    for one in [browser, partner] {
        if !one.open("/question-of-the-day").await.forms("/answers").is_empty() {
            answered(one, "The tram bell").await;
        }
    }
    id_of(&browser.open("/question-of-the-day").await.click("Withdraw it").await)
}

/// One that the other has answered.
async fn question(browser: &Browser, partner: &Browser) -> String {
    let question = question_box::asked(browser, "Did you think of me?").await;
    question_box::answered(partner, &question, "Yes").await;
    question.rsplit('/').next().unwrap_or_default().to_owned()
}

/// To the question of the day before.
async fn waiting_answer(browser: &Browser) -> String {
    let form = browser.open("/question-of-the-day/2026-03-11").await.form("/answers");
    id_of(&form.fill("words", "Soup").press("Share with").await)
}

/// What is only theirs has to be open.
async fn journal_copy(world: &World, name: &str) -> String {
    let browser = world.sign_in(name).await;
    let page = journal::written(&browser, "I counted the plates.").await;
    id_of(&journal::shared(&browser, &page.path).await)
}

async fn hard_moment_card(browser: &Browser) -> String {
    let page = card(browser, "Sit beside me").await;
    let links = page.links();
    let own = links.iter().find(|(_, to)| to.ends_with("/withdrawals/new")).expect("her card");
    own.1.split('/').nth(2).unwrap_or_default().to_owned()
}

/// Of one that has passed.
async fn kept_moment(browser: &Browser) -> String {
    let page = browser.open("/hard-moments/kept").await;
    if !page.forms("Keep them").is_empty() {
        page.press("Keep them, only for me").await;
    }
    browser.open("/hard-moment").await.press("A hard moment").await;
    browser.open("/hard-moment").await.press("It has passed").await;
    let form = browser.open("/hard-moments/kept").await.form("Delete it").action;
    form.split('/').nth(3).unwrap_or_default().to_owned()
}

/// One that the other has read and answered.
async fn impact_statement(browser: &Browser, partner: &Browser) -> String {
    let statement = delivered(browser).await;
    id_of(&replied(partner, &statement, "that the nights are long").await)
}

/// One in which the other needs more.
async fn accountability_statement(browser: &Browser, partner: &Browser) -> String {
    let statement = owned(browser).await;
    id_of(&asked_for(partner, &statement, "1", "Since when?").await)
}

async fn suggested_hobby(browser: &Browser) -> String {
    let path = hobbies::suggested(browser, "Go to the old tram museum").await;
    path.replace("/hobbies/suggestions/", "")
}

async fn small_deed(browser: &Browser) -> String {
    let path = small_deeds::listed(browser, "Bring you coffee in the morning").await;
    path.replace("/small-deeds/", "")
}

async fn other_side(browser: &Browser) -> String {
    id_of(&shared(browser).await.click("Withdraw").await)
}
