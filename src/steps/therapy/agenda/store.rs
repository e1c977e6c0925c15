//! What the two have put on the agenda, and what was set aside for it elsewhere.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{Act, AgendaItemId, ItemWords, standing};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sees, Shareable, Sharing},
    db::{Db, Reader, Tx},
    entry::{self, Said, Shared, Which, store::SharedKind},
    error::{Error, Result},
    sealed::Opened,
    steps::{
        communication::question_box::{self, QuestionId},
        small_issues::concern::{self, ConcernId},
        therapy::link::Section,
    },
};

/// How many a page shows of those that are not on it any more.
pub const PAGE: usize = 20;
/// So long something that was set aside elsewhere stands beside the agenda.
const ASIDE: TimeDelta = TimeDelta::days(90);

/// Something on the agenda, in a path.
#[derive(Debug)]
pub struct AgendaItem;

/// One as both may read it.
pub type Told = entry::Told<AgendaItemId, ItemWords>;
type Row = entry::Row<AgendaItemId>;

/// What was set aside for a therapist elsewhere.
#[derive(Debug, Clone)]
pub(super) enum Aside {
    /// Something small, which both want to take there.
    Concern(ConcernId, Opened<String>),
    /// A question in the box.
    Question(QuestionId, Opened<String>),
}

impl Shareable for AgendaItem {
    const SECTION: Section = Section::Agenda;
}

impl CoupleRecord for AgendaItem {
    type Id = AgendaItemId;
    const NAME: &'static str = "agenda item";

    async fn couple_of(db: &Db, id: AgendaItemId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from agenda_item where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// What stands on it, in its order.
pub async fn standing_on_it(
    db: &mut SqliteConnection,
    reader: &impl Sees<AgendaItem>,
) -> Result<Vec<Told>> {
    let couple = reader.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from agenda_place p
          join agenda_item i on i.id = p.item
          left join withdrawal w on w.entry = i.id and w.kind = 'agenda item' and w.author = i.author
         where p.couple = ? and p.place is not null
         order by p.place, p.item
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    let all = rows.into_iter().map(|row| row.told(reader));
    Ok(all.filter(|told: &Told| told.withdrawn.is_none()).collect())
}

/// Those that are not on it any more, what left it last first, after `before`: one more than [`PAGE`] if there are
/// more.
pub(super) async fn past(
    db: &mut Reader,
    partner: &Partner,
    before: Option<AgendaItemId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from agenda_place p
          join agenda_item i on i.id = p.item
          left join withdrawal w on w.entry = i.id and w.kind = 'agenda item' and w.author = i.author
         where p.couple = ?1 and p.place is null
           and (p.left_at, p.item) < (coalesce((select left_at from agenda_place where item = ?2 and couple = ?1), '9'),
                                      coalesce(?2, x'ff'))
         order by p.left_at desc, p.item desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// All of them, the oldest first.
pub(super) async fn every(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    rows(db, partner, None).await
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<AgendaItem>) -> Result<Told> {
    rows(db, ours, Some(ours.id())).await?.pop().ok_or(Error::NotFound)
}

async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    only: Option<AgendaItemId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from agenda_item i
          left join withdrawal w on w.entry = i.id and w.kind = 'agenda item' and w.author = i.author
         where i.couple = ?1
           and i.id in (select id from agenda_item where couple = ?1 and ?2 is null union all select ?2)
         order by i.made_at, i.id
        "#,
        couple,
        only
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// What either of the two did with one, in order: who, what and when.
pub(super) async fn acts(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: AgendaItemId,
) -> Result<Vec<(PersonId, Act, DateTime<Utc>)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select a.person, a.act, a.made_at
           from agenda_act a
           join agenda_item i on i.id = a.item
          where a.item = ? and i.couple = ?
          order by a.number",
        id,
        couple
    )
    .fetch_all(db)
    .await?;
    let acts = rows.into_iter().map(|row| {
        let act = Act::parse(&row.act).ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        Ok((row.person, act, row.made_at))
    });
    acts.collect()
}

/// Who said of each that the two have talked about it, and when; nothing of those that were withdrawn.
pub(super) async fn with_acts(
    db: &mut Reader,
    partner: &Partner,
    past: Vec<Told>,
) -> Result<Vec<(Told, Option<(PersonId, DateTime<Utc>)>)>> {
    let mut all = Vec::with_capacity(past.len());
    for told in past {
        let last = acts(db.conn(), partner, told.id).await?.pop();
        let talked = last.filter(|(_, act, _)| *act == Act::Talked);
        all.push((told, talked.map(|(who, _, at)| (who, at))));
    }
    Ok(all)
}

/// Whether it is on the agenda.
pub(super) async fn is_on_it(db: &mut SqliteConnection, ours: &Ours<AgendaItem>) -> Result<bool> {
    Ok(standing(acts(db, ours, ours.id()).await?.last().map(|(_, act, _)| *act)))
}

/// Puts one at the end.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &ItemWords,
) -> Result<AgendaItemId> {
    let id = AgendaItemId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into agenda_item (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    at_the_end(tx, couple, id).await?;
    Ok(id)
}

async fn at_the_end(tx: &mut Tx, couple: CoupleId, id: AgendaItemId) -> Result<()> {
    sqlx::query!(
        "insert into agenda_place (item, couple, place)
         select ?1, ?2, coalesce(max(place), 0) + 1 from agenda_place where couple = ?2
             on conflict (item) do update set place = excluded.place, left_at = null",
        id,
        couple
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn leaves(tx: &mut Tx, ours: &Ours<AgendaItem>) -> Result<()> {
    let (id, now) = (ours.id(), ours.now());
    sqlx::query!(
        "update agenda_place set place = null, left_at = ? where item = ? and place is not null",
        now,
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// These two change places.
pub(super) async fn swap(
    tx: &mut Tx,
    partner: &Partner,
    (one, other): (AgendaItemId, AgendaItemId),
) -> Result<()> {
    let couple = partner.couple();
    sqlx::query!(
        "update agenda_place
            set place = (select sum(place) from agenda_place where item in (?1, ?2)) - place
          where couple = ?3 and item in (?1, ?2)",
        one,
        other,
        couple
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what one of the two did with it; what comes back comes to the end.
pub(super) async fn act(tx: &mut Tx, ours: &Ours<AgendaItem>, act: Act) -> Result<()> {
    let (id, person, word, now) = (ours.id(), ours.person(), act.word(), ours.now());
    sqlx::query!(
        "insert into agenda_act (item, number, person, act, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from agenda_act where item = ?1",
        id,
        person,
        word,
        now
    )
    .execute(tx.conn())
    .await?;
    match act {
        Act::Talked => leaves(tx, ours).await,
        Act::PutBack => at_the_end(tx, ours.couple(), id).await,
    }
}

/// What was set aside for a therapist elsewhere: small things in the last months, questions while they wait.
pub(super) async fn aside(db: &mut Reader, partner: &Partner) -> Result<Vec<Aside>> {
    let mut all = Vec::new();
    for id in concerns(db, partner).await? {
        let kept = concern::store::of(db.conn(), partner, id).await?;
        all.extend(kept.map(|kept| Aside::Concern(id, kept.words.map(|words| words.noticed))));
    }
    for id in questions(db, partner).await? {
        let words = question_box::store::words(db, partner, id).await?;
        all.extend(words.map(|words| Aside::Question(id, words)));
    }
    Ok(all)
}

async fn concerns(db: &mut Reader, partner: &Partner) -> Result<Vec<ConcernId>> {
    let (couple, since) = (partner.couple(), partner.now() - ASIDE);
    let ids = sqlx::query_scalar!(
        r#"
        select c.id as "id: ConcernId"
          from concern c
          join concern_act a on a.concern = c.id and a.kind = 'suggested therapy' and a.made_at >= ?2
          join concern_act y on y.concern = c.id and y.number = a.number + 1 and y.kind = 'confirmed'
         where c.couple = ?1
           and not exists (select 1 from concern_act where concern = c.id and number > y.number)
           and not exists (select 1 from withdrawal where entry = c.id and kind = 'concern')
         order by a.made_at
        "#,
        couple,
        since
    );
    Ok(ids.fetch_all(db.conn()).await?)
}

async fn questions(db: &mut Reader, partner: &Partner) -> Result<Vec<QuestionId>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select p.question as "id: QuestionId"
          from box_place p
         where p.couple = ? and p.waits = 1
           and ('with our therapist' = (select mark from box_mark where question = p.question
                                         order by number desc limit 1)
                or 'only with our therapist' = (select pace from box_pace where question = p.question
                                                 order by number desc limit 1))
         order by p.at
        "#,
        couple
    );
    Ok(ids.fetch_all(db.conn()).await?)
}

/// What stands in it, for pages that know only entries.
fn said(words: &ItemWords) -> Vec<Said> {
    let hard = words.hard.then(|| Said::chosen("", "Hard to say alone."));
    Said::written("", &words.what).into_iter().chain(hard).collect()
}

impl SharedKind for AgendaItem {
    type Record = Self;
    const NAME: &'static str = "agenda item";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/agenda/{}", told.id);
        Ok((told.author == author)
            .then(|| told.shared(ours, ("something for the next session", path), |it| said(&it))))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update agenda_item set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        leaves(tx, ours).await
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}
