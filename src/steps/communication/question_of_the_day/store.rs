//! Which question it is on a day, and what was taken from the deck.

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{
    Asked, Card, Round,
    answer::store::{Question, has_answered},
    card, course, deck, with_picks,
};
use crate::{
    access::{Partner, PersonId, Sharing},
    db::{Reader, Tx},
    error::Result,
};

/// The round of a day, if it is one of the couple's days: none before they were one.
pub async fn round(
    db: &mut SqliteConnection,
    partner: &Partner,
    day: NaiveDate,
) -> Result<Option<Round>> {
    let couple = partner.couple();
    let made_at = sqlx::query_scalar!(
        r#"select made_at as "at: DateTime<Utc>" from couple where id = ?"#,
        couple
    )
    .fetch_one(db)
    .await?;
    // Where one of the two lives, it may have been the day before.
    let began = made_at.date_naive() - Days::new(1);
    Ok((day >= began).then(|| Round::of(began, day, deck().len())))
}

/// The question of a day; none before they were a couple.
pub async fn asked(db: &mut Reader, partner: &Partner, day: NaiveDate) -> Result<Option<Asked>> {
    Ok(asked_on(db, partner, [day]).await?.pop())
}

/// The questions of some days of this partner before today, in the round of today, the newest first.
pub async fn lately(db: &mut Reader, partner: &Partner, days: u8) -> Result<Vec<Asked>> {
    let today = partner.today();
    let days = (1..=u64::from(days)).filter_map(|ago| today.checked_sub_days(Days::new(ago)));
    let Some(round) = round(db.conn(), partner, today).await? else { return Ok(Vec::new()) };
    asked_on(db, partner, days.filter(|day| *day >= round.begins)).await
}

/// For days of one round.
async fn asked_on(
    db: &mut Reader,
    partner: &Partner,
    days: impl IntoIterator<Item = NaiveDate>,
) -> Result<Vec<Asked>> {
    let days: Vec<_> = days.into_iter().collect();
    let Some(last) = days.iter().max().copied() else { return Ok(Vec::new()) };
    let Some(round) = round(db.conn(), partner, last).await? else { return Ok(Vec::new()) };
    let picks = picks(db, partner, (round.begins, last)).await?;
    let taken = picks.iter().filter_map(|pick| Some((round.nth(pick.day), card(&pick.question)?)));
    let taken: Vec<_> = taken.collect();
    let couple = partner.couple().uuid();
    let course = with_picks(course(couple, round.number, deck()), &taken);
    let asked = days.into_iter().filter_map(|day| {
        let card = *course.get(round.nth(day))?;
        let pick = picks.iter().find(|pick| pick.day == day && pick.question == card.id);
        let picked_by = pick.map(|pick| pick.person);
        Some(Asked { day, round: round.number, card, picked_by })
    });
    Ok(asked.collect())
}

struct Pick {
    day: NaiveDate,
    question: String,
    person: PersonId,
}

/// What was last taken for each day.
async fn picks(
    db: &mut Reader,
    partner: &Partner,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Pick>> {
    let couple = partner.couple();
    Ok(sqlx::query_as!(
        Pick,
        "select p.day, p.question, p.person
           from question_pick p
          where p.couple = ?1 and p.day between ?2 and ?3
            and p.number = (select max(number) from question_pick
                             where couple = ?1 and day = p.day)
          order by p.day",
        couple,
        from,
        to
    )
    .fetch_all(db.conn())
    .await?)
}

/// Today's question is this one, for both.
pub(super) async fn pick(tx: &mut Tx, partner: &Sharing<Partner>, card: &Card) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    let (day, question) = (partner.today(), &card.id);
    sqlx::query!(
        "insert into question_pick (couple, day, number, question, person, made_at)
         select ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5
           from question_pick where couple = ?1 and day = ?2",
        couple,
        day,
        question,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The question of this partner's today, unless they have answered it.
pub async fn unanswered_today(db: &mut Reader, partner: &Partner) -> Result<Option<&'static Card>> {
    let Some(asked) = asked(db, partner, partner.today()).await? else { return Ok(None) };
    let answered = has_answered(db.conn(), partner, &Question::of(&asked)).await?;
    Ok((!answered).then_some(asked.card))
}
