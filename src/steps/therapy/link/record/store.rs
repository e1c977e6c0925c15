//! Everything that was proposed to a therapist, and what became of it.

use super::{Closed, Did, Entry, Look};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::therapy::link::{
        Section, TherapistLinkId,
        store::{TherapistLink, every},
    },
};

/// All of it, the oldest first; what one of the two did with each, if it is only theirs.
pub async fn all(db: &mut Reader, partner: &Partner, only: Option<PersonId>) -> Result<Vec<Entry>> {
    let mut all = Vec::new();
    for link in every(db.conn(), partner).await? {
        let entry = entry(db, partner, link).await?;
        match only {
            Some(person) => {
                let declined_at = declined_at(db, (entry.id, person)).await?;
                all.extend(Entry { declined_at, ..entry }.only_of(person));
            }
            None => all.push(entry),
        }
    }
    all.reverse();
    Ok(all)
}

async fn entry(db: &mut Reader, partner: &Partner, link: TherapistLink) -> Result<Entry> {
    Ok(Entry {
        id: link.id,
        author: Who::of(partner, link.link.author),
        made_at: link.link.made_at,
        signatures: signatures(db, partner, &link).await?,
        closed: closed(db, link.id).await?,
        looks: looks(db, link.id).await?,
        therapist: link.name,
        policy: link.policy,
        until: link.until,
        sections: link.sections.iter().map(|(section, _)| *section).collect(),
        declined_at: None,
        ended_at: link.link.ended_at,
    })
}

async fn signatures(db: &mut Reader, partner: &Partner, link: &TherapistLink) -> Result<Vec<Did>> {
    let rows = sqlx::query!(
        "select person, made_at from therapist_link_signature where link = ? order by made_at, person",
        link.id
    )
    .fetch_all(db.conn())
    .await?;
    let genuine = rows.into_iter().filter(|row| link.link.signed.contains(&row.person));
    Ok(genuine.map(|row| Did { by: Who::of(partner, row.person), made_at: row.made_at }).collect())
}

async fn declined_at(
    db: &mut Reader,
    (link, person): (TherapistLinkId, PersonId),
) -> Result<Option<chrono::DateTime<chrono::Utc>>> {
    Ok(sqlx::query_scalar!(
        "select made_at from therapist_link_decline where link = ? and person = ?",
        link,
        person
    )
    .fetch_optional(db.conn())
    .await?)
}

async fn closed(db: &mut Reader, link: TherapistLinkId) -> Result<Vec<Closed>> {
    let rows = sqlx::query!(
        "select section, made_at from therapist_link_narrowing where link = ? order by made_at, section",
        link
    )
    .fetch_all(db.conn())
    .await?;
    let of = |section: &str| Section::parse(section);
    let all = rows
        .into_iter()
        .filter_map(|row| Some(Closed { section: of(&row.section)?, made_at: row.made_at }));
    Ok(all.collect())
}

async fn looks(db: &mut Reader, link: TherapistLinkId) -> Result<Vec<Look>> {
    let rows = sqlx::query!(
        "select section, made_at from therapist_access where link = ? order by made_at, id",
        link
    )
    .fetch_all(db.conn())
    .await?;
    let all = rows.into_iter().filter_map(|row| {
        Some(Look { section: Section::parse(&row.section)?, made_at: row.made_at })
    });
    Ok(all.collect())
}
