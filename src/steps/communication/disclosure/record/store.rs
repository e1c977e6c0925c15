//! Everything told between the two.

use std::collections::HashMap;

use super::{Entry, Intended, Replied};
use crate::{
    access::Partner, couple::export::Who, db::Reader, entry::store::opened, error::Result,
    steps::communication::disclosure::DisclosureId,
};

/// All of it, the oldest first; of intentions only those of this partner.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select d.id, d.author, d.epoch, d.words, d.made_at,
               w.epoch as "gone_epoch?: u32",
               w.words as "gone_words?: crate::sealed::Sealed"
          from disclosure d
          left join withdrawal w on w.entry = d.id and w.kind = 'something told'
                                and w.part = 0 and w.author = d.author
         where d.couple = ?
         order by d.made_at, d.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let (mut intentions, mut replies) =
        (intentions(db, partner).await?, replies(db, partner).await?);
    let entries = rows.into_iter().map(|row| {
        let (id, author) = (row.id.uuid(), row.author);
        let withdrawn = opened(partner, (id, 0, author), row.gone_epoch, row.gone_words.as_ref());
        let is_there = withdrawn.is_none();
        Entry {
            id: row.id,
            author: Who::of(partner, author),
            made_at: row.made_at,
            words: is_there.then(|| partner.open(id, 0, author, row.epoch, &row.words)),
            withdrawn,
            intentions: intentions.remove(&row.id).unwrap_or_default(),
            replies: replies.remove(&row.id).unwrap_or_default(),
        }
    });
    Ok(entries.collect())
}

type ById<T> = HashMap<DisclosureId, Vec<T>>;

async fn intentions(db: &mut Reader, partner: &Partner) -> Result<ById<Intended>> {
    let (couple, person) = (partner.couple(), partner.person());
    let rows = sqlx::query!(
        r#"
        select i.disclosure as "disclosure: DisclosureId", i.intention, i.at, i.made_at
          from disclosure d
          join disclosure_intention i on i.disclosure = d.id and i.person = ?2
         where d.couple = ?1
         order by i.disclosure, i.number
        "#,
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?;
    let mut all: ById<_> = HashMap::new();
    for row in rows {
        let intended = Intended { intention: row.intention, at: row.at, made_at: row.made_at };
        all.entry(row.disclosure).or_default().push(intended);
    }
    Ok(all)
}

async fn replies(db: &mut Reader, partner: &Partner) -> Result<ById<Replied>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select r.disclosure as "disclosure: DisclosureId", r.person, r.reply, r.talk_at, r.made_at
          from disclosure d
          join disclosure_reply r on r.disclosure = d.id
         where d.couple = ?
         order by r.disclosure, r.number
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut all: ById<_> = HashMap::new();
    for row in rows {
        all.entry(row.disclosure).or_default().push(Replied {
            by: Who::of(partner, row.person),
            reply: row.reply,
            talk_at: row.talk_at,
            made_at: row.made_at,
        });
    }
    Ok(all)
}
