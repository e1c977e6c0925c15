//! Copies for a therapist: made, replaced, deleted, and read by the therapist alone.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{Copied, CopyOf, copy_purpose};
use crate::{
    access::{Member, Partner, PersonId, Sees as _, TherapistView},
    db::{Reader, Tx},
    error::Result,
    sealed::{Opened, PublicKeys},
    steps::therapy::link::{
        Section, TherapistLinkId,
        store::{TherapistLink, standing},
    },
};

/// A therapist to whom both opened a section, by what one of the two could make sure of.
#[derive(Debug)]
pub(crate) struct ReadBy {
    /// Their name.
    pub(crate) name: String,
    link: TherapistLinkId,
    therapist: PersonId,
    keys: PublicKeys,
}

/// A copy, as the therapist finds it.
#[derive(Debug, Clone)]
pub(crate) struct Told<W> {
    /// Of what.
    pub(crate) entry: Uuid,
    /// Whose.
    pub(crate) author: PersonId,
    /// What it says.
    pub(crate) words: Opened<W>,
}

/// Who reads along in this section what this partner saves now; nobody once one of the two has stopped.
pub(crate) async fn reads(
    db: &mut SqliteConnection,
    partner: &Partner,
    section: Section,
) -> Result<Option<ReadBy>> {
    if partner.stopped().is_some() {
        return Ok(None);
    }
    let found = standing(db, partner).await?;
    let open = found.filter(|(link, _)| link.open().any(|(of_it, _)| of_it == section));
    Ok(open.map(|(link, keys)| ReadBy {
        name: link.name,
        link: link.id,
        therapist: link.therapist,
        keys,
    }))
}

impl ReadBy {
    /// Their keys, as one of the two compared them.
    pub(crate) fn keys(&self) -> &PublicKeys {
        &self.keys
    }
}

/// Whether they hold a copy of this.
pub(crate) async fn holds(db: &mut SqliteConnection, by: &ReadBy, entry: Uuid) -> Result<bool> {
    let holds = sqlx::query_scalar!(
        r#"select exists (select 1 from therapist_copy where link = ? and entry = ?) as "holds!: bool""#,
        by.link,
        entry
    );
    Ok(holds.fetch_one(db).await?)
}

/// The same by the plain rows: for pages that somebody reads in whatever couple they are.
pub(crate) async fn opened_to(
    db: &mut Reader,
    member: &Member,
    section: Section,
) -> Result<Option<String>> {
    let (person, now, word) = (member.person(), member.now(), section.word());
    Ok(sqlx::query_scalar!(
        r#"select p.name
             from membership m
             join therapist_link_standing n on n.couple = m.couple and n.over_at > ?2
             join therapist_link_section s  on s.link = n.link and s.section = ?3
             join person p                  on p.id = n.therapist
            where m.person = ?1
              and not exists (select 1 from therapist_link_narrowing
                               where link = n.link and section = ?3)"#,
        person,
        now,
        word
    )
    .fetch_optional(db.conn())
    .await?)
}

/// The name of the therapist who has a copy of this now.
pub(crate) async fn holder(
    db: &mut Reader,
    member: &Member,
    entry: Uuid,
) -> Result<Option<String>> {
    let (person, now) = (member.person(), member.now());
    Ok(sqlx::query_scalar!(
        r#"select p.name
             from therapist_copy c
             join therapist_link_standing n on n.link = c.link and n.over_at > ?
             join person p                  on p.id = n.therapist
            where c.entry = ? and c.author = ?"#,
        now,
        entry,
        person
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Copies what this partner has just saved, in the place of what the therapist was told of it before; nothing, if
/// nobody reads along.
pub(crate) async fn keep<W: Copied>(
    tx: &mut Tx,
    partner: &Partner,
    (entry, words): (Uuid, &W),
) -> Result<()> {
    let Some(by) = reads(tx.conn(), partner, W::SECTION).await? else {
        return forget(tx, partner, entry).await;
    };
    let (me, epoch, now) = (partner.person(), partner.epoch(), partner.now());
    let purpose = copy_purpose::<W>((partner.couple(), by.therapist), (me, entry, epoch));
    // A key that takes nothing keeps nobody from saving what is theirs.
    let Some(wrapped) = partner.keys().hand_words(&by.keys.x25519, words, &purpose) else {
        return forget(tx, partner, entry).await;
    };
    let section = W::SECTION.word();
    sqlx::query!(
        "insert into therapist_copy (entry, link, section, author, epoch, wrapped, made_at)
         values (?, ?, ?, ?, ?, ?, ?)
             on conflict (entry)
             do update set link = excluded.link, epoch = excluded.epoch, wrapped = excluded.wrapped,
                           made_at = excluded.made_at",
        entry,
        by.link,
        section,
        me,
        epoch,
        wrapped,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What this was a copy of is no more.
pub(crate) async fn forget(tx: &mut Tx, member: &Member, entry: Uuid) -> Result<()> {
    let person = member.person();
    let gone =
        sqlx::query!("delete from therapist_copy where entry = ? and author = ?", entry, person);
    let gone = gone.execute(tx.conn()).await?.rows_affected();
    for_good(tx, gone);
    Ok(())
}

/// The same of something that both made; and whether there was a copy.
pub(crate) async fn forget_of_two(tx: &mut Tx, partner: &Partner, entry: Uuid) -> Result<bool> {
    let (one, other) = (partner.person(), partner.partner());
    let gone = sqlx::query!(
        "delete from therapist_copy where entry = ? and author in (?, ?)",
        entry,
        one,
        other
    );
    let gone = gone.execute(tx.conn()).await?.rows_affected();
    for_good(tx, gone);
    Ok(gone > 0)
}

/// One of the two has closed this section.
pub(crate) async fn forget_section(
    tx: &mut Tx,
    link: TherapistLinkId,
    section: Section,
) -> Result<()> {
    let section = section.word();
    let gone =
        sqlx::query!("delete from therapist_copy where link = ? and section = ?", link, section);
    let gone = gone.execute(tx.conn()).await?.rows_affected();
    for_good(tx, gone);
    Ok(())
}

/// It has ended.
pub(crate) async fn forget_all(tx: &mut Tx, link: TherapistLinkId) -> Result<()> {
    let gone = sqlx::query!("delete from therapist_copy where link = ?", link);
    let gone = gone.execute(tx.conn()).await?.rows_affected();
    for_good(tx, gone);
    Ok(())
}

fn for_good(tx: &mut Tx, gone: u64) {
    if gone > 0 {
        tx.deletes_for_good();
    }
}

/// This link takes the place of the one that stands: copies of what both open to the same therapist stay with it.
pub(crate) async fn go_over(tx: &mut Tx, partner: &Partner, to: &TherapistLink) -> Result<()> {
    let Some((before, _)) = standing(tx.conn(), partner).await? else { return Ok(()) };
    if before.therapist != to.therapist {
        return Ok(());
    }
    for (section, _) in before.open() {
        if to.open().any(|(of_it, _)| of_it == section) {
            let section = section.word();
            sqlx::query!(
                "update therapist_copy set link = ? where link = ? and section = ?",
                to.id,
                before.id,
                section
            )
            .execute(tx.conn())
            .await?;
        }
    }
    Ok(())
}

/// The copies of this kind that the therapist may read and that were made since `from`, the oldest first.
pub(crate) async fn shown<W: Copied>(
    db: &mut Reader,
    view: &TherapistView<'_, CopyOf<W>>,
    from: DateTime<Utc>,
) -> Result<Vec<Told<W>>> {
    let (link, section) = (view.link(), W::SECTION.word());
    let rows = sqlx::query!(
        "select entry, author, epoch, wrapped from therapist_copy
          where link = ? and section = ? and made_at >= ? order by made_at, entry",
        link,
        section,
        from
    )
    .fetch_all(db.conn())
    .await?;
    let since = view.since().map_or(0, |since| since.epoch);
    let told = rows.into_iter().filter(|row| row.epoch >= since).map(|row| Told {
        entry: row.entry,
        author: row.author,
        words: view.open_copy((row.entry, row.author, row.epoch), &row.wrapped),
    });
    Ok(told.collect())
}
