//! Every page of one's own, and every copy that was shared.

use super::{Copy, Page};
use crate::{
    access::{Member, Partner},
    couple::export::{AT_A_TIME, Who},
    db::Reader,
    entry::store::opened,
    error::Result,
    steps::communication::journal::{Copies, Words},
};

/// This person's journal, the oldest first.
pub async fn pages(db: &mut Reader, member: &Member) -> Result<Vec<Page>> {
    let person = member.person();
    let rows = sqlx::query!(
        "select id, words, copies, made_at from journal_page where author = ? order by made_at, id",
        person
    )
    .fetch_all(db.conn())
    .await?;
    let mut pages = Vec::with_capacity(rows.len());
    for row in rows {
        if pages.len() % AT_A_TIME == 0 {
            tokio::task::yield_now().await;
        }
        let (id, at) = (row.id.uuid(), row.made_at);
        pages.push(Page {
            id: row.id,
            made_at: at,
            words: member.open_private_of(&member.own_place::<Words>(id), at, &row.words),
            copies: member.open_private_of(&member.own_place::<Copies>(id), at, &row.copies),
        });
    }
    Ok(pages)
}

/// What the two have shared of their journals, the oldest first.
pub async fn copies(db: &mut Reader, partner: &Partner) -> Result<Vec<Copy>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from journal_copy c
          left join withdrawal w on w.entry = c.id and w.kind = 'journal copy'
                                and w.author = c.author
         where c.couple = ?
         order by c.made_at, c.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let copies = rows.into_iter().map(|row| {
        let (id, author) = (row.id.uuid(), row.author);
        let withdrawn = opened(partner, (id, 0, author), row.gone_epoch, row.gone_words.as_ref());
        let words = withdrawn.is_none();
        Copy {
            id: row.id,
            author: Who::of(partner, author),
            made_at: row.made_at,
            words: words.then(|| partner.open(id, 0, author, row.epoch, &row.words)),
            withdrawn,
        }
    });
    Ok(copies.collect())
}
