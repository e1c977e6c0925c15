//! Decisions about what was shared, and what they destroy.

use chrono::{DateTime, Utc};

use super::parting::Choice;
use crate::{
    access::{self, CoupleId, Former, Member, PersonId, SteppedUp, Undecided},
    couple,
    db::{Reader, Tx},
    error::{Error, Result},
    impact::statement,
    people::security_log::{self, Event},
    steps::therapy::link::acts::store::{self as acts, Cause},
};

/// Every row of what two shared, those that point to others first.
const OURS: [&str; 127] = [
    "therapist_comment where couple = ?",
    "therapist_session where couple = ?",
    "therapist_access where link in (select id from therapist_link where couple = ?)",
    "therapist_key where link in (select id from therapist_link where couple = ?)",
    "therapist_copy where link in (select id from therapist_link where couple = ?)",
    "therapist_link_now where couple = ?",
    "therapist_link_end where link in (select id from therapist_link where couple = ?)",
    "therapist_link_narrowing where link in (select id from therapist_link where couple = ?)",
    "therapist_link_decline where link in (select id from therapist_link where couple = ?)",
    "therapist_link_signature where link in (select id from therapist_link where couple = ?)",
    "therapist_link_section where link in (select id from therapist_link where couple = ?)",
    "therapist_link where couple = ?",
    "therapist_acceptance where couple = ?",
    "withdrawal where entry in (select id from check_in
                                 where couple = ? and audience = 'both of us')",
    "withdrawal where entry in (select id from commitment where couple = ?)",
    "withdrawal where entry in (select id from date where couple = ?)",
    "withdrawal where entry in (select id from turn_talk where couple = ?)",
    "withdrawal where entry in (select id from question_answer where couple = ?)",
    "withdrawal where entry in (select id from box_question where couple = ?)",
    "withdrawal where entry in (select id from journal_copy where couple = ?)",
    "journal_copy where couple = ?",
    "withdrawal where entry in (select id from contact where couple = ?)",
    "contact_end where contact in (select id from contact where couple = ?)",
    "contact where couple = ?",
    "withdrawal where entry in (select id from appointment where couple = ?)",
    "appointment_end where appointment in (select id from appointment where couple = ?)",
    "appointment where couple = ?",
    "withdrawal where entry in (select id from practice where couple = ?)",
    "practice_reflection where practice in (select id from practice where couple = ?)",
    "practice_end where practice in (select id from practice where couple = ?)",
    "practice where couple = ?",
    "withdrawal where entry in (select id from agenda_item where couple = ?)",
    "agenda_act where item in (select id from agenda_item where couple = ?)",
    "agenda_place where couple = ?",
    "agenda_item where couple = ?",
    "wording_answer where wording in (select id from wording where couple = ?)",
    "wording_end where wording in (select id from wording where couple = ?)",
    "wording where couple = ?",
    "withdrawal where entry in (select id from shared_hard_date where couple = ?)",
    "hard_date_answer where hard_date in (select id from shared_hard_date where couple = ?)",
    "shared_hard_date where couple = ?",
    "question_waiting where couple = ?",
    "question_opened where couple = ?",
    "question_pick where couple = ?",
    "question_answer where couple = ?",
    "withdrawal where entry in (select id from hard_moment_card where couple = ?)",
    "withdrawal where entry in (select id from disclosure where couple = ?)",
    "withdrawal where entry in (select id from impact_statement where couple = ?)",
    "withdrawal where entry in (select id from other_side where couple = ?)",
    "withdrawal where entry in (select id from accountability_statement where couple = ?)",
    "accountability_statement_act
      where statement in (select id from accountability_statement where couple = ?)",
    "accountability_statement where couple = ?",
    "withdrawal where entry in (select id from weekly_meeting where couple = ?)",
    "weekly_meeting_now where couple = ?",
    "weekly_meeting_act where meeting in (select id from weekly_meeting where couple = ?)",
    "weekly_meeting where couple = ?",
    "meeting_time_act where couple = ?",
    "withdrawal where entry in (select id from concern where couple = ?)",
    "concern_commitment where concern in (select id from concern where couple = ?)",
    "concern_open where couple = ?",
    "concern_act where concern in (select id from concern where couple = ?)",
    "concern where couple = ?",
    "withdrawal where entry in (select id from small_deed where couple = ?)",
    "small_deed_listed where couple = ?",
    "small_deed_star where deed in (select id from small_deed where couple = ?)",
    "small_deed_retirement where deed in (select id from small_deed where couple = ?)",
    "small_deed where couple = ?",
    "withdrawal where entry in (select id from hobby_suggestion where couple = ?)",
    "hobby_answer where couple = ?",
    "hobby_suggestion where couple = ?",
    "withdrawal where entry in (select id from idea where couple = ?)",
    "idea where couple = ?",
    "other_side where couple = ?",
    "impact_statement_put_away where statement in (select id from impact_statement where couple = ?)",
    "impact_statement_stop where statement in (select id from impact_statement where couple = ?)",
    "impact_statement_act where statement in (select id from impact_statement where couple = ?)",
    "impact_statement_open where couple = ?",
    "impact_statement where couple = ?",
    "turn_talk_tick where talk in (select id from turn_talk where couple = ?)",
    "turn_talk_stop where talk in (select id from turn_talk where couple = ?)",
    "turn where talk in (select id from turn_talk where couple = ?)",
    "turn_talk_now where couple = ?",
    "turn_talk where couple = ?",
    "hard_moment_answer where moment in (select id from hard_moment_now where couple = ?)",
    "hard_moment_now where couple = ?",
    "hard_moment_card where couple = ?",
    "time_out_now where couple = ?",
    "breach_asks where couple = ?",
    "breach_act where breach in (select id from breach where couple = ?)",
    "breach_version where breach in (select id from breach where couple = ?)",
    "breach where couple = ?",
    "openness_answer where openness in (select id from openness where couple = ?)",
    "openness_end where openness in (select id from openness where couple = ?)",
    "openness where couple = ?",
    "disclosure_intention where disclosure in (select id from disclosure where couple = ?)",
    "disclosure_reply where disclosure in (select id from disclosure where couple = ?)",
    "disclosure where couple = ?",
    "box_mark where question in (select id from box_question where couple = ?)",
    "box_pace where question in (select id from box_question where couple = ?)",
    "box_answer where question in (select id from box_question where couple = ?)",
    "box_place where couple = ?",
    "box_question where couple = ?",
    "box_time_end where couple = ?",
    "box_time where couple = ?",
    "box_length_answer where couple = ?",
    "box_length where couple = ?",
    "check_in_version where check_in in (select id from check_in where couple = ?)",
    "check_in_copy where copy in (select id from check_in
                                   where couple = ? and audience = 'both of us')",
    "check_in_detail where check_in in (select id from check_in
                                         where couple = ? and audience = 'both of us')",
    "check_in where couple = ? and audience = 'both of us'",
    "sighting where commitment in (select id from commitment where couple = ?)",
    "keeping where commitment in (select id from commitment where couple = ?)",
    "commitment_retirement where commitment in (select id from commitment where couple = ?)",
    "commitment_answer where commitment in (select id from commitment where couple = ?)",
    "commitment_version where commitment in (select id from commitment where couple = ?)",
    "commitment_on_the_table where couple = ?",
    "commitment where couple = ?",
    "date_note_version where date in (select id from date where couple = ?)",
    "date_note where date in (select id from date where couple = ?)",
    "date_pact where date in (select id from date where couple = ?)",
    "date_outcome where date in (select id from date where couple = ?)",
    "date_answer where date in (select id from date where couple = ?)",
    "date_version where date in (select id from date where couple = ?)",
    "date_ahead where couple = ?",
    "date where couple = ?",
    "couple_key where couple = ?",
    "vouched_key where couple = ?",
];

/// A time when somebody was one of a pair.
#[derive(Debug, Clone)]
pub(super) struct Time {
    /// Its page is `/kept/{couple}`.
    pub(super) couple: CoupleId,
    /// With whom.
    pub(super) partner: String,
    /// From then.
    pub(super) paired_at: DateTime<Utc>,
    /// Until then.
    pub(super) closed_at: DateTime<Utc>,
    /// Whether a copy was kept.
    pub(super) keeps: bool,
}

/// Every such time of this member, the newest first.
pub(super) async fn all(db: &mut Reader, member: &Member) -> Result<Vec<Time>> {
    let person = member.person();
    Ok(sqlx::query_as!(
        Time,
        r#"
        select p.couple, q.name as partner, p.paired_at, c.made_at as closed_at,
               not exists (select 1 from letting_go l
                            where l.person = p.person and l.couple = p.couple) as "keeps!: bool"
          from parting p
          join closing c on c.couple = p.couple
          join person q  on q.id = coalesce(
               (select person from membership where couple = p.couple and person <> p.person),
               (select person from parting where couple = p.couple and person <> p.person))
         where p.person = ?
         order by p.made_at desc
        "#,
        person
    )
    .fetch_all(db.conn())
    .await?)
}

/// Whether there is such a time.
pub(crate) async fn has_before(db: &mut Reader, member: &Member) -> Result<bool> {
    let person = member.person();
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from parting where person = ?) as "before!: bool""#,
        person
    )
    .fetch_one(db.conn())
    .await?)
}

/// Keeps the decision, after which this person is in no couple and their other sessions end.
pub(super) async fn decide(
    tx: &mut Tx,
    undecided: &SteppedUp<Undecided>,
    choice: Choice,
) -> Result<()> {
    let (person, couple, now) = (undecided.person(), undecided.couple(), undecided.now());
    part(tx, (person, couple), now).await?;
    if choice == Choice::LetGo {
        let_go_of(tx, (person, couple), now).await?;
    }
    access::forget_couple(tx, undecided).await?;
    access::end_other_sessions(tx, undecided).await?;
    security_log::note(tx, undecided, Event::Parted).await
}

/// Lets a kept copy go.
pub(super) async fn let_go(tx: &mut Tx, former: &SteppedUp<Former>) -> Result<()> {
    let_go_of(tx, (former.person(), former.couple()), former.now()).await?;
    security_log::note(tx, former, Event::Parted).await
}

/// Whoever's account is erased leaves their couple and lets every copy go. The other's thirty days
/// begin now, unless it was closed before.
pub(crate) async fn leave(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let couple = sqlx::query_scalar!("select couple from membership where person = ?", person)
        .fetch_optional(tx.conn())
        .await?;
    if let Some(couple) = couple {
        sqlx::query!(
            "insert into closing (couple, person, made_at) values (?, ?, ?)
                 on conflict (couple) do nothing",
            couple,
            person,
            now
        )
        .execute(tx.conn())
        .await?;
        acts::end_all(tx, couple, (Cause::Closing, now)).await?;
        part(tx, (person, couple), now).await?;
    }
    let all = sqlx::query_scalar!("select couple from parting where person = ?", person)
        .fetch_all(tx.conn())
        .await?;
    for couple in all {
        let_go_of(tx, (person, couple), now).await?;
    }
    Ok(())
}

async fn part(
    tx: &mut Tx,
    (person, couple): (PersonId, CoupleId),
    now: DateTime<Utc>,
) -> Result<()> {
    let parted = sqlx::query!(
        "insert into parting (person, couple, paired_at, made_at)
         select person, couple, made_at, ? from membership where person = ? and couple = ?",
        now,
        person,
        couple
    )
    .execute(tx.conn())
    .await?;
    if parted.rows_affected() == 0 {
        return Err(Error::Refused("You have decided already. Nothing was changed."));
    }
    sqlx::query!("delete from membership where person = ? and couple = ?", person, couple)
        .execute(tx.conn())
        .await?;
    sqlx::query!("delete from pause_now where person = ? and couple = ?", person, couple)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Their keys go at once, and what the other never saw; what was shared goes with the keys of the
/// second who lets go.
async fn let_go_of(
    tx: &mut Tx,
    (person, couple): (PersonId, CoupleId),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into letting_go (person, couple, made_at) values (?, ?, ?)
             on conflict (person, couple) do nothing",
        person,
        couple,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from couple_key where couple = ? and person = ?", couple, person)
        .execute(tx.conn())
        .await?;
    destroy_unseen(tx, (person, couple)).await?;
    let both = sqlx::query_scalar!(
        r#"select count(*) as "both!: i64" from letting_go where couple = ?"#,
        couple
    )
    .fetch_one(tx.conn())
    .await?;
    if both < 2 { Ok(()) } else { destroy(tx, couple).await }
}

/// A note after a date or an answer that waited for the other's is its author's alone, under a key
/// that both have; so is a statement that never reached the other.
async fn destroy_unseen(tx: &mut Tx, (person, couple): (PersonId, CoupleId)) -> Result<()> {
    sqlx::query!(
        "delete from date_note
          where author = ?1 and date in (select id from date where couple = ?2)
            and date not in (select date from date_note where author <> ?1)",
        person,
        couple
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from question_waiting where author = ? and couple = ?", person, couple)
        .execute(tx.conn())
        .await?;
    sqlx::query!(
        "delete from question_answer
          where author = ?1 and couple = ?2
            and not exists (select 1 from question_answer t
                             where t.couple = ?2 and t.round = question_answer.round
                               and t.question = question_answer.question and t.author <> ?1)",
        person,
        couple
    )
    .execute(tx.conn())
    .await?;
    statement::delivery::store::destroy_undelivered(tx, (person, couple)).await
}

/// Every row of [`OURS`].
async fn destroy(tx: &mut Tx, couple: CoupleId) -> Result<()> {
    for ours in OURS {
        let delete = sqlx::AssertSqlSafe(format!("delete from {ours}"));
        sqlx::query(delete).bind(couple).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Whether this person lets invites through between the two, for their half.
pub(super) async fn has_lifted(db: &mut Reader, former: &Former) -> Result<bool> {
    let (person, of) = (former.person(), former.partner());
    let found = sqlx::query_scalar!(
        r#"
        select exists (select 1 from block_lift where person = ? and of = ?) as "found: bool"
        "#,
        person,
        of
    );
    Ok(found.fetch_one(db.conn()).await?)
}

/// Lets them through, for this person's half.
pub(super) async fn lift(tx: &mut Tx, former: &Former) -> Result<()> {
    let (person, of, now) = (former.person(), former.partner(), former.now());
    sqlx::query!(
        "insert into block_lift (person, of, made_at) values (?, ?, ?)
             on conflict (person, of) do nothing",
        person,
        of,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// No longer; nor does an invite that got through meanwhile and was not confirmed.
pub(super) async fn put_back(tx: &mut Tx, former: &Former) -> Result<()> {
    let (person, of) = (former.person(), former.partner());
    couple::store::take_yes_back(tx, former, Some(of)).await?;
    sqlx::query!("delete from block_lift where person = ? and of = ?", person, of)
        .execute(tx.conn())
        .await?;
    Ok(())
}
