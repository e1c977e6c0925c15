//! What is at hand at all, in one question: the many things that are seldom there cost Today nothing
//! more. What there is of them is then asked of its own feature.

use chrono::TimeDelta;

use crate::{
    access::Partner,
    asking::{ASKS_FOR, RESTS_FOR},
    db::Reader,
    error::Result,
};

/// Whether there may be something to show.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question")]
pub(super) struct AtHand {
    /// A talk is under way.
    pub(super) talk: bool,
    /// The partner has told something.
    pub(super) told_to_me: bool,
    /// The partner asks something about what happened.
    pub(super) breach: bool,
    /// Openness is offered, or is there.
    pub(super) openness: bool,
    /// One of the two has written down what they take responsibility for.
    pub(super) owned: bool,
    /// Something was raised that is not left yet.
    pub(super) concern: bool,
    /// There is a weekly meeting, or a time for it.
    pub(super) meeting: bool,
    /// A question waits in the box.
    pub(super) question: bool,
    /// The partner has answered a question of the reader's since yesterday; it may still be closed.
    pub(super) answered: bool,
    /// The partner has said something to what the reader told them, since yesterday.
    pub(super) replied: bool,
    /// What the partner proposes of what takes both, as the database calls it, for as long as it asks.
    pub(super) wording: Option<String>,
    /// The two have, at some time, proposed a plan, or to keep only the monthly meeting.
    pub(super) standing: bool,
    /// A statement is open between the two.
    pub(super) carried: bool,
    /// A hard moment is going on, or the reader has written a card for one.
    pub(super) hard_moment: bool,
    /// A question of the day was opened since yesterday.
    pub(super) opened: bool,
    /// A page of a journal was shared within these days.
    pub(super) journal_copy: bool,
    /// A hard day is written down that the reader may read.
    pub(super) hard_date: bool,
    /// A copy of the other side was shared within these days.
    pub(super) other_side: bool,
    /// A therapist has written something to both within these days.
    pub(super) commented: bool,
}

/// What is there for this partner now; shared pages of so many days.
pub(super) async fn at_hand(db: &mut Reader, partner: &Partner, days: u8) -> Result<AtHand> {
    let (now, days) = (partner.now(), TimeDelta::days(days.into()));
    let at_hand = sqlx::query_as!(
        AtHand,
        r#"select exists (select 1 from turn_talk_now where couple = ?1) as "talk!: bool",
               exists (select 1 from disclosure where couple = ?1 and author <> ?2) as "told_to_me!: bool",
               exists (select 1 from breach_asks where couple = ?1 and person <> ?2) as "breach!: bool",
               exists (select 1 from openness where couple = ?1 and review_day >= ?3) as "openness!: bool",
               exists (select 1 from accountability_statement where couple = ?1) as "owned!: bool",
               exists (select 1 from concern_open where couple = ?1) as "concern!: bool",
               exists (select couple from weekly_meeting where couple = ?1 union all
                       select couple from meeting_time_act where couple = ?1) as "meeting!: bool",
               exists (select 1 from box_place where couple = ?1 and waits = 1) as "question!: bool",
               exists (select 1 from box_place p join box_question q on q.id = p.question and q.author = ?2
                         join box_answer a on a.question = q.id and a.made_at >= ?4
                        where p.couple = ?1 and p.waits = 0 and p.at >= ?4 and not exists (select 1 from withdrawal w
                              where (w.entry, w.kind, w.part) = (q.id, 'answer in the box', a.number))) as "answered!: bool",
               exists (select 1 from disclosure_replied where couple = ?1 and person = ?2 and made_at >= ?4) as "replied!: bool",
               (select about from wording_waits where couple = ?1 and author <> ?2 and made_at > ?6
                   and declined_at < ?7 order by about desc limit 1) as "wording?: String",
               exists (select 1 from wording where couple = ?1 and about in ('maintain', 'therapy plan')) as "standing!: bool",
               exists (select 1 from impact_statement_open where couple = ?1) as "carried!: bool",
               exists (select 1 from hard_moment_now where couple = ?1) or exists (select 1 from hard_moment_card
                        where couple = ?1 and author = ?2) as "hard_moment!: bool",
               exists (select 1 from question_opened where couple = ?1 and made_at >= ?4) as "opened!: bool",
               exists (select 1 from journal_copy where couple = ?1 and made_at >= ?5) as "journal_copy!: bool",
               exists (select 1 from hard_date where author = ?2 union all
                       select 1 from shared_hard_date where couple = ?1) as "hard_date!: bool",
               exists (select 1 from other_side where couple = ?1 and made_at >= ?5) as "other_side!: bool",
               exists (select 1 from therapist_wrote where couple = ?1 and made_at >= ?5) as "commented!: bool""#,
        partner.couple(),
        partner.person(),
        partner.today(),
        now - TimeDelta::days(1),
        now - days,
        now - ASKS_FOR,
        now - RESTS_FOR
    );
    Ok(at_hand.fetch_one(db.conn()).await?)
}
