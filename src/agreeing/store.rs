//! Every wording of what takes both, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Agreeable, Answer, Answered, Ended, Reply, Standing, Wording, WordingId};
use crate::{
    access::{Partner, PersonId, Reads, Sees, Sharing},
    db::{Reader, Tx},
    entry::Withdrawal,
    error::Result,
    sealed::{Opened, Sealed},
};

struct Row {
    id: WordingId,
    number: i64,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    day: Option<NaiveDate>,
    made_at: DateTime<Utc>,
    answer_epoch: Option<u32>,
    answer: Option<Sealed>,
    answered_at: Option<DateTime<Utc>>,
    ended_by: Option<PersonId>,
    end_epoch: Option<u32>,
    end: Option<Sealed>,
    ended_at: Option<DateTime<Utc>>,
}

/// A page shows so many that stand each by itself.
pub const PAGE: usize = 50;
/// So many are read at once, besides the one that counts; of those that stand each by itself the next page's first.
const NEWEST: i64 = 51;
const LATEST: i64 = 3;
const ALL: i64 = -1;

/// The newest wordings, the newest first, and the one that was agreed last.
pub async fn newest<W: Agreeable>(
    db: &mut SqliteConnection,
    reader: &impl Sees<W>,
) -> Result<Vec<Wording<W>>> {
    rows(db, reader, (NEWEST, None)).await
}

/// The last few, the newest first, and the one that was agreed last: enough to say what counts now.
pub async fn latest<W: Agreeable>(
    db: &mut SqliteConnection,
    reader: &impl Sees<W>,
) -> Result<Vec<Wording<W>>> {
    rows(db, reader, (LATEST, None)).await
}

/// Those up to this one, the newest first; from the newest on if it is none of the couple's.
pub async fn up_to<W: Agreeable>(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: Option<WordingId>,
) -> Result<Vec<Wording<W>>> {
    rows(db, partner, (NEWEST, id)).await
}

/// This one alone, if it is the couple's.
pub(crate) async fn one<W: Agreeable>(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: WordingId,
) -> Result<Option<Wording<W>>> {
    let newest = rows(db, partner, (1, Some(id))).await?.into_iter().next();
    Ok(newest.filter(|wording: &Wording<W>| wording.id == id))
}

/// All of them, the oldest first.
pub async fn all<W: Agreeable>(db: &mut Reader, partner: &Partner) -> Result<Vec<Wording<W>>> {
    let mut all = rows(db.conn(), partner, (ALL, None)).await?;
    all.reverse();
    Ok(all)
}

async fn rows<W: Agreeable>(
    db: &mut SqliteConnection,
    reader: &impl Reads,
    (limit, up_to): (i64, Option<WordingId>),
) -> Result<Vec<Wording<W>>> {
    let (couple, about, each_stands) = (reader.couple(), W::NAME, W::EACH_STANDS);
    let rows = sqlx::query_as!(
        Row,
        r#"
        select w.id, w.number, w.author, w.epoch, w.words, w.day, w.made_at,
               y.epoch as "answer_epoch?: u32", y.words as "answer?: Sealed",
               y.made_at as "answered_at?: DateTime<Utc>",
               e.person as "ended_by?: PersonId", e.epoch as "end_epoch?: u32", e.words as "end?: Sealed",
               e.made_at as "ended_at?: DateTime<Utc>"
          from wording w
          left join wording_answer y on y.wording = w.id
          left join wording_end e    on e.wording = w.id
         where w.couple = ?1 and w.about = ?2
           and (w.number in (select number from wording
                              where couple = ?1 and about = ?2
                                and number <= coalesce(
                                    (select number from wording where id = ?4 and couple = ?1 and about = ?2),
                                    9223372036854775807)
                              order by number desc limit ?3)
                or not ?5 and w.number = (select max(g.number)
                                            from wording g
                                            join wording_answer y on y.wording = g.id and y.answer = 'agreed'
                                           where g.couple = ?1 and g.about = ?2))
         order by w.number desc
        "#,
        couple,
        about,
        limit,
        up_to,
        each_stands
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.wording(reader)).collect())
}

/// Those that both agreed to and nobody ended, whose day is from one to another; with the day.
pub async fn agreed_within<W: Agreeable>(
    db: &mut Reader,
    partner: &Partner,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(NaiveDate, Opened<W>)>> {
    let (couple, about) = (partner.couple(), W::NAME);
    let rows = sqlx::query_as!(
        Row,
        r#"
        select w.id, w.number, w.author, w.epoch, w.words, w.day, w.made_at,
               y.epoch   as "answer_epoch?: u32",
               y.words   as "answer?: Sealed",
               y.made_at as "answered_at?: DateTime<Utc>",
               null as "ended_by?: PersonId", null as "end_epoch?: u32", null as "end?: Sealed",
               null as "ended_at?: DateTime<Utc>"
          from wording w
          join wording_answer y on y.wording = w.id and y.answer = 'agreed'
         where w.couple = ? and w.about = ? and w.day between ? and ?
           and not exists (select 1 from wording_end where wording = w.id)
         order by w.day
        "#,
        couple,
        about,
        first,
        last
    )
    .fetch_all(db.conn())
    .await?;
    let agreed = |row: Row| {
        let (day, wording) = (row.day?, row.wording::<W>(partner));
        wording.is_agreed().then_some((day, wording.words))
    };
    Ok(rows.into_iter().filter_map(agreed).collect())
}

/// Which part of what is sealed under its id this is. What came from before numbers lies at the first.
fn part(number: i64, which: u32) -> u32 {
    u32::try_from(number).map_or(which, |number| number * 3 + which)
}

const WORDS: u32 = 0;
const ANSWER: u32 = 1;
const END: u32 = 2;

impl Row {
    fn wording<W: Agreeable>(self, reader: &impl Reads) -> Wording<W> {
        let place = (self.id, self.number);
        let (words, digest) = ((self.author, self.epoch, &self.words), self.words.digest());
        let (is_gone, is_ended) = (W::IS_COPY && self.words.is_gone(), self.ended_at.is_some());
        Wording {
            id: self.id,
            number: self.number,
            author: self.author,
            made_at: self.made_at,
            words: opened(reader, place, words).beside(|words: &W| words.day() == self.day),
            digest: digest.clone(),
            answer: self.answer.zip(self.answer_epoch).and_then(|(answer, epoch)| {
                // To words that are gone: a no, or a yes that was ended. Neither opens anything.
                let is_over = |it: &Answered| is_ended || it.answer == Answer::NotLikeThis;
                let counts = |it: &Answered| if is_gone { is_over(it) } else { it.to == digest };
                let reply = said(reader, place, (self.author, (epoch, &answer)), counts)?;
                self.answered_at.map(|at| (reply, at))
            }),
            ended: self.ended_at.map(|at| {
                let end = self.end.as_ref().zip(self.end_epoch);
                let is_signed = |by: &PersonId| {
                    end.is_some_and(|(end, epoch)| {
                        let (id, part) = (place.0.uuid(), part(place.1, END));
                        reader.open::<Withdrawal>(id, part, *by, epoch, end).get().is_some()
                    })
                };
                Ended { by: self.ended_by.filter(is_signed), at }
            }),
        }
    }
}

/// The words of a wording at its place.
pub fn opened<W: Agreeable>(
    reader: &impl Reads,
    (id, number): (WordingId, i64),
    (author, epoch, words): (PersonId, u32, &Sealed),
) -> Opened<W> {
    reader.open(id.uuid(), part(number, WORDS), author, epoch, words)
}

/// What the other said to these very words, if they signed that.
pub fn reply(
    reader: &impl Reads,
    place: (WordingId, i64),
    (author, words): (PersonId, &Sealed),
    answer: (u32, &Sealed),
) -> Option<Reply> {
    said(reader, place, (author, answer), |said| said.to == words.digest())
}

/// What the other said, if they signed it and it counts.
fn said(
    reader: &impl Reads,
    (id, number): (WordingId, i64),
    (author, (epoch, answer)): (PersonId, (u32, &Sealed)),
    counts: impl FnOnce(&Answered) -> bool,
) -> Option<Reply> {
    let other = reader.other_than(author);
    match reader.open::<Answered>(id.uuid(), part(number, ANSWER), other, epoch, answer) {
        Opened::Genuine(said) if counts(&said) => Some(Reply::Said(said.answer)),
        Opened::BeforeReset => Some(Reply::Withheld),
        _ => None,
    }
}

/// Names the newest of all wordings, the newest first.
pub fn version<W>(newest_first: &[Wording<W>]) -> String {
    newest_first.first().map_or_else(|| "none".to_owned(), |wording| wording.id.to_string())
}

/// The one that counts.
pub fn counts<W>(newest_first: &[Wording<W>]) -> Option<&Wording<W>> {
    standing(newest_first).counts.and_then(|at| newest_first.get(at))
}

/// Which of these counts, and which waits.
pub fn standing<W>(newest_first: &[Wording<W>]) -> Standing {
    let steps: Vec<_> = newest_first.iter().map(Wording::step).collect();
    Standing::of(&steps)
}

/// Somebody proposes this wording.
pub(crate) async fn propose<W: Agreeable>(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &W,
) -> Result<()> {
    let (id, about, day) = (WordingId::mint(), W::NAME, words.day());
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let number = sqlx::query_scalar!(
        r#"select coalesce(max(number), 0) + 1 as "next!: i64" from wording where couple = ? and about = ?"#,
        couple,
        about
    );
    let number = number.fetch_one(tx.conn()).await?;
    let (words, now) = (partner.seal(id.uuid(), part(number, WORDS), words)?, partner.now());
    sqlx::query!(
        "insert into wording (id, couple, about, number, author, epoch, words, day, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        about,
        number,
        author,
        epoch,
        words,
        day,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The other answers a wording of this couple.
pub(super) async fn answer<W: Agreeable>(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (wording, answer): (&Wording<W>, Answer),
) -> Result<()> {
    let (id, person, word, now) = (wording.id, partner.person(), answer.word(), partner.now());
    let said = Answered { answer, to: wording.digest.clone() };
    let words = partner.seal(id.uuid(), part(wording.number, ANSWER), &said)?;
    let epoch = partner.epoch();
    // One that they did not sign made way for nothing.
    sqlx::query!(
        "insert into wording_answer (wording, person, answer, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)
             on conflict (wording) do update set person = excluded.person, answer = excluded.answer,
                 epoch = excluded.epoch, words = excluded.words, made_at = excluded.made_at",
        id,
        person,
        word,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    if answer == Answer::NotLikeThis { gone::<W>(tx, wording.id).await } else { Ok(()) }
}

/// What only repeats other words goes once it is over. That it was, by whom and when, stays.
async fn gone<W: Agreeable>(tx: &mut Tx, id: WordingId) -> Result<()> {
    if W::IS_COPY {
        sqlx::query!("update wording set words = x'' where id = ?", id).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Its author takes it back before an answer: nothing of it stays.
pub(super) async fn take_back<W>(
    tx: &mut Tx,
    partner: &Partner,
    wording: &Wording<W>,
) -> Result<()> {
    let (id, author) = (wording.id, partner.person());
    sqlx::query!("delete from wording_answer where wording = ?", id).execute(tx.conn()).await?;
    sqlx::query!("delete from wording_end where wording = ?", id).execute(tx.conn()).await?;
    sqlx::query!("delete from wording where id = ? and author = ?", id, author)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// One of the two ends it; whoever has no key yet after a reset does so without a signature.
pub(super) async fn end<W: Agreeable>(
    tx: &mut Tx,
    partner: &Partner,
    wording: &Wording<W>,
) -> Result<()> {
    let (id, person, now) = (wording.id, partner.person(), partner.now());
    let signed = Withdrawal { at: now };
    let words = partner.seal_taking_back(id.uuid(), part(wording.number, END), &signed).ok();
    let epoch = words.as_ref().map(|_| partner.epoch());
    sqlx::query!(
        "insert into wording_end (wording, person, epoch, words, made_at) values (?, ?, ?, ?, ?)",
        id,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    gone::<W>(tx, id).await
}
