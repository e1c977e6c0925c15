//! Notes after dates, since both wrote.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::{
    access::{Partner, PersonId},
    db::Reader,
    error::Result,
    sealed::{Opened, Sealed},
    steps::quality_time::date::{DateId, note::store::later_words, plan::NoteWords},
};

/// One good moment that both can read.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// After which date.
    pub date: DateId,
    /// Whose.
    pub author: PersonId,
    /// When both could read it.
    pub opened_at: DateTime<Utc>,
    /// What they wrote, as it is now.
    pub words: Opened<NoteWords>,
}

struct OpenedRow {
    date: DateId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    opened_at: DateTime<Utc>,
    version: Option<u32>,
    version_epoch: Option<u32>,
    version_words: Option<Sealed>,
}

impl OpenedRow {
    fn remembered(self, partner: &Partner) -> Remembered {
        let (id, author) = (self.date, self.author);
        let later = self.version.zip(self.version_epoch).zip(self.version_words);
        let words = match later {
            Some((place, words)) => later_words(partner, (id, author), place, &words),
            None => partner.open(id.uuid(), 0, author, self.epoch, &self.words),
        };
        Remembered { date: id, author, opened_at: self.opened_at, words }
    }
}

/// What both can read since a moment between these, unless it was withdrawn. A date is planned at most
/// two years ahead: what was proposed long before is not looked at.
pub async fn opened_between(
    db: &mut Reader,
    partner: &Partner,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Remembered>> {
    let (couple, proposed_since) = (partner.couple(), from - TimeDelta::days(3 * 366));
    let rows = sqlx::query_as!(
        OpenedRow,
        r#"
        select n.date as "date!", n.author as "author!", n.epoch, n.words,
               max(n.made_at, o.made_at) as "opened_at!: DateTime<Utc>",
               v.version as "version?",
               v.epoch   as "version_epoch?",
               v.words   as "version_words?"
          from date d
          join date_note n on n.date = d.id
          join date_note o on o.date = d.id and o.author <> n.author
          left join date_note_version v on v.date = n.date and v.author = n.author
                                       and v.version = (select max(version)
                                                          from date_note_version
                                                         where date = n.date and author = n.author)
         where d.couple = ?1 and d.made_at between ?2 and ?4
           and max(n.made_at, o.made_at) >= ?3 and max(n.made_at, o.made_at) < ?4
           and not exists (select 1 from withdrawal w
                            where w.entry = n.date and w.kind = 'note after a date'
                              and w.author = n.author)
        "#,
        couple,
        proposed_since,
        from,
        to
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.remembered(partner)).collect())
}

/// The last day before this moment on which both notes after a date were open.
pub async fn last_opened_before(
    db: &mut Reader,
    partner: &Partner,
    before: DateTime<Utc>,
) -> Result<Option<NaiveDate>> {
    let couple = partner.couple();
    let last = sqlx::query_scalar!(
        r#"
        select max(n.made_at) as "opened_at?: DateTime<Utc>"
          from date d
          join date_note n on n.date = d.id
         where d.couple = ?1 and d.made_at < ?2 and n.made_at < ?2
           and exists (select 1 from date_note o
                        where o.date = n.date and o.author <> n.author and o.made_at <= n.made_at)
        "#,
        couple,
        before
    );
    let last = last.fetch_one(db.conn()).await?;
    Ok(last.map(|at| at.with_timezone(&partner.zone()).date_naive()))
}
