//! Everything for the record, each kind asked of its own feature.

use chrono::{DateTime, Utc};

use super::{BroughtAlong, Holds, House, Progress, Record, Who};
use crate::{
    access::{Former, Partner, PersonId, SteppedUp},
    agreeing,
    couple::{self, imported},
    db::Reader,
    draft, entry,
    error::{Error, Result},
    impact::{
        breach::record::store as breaches,
        hard_moment::record::store as hard_moments,
        other_side::record::store as other_sides,
        role,
        statement::record::{self as statement, store as statements},
    },
    progress::look_back::store as look_backs,
    steps::{
        accountability::{
            commitment::record::store as commitments, small_deed::record::store as small_deeds,
            statement::record::store as owned,
        },
        communication::{
            disclosure::record::{self as disclosure, store as tellings},
            journal::record::store as journals,
            openness::record::store as openness,
            question_box::{record::store as questions, time::store as question_times},
            question_of_the_day::record::{Entry as DaysQuestion, store as days_questions},
            turn_talk::record::store as turn_talks,
        },
        quality_time::{
            date::record::{self as date, store as dates},
            hobby::record::store as hobbies,
            idea::record::store as ideas,
        },
        small_issues::{
            check_in::record::store as check_ins, concern::record::store as concerns,
            hard_date::record::store as hard_dates,
            weekly_meeting::record::store as weekly_meetings,
        },
        therapy::{
            agenda::record::store as agenda,
            comment::record::store as comments,
            link::record::store as links,
            next_session::record::store as sessions,
            practice::record::store as practices,
            search::{appointment::store as appointments, contact::store as contacts},
        },
    },
};

/// What this partner takes along.
pub async fn record(db: &mut Reader, partner: &SteppedUp<Partner>, holds: Holds) -> Result<Record> {
    match holds {
        Holds::MyWords => my_words(db, partner).await,
        Holds::OurRecord => our_record(db, partner).await,
    }
}

/// What somebody takes along from a time before. What they have let go is no longer theirs to take.
pub async fn record_of_before(
    db: &mut Reader,
    former: &SteppedUp<Former>,
    holds: Holds,
) -> Result<Record> {
    match holds {
        Holds::MyWords if former.keeps() => my_words(db, former).await,
        Holds::MyWords => only_mine(db, former).await,
        Holds::OurRecord if former.keeps() => our_record(db, former).await,
        Holds::OurRecord => Err(Error::NotFound),
    }
}

/// What was shared in a time before, for somebody who keeps a copy of it.
pub async fn kept(db: &mut Reader, former: &Former) -> Result<Record> {
    our_record(db, former).await
}

async fn my_words(db: &mut Reader, partner: &Partner) -> Result<Record> {
    let me = partner.person();
    let mut record = Record::new(partner, Holds::MyWords, house(db, partner).await?);
    record.check_ins = check_ins::own(db, partner).await?;
    what_i_do(db, partner, &mut record).await?;
    let talks = turn_talks::all(db, partner).await?.into_iter();
    record.turn_talks = talks.filter_map(|entry| entry.only_of(me)).collect();
    let questions = days_questions::all(db, partner).await?.into_iter();
    record.questions_of_the_day = questions.filter_map(|entry| entry.only_of(me)).collect();
    my_questions(db, partner, &mut record).await?;
    let tellings = tellings::all(db, partner).await?.into_iter();
    record.tellings = tellings.filter_map(|entry| entry.only_of(me)).collect();
    let all = openness::all(db, partner).await?.into_iter();
    record.openness = all.filter_map(|entry| entry.only_of(me)).collect();
    record.drafts = draft::store::taken_along(db, partner).await?;
    let cards = hard_moments::cards(db, partner).await?.into_iter();
    record.hard_moment_cards = cards.filter_map(|entry| entry.only_of(me)).collect();
    record.hard_moments = hard_moments::kept(db, partner).await?;
    let breaches = breaches::all(db, partner).await?.into_iter();
    record.breaches = breaches.filter_map(|entry| entry.only_of(me)).collect();
    let carried = statements::all(db, partner).await?.into_iter();
    record.impact_statements = carried.filter_map(|entry| entry.only_of(me)).collect();
    let shared = other_sides::all(db, partner).await?.into_iter();
    record.other_side = shared.filter(|entry| entry.author.id == me).collect();
    record.impact_role = role::store::of(db, partner).await?;
    record.journal = journals::pages(db, partner).await?;
    record.journal_copies = journals::copies(db, partner).await?;
    record.journal_copies.retain(|copy| copy.author.id == me);
    record.small_issues.hard_dates = hard_dates::all(db, partner).await?.only_of(me);
    record.progress = progress(db, partner).await?;
    record.therapy.after_sessions = look_backs::taken_along(db, partner).await?;
    takes_both(db, partner, (&mut record, Some(me))).await?;
    record.kept_copies = entry::store::all_copies(db, partner).await?;
    record.imported = brought_along(db, partner).await?;
    Ok(record)
}

/// Of what the two do for each other and together.
async fn what_i_do(db: &mut Reader, partner: &Partner, record: &mut Record) -> Result<()> {
    let me = partner.person();
    let commitments = commitments::all(db, partner).await?.into_iter();
    record.commitments = commitments.filter_map(|entry| entry.only_of(me)).collect();
    let dates = dates::all(db, partner).await?.into_iter();
    record.dates = dates.filter_map(|entry| entry.only_of(me)).collect();
    let owned = owned::all(db, partner).await?.into_iter();
    record.accountability_statements = owned.filter_map(|entry| entry.only_of(me)).collect();
    let deeds = small_deeds::all(db, partner).await?.into_iter();
    record.small_deeds = deeds.filter_map(|entry| entry.only_of(me)).collect();
    let concerns = concerns::all(db, partner).await?.into_iter();
    record.small_issues.concerns = concerns.filter_map(|entry| entry.only_of(me)).collect();
    record.small_issues.weekly_meetings = weekly_meetings::all(db, partner).await?.only_of(me);
    record.quality_time.hobbies = hobbies::all(db, partner).await?.only_of(me);
    record.quality_time.ideas = ideas::all(db, partner).await?;
    record.quality_time.ideas.retain(|idea| idea.author.id == me);
    Ok(())
}

async fn my_questions(db: &mut Reader, partner: &Partner, record: &mut Record) -> Result<()> {
    let me = partner.person();
    let questions = questions::all(db, partner).await?.into_iter();
    record.questions = questions.filter_map(|entry| entry.only_of(me)).collect();
    record.talking_time.question_times = question_times::taken_along(db, partner).await?;
    record.talking_time.question_times.retain(|time| time.is_of(me));
    record.talking_time.question_lengths = question_times::lengths_taken_along(db, partner).await?;
    record.talking_time.question_lengths.retain(|wish| wish.by.id == me);
    Ok(())
}

async fn our_record(db: &mut Reader, partner: &Partner) -> Result<Record> {
    let mut record = Record::new(partner, Holds::OurRecord, house(db, partner).await?);
    record.check_ins = check_ins::shared(db, partner).await?;
    record.commitments = commitments::all(db, partner).await?;
    let dates = dates::all(db, partner).await?.into_iter();
    record.dates = dates.map(date::Entry::of_both).collect();
    record.turn_talks = turn_talks::all(db, partner).await?;
    let questions = days_questions::all(db, partner).await?.into_iter();
    record.questions_of_the_day = questions.filter_map(DaysQuestion::of_both).collect();
    record.questions = questions::all(db, partner).await?;
    record.talking_time.question_times = question_times::taken_along(db, partner).await?;
    record.talking_time.question_lengths = question_times::lengths_taken_along(db, partner).await?;
    record.hard_moment_cards = hard_moments::cards(db, partner).await?;
    record.openness = openness::all(db, partner).await?;
    let tellings = tellings::all(db, partner).await?.into_iter();
    record.tellings = tellings.map(disclosure::Entry::of_both).collect();
    record.breaches = breaches::all(db, partner).await?;
    let carried = statements::all(db, partner).await?.into_iter();
    record.impact_statements = carried.filter(statement::Entry::is_of_both).collect();
    record.accountability_statements = owned::all(db, partner).await?;
    record.small_issues.concerns = concerns::all(db, partner).await?;
    record.small_issues.weekly_meetings = weekly_meetings::all(db, partner).await?;
    record.small_deeds = small_deeds::all(db, partner).await?;
    record.quality_time.hobbies = hobbies::all(db, partner).await?.of_both();
    record.quality_time.ideas = ideas::all(db, partner).await?;
    record.other_side = other_sides::all(db, partner).await?;
    record.journal_copies = journals::copies(db, partner).await?;
    takes_both(db, partner, (&mut record, None)).await?;
    record.small_issues.hard_dates.shared = hard_dates::shared(db, partner).await?;
    Ok(record)
}

async fn brought_along(db: &mut Reader, partner: &Partner) -> Result<Vec<BroughtAlong>> {
    let all = imported::store::all(db, partner).await?.into_iter();
    let brought = all.map(|taken| BroughtAlong {
        taken_in_at: taken.made_at,
        words: taken.brought.map(|brought| brought.value()),
    });
    Ok(brought.collect())
}

/// What this partner wrote for themselves in this couple's time.
pub async fn only_mine(db: &mut Reader, partner: &Partner) -> Result<Record> {
    let mut record = Record::new(partner, Holds::MyWords, house(db, partner).await?);
    record.check_ins = check_ins::private(db, partner).await?;
    record.drafts = draft::store::taken_along(db, partner).await?;
    record.impact_role = role::store::of(db, partner).await?;
    record.journal = journals::pages(db, partner).await?;
    record.small_issues.hard_dates.own = hard_dates::own(db, partner).await?;
    record.progress = progress(db, partner).await?;
    record.therapy.after_sessions = look_backs::taken_along(db, partner).await?;
    Ok(record)
}

/// Of moving forward, what is this partner's alone.
async fn progress(db: &mut Reader, partner: &Partner) -> Result<Progress> {
    Ok(Progress {
        pulses: look_backs::taken_along(db, partner).await?,
        satisfaction: look_backs::taken_along(db, partner).await?,
        then_and_now: look_backs::taken_along(db, partner).await?,
        where_i_stand: look_backs::taken_along(db, partner).await?,
        ..Progress::default()
    })
}

/// What takes both, and what is for a therapist; or what one of the two did with each.
async fn takes_both(
    db: &mut Reader,
    partner: &Partner,
    (record, only): (&mut Record, Option<PersonId>),
) -> Result<()> {
    record.time_out_agreements = agreeing::record::all(db, partner, only).await?;
    let Record { progress, therapy, .. } = record;
    therapy.agenda = agenda::all(db, partner, only).await?;
    therapy.plans = agreeing::record::all(db, partner, only).await?;
    therapy.packets = agreeing::record::all(db, partner, only).await?;
    therapy.links = links::all(db, partner, only).await?;
    if only.is_none() {
        therapy.comments = comments::all(db, partner).await?;
        therapy.sessions = sessions::all(db, partner).await?;
    }
    therapy.contacts = contacts::taken_along(db, partner, only).await?;
    therapy.appointments = appointments::taken_along(db, partner, only).await?;
    therapy.practices = practices::all(db, partner, only).await?;
    progress.setback_plans = agreeing::record::all(db, partner, only).await?;
    progress.phases = agreeing::record::all(db, partner, only).await?;
    progress.milestones = agreeing::record::all(db, partner, only).await?;
    progress.maintain = agreeing::record::all(db, partner, only).await?;
    Ok(())
}

async fn house(db: &mut Reader, partner: &Partner) -> Result<House> {
    let person = partner.person();
    let (host, first) = couple::store::host(db, partner).await?;
    let second = partner.other_than(first);
    let couple = partner.couple();
    let paired_at = sqlx::query_scalar!(
        r#"
        select made_at as "at!: DateTime<Utc>" from membership where person = ?1 and couple = ?2
        union all
        select paired_at from parting where person = ?1 and couple = ?2
        "#,
        person,
        couple
    )
    .fetch_one(db.conn())
    .await?;
    Ok(House {
        server: host.sentence(partner.name_of(first), partner.name_of(second)),
        set_up_by: Who::of(partner, first),
        paired_at,
    })
}
