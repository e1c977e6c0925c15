//! Check-ins as they are written.

use chrono::NaiveDate;

use crate::{
    access::{Mine, OfCouple, Partner, Sharing},
    db::Tx,
    error::{Error, Result},
    sealed::{Sealed, Words},
    steps::small_issues::check_in::{Audience, CannotCopy, CheckIn, CheckInId, Details, Said},
};

/// Words as they are kept: under the couple's key of an epoch, or under one's own.
pub(in super::super) struct Kept {
    audience: Audience,
    pub(in super::super) epoch: u32,
    pub(in super::super) words: Sealed,
}

/// Keeps a check-in of today, for its author alone.
pub(in super::super) async fn insert_private(
    tx: &mut Tx,
    partner: &Partner,
    said: &Said,
) -> Result<CheckInId> {
    let id = CheckInId::mint();
    let kept = Kept::private(partner, id, said)?;
    insert(tx, partner, (id, partner.today()), &kept).await?;
    Ok(id)
}

/// Keeps a check-in of today, for both.
pub(in super::super) async fn insert_shared(
    tx: &mut Tx,
    sharing: &Sharing<Partner>,
    said: &Said,
) -> Result<CheckInId> {
    let id = CheckInId::mint();
    let kept = Kept::shared(sharing, id, said)?;
    insert(tx, sharing, (id, sharing.today()), &kept).await?;
    Ok(id)
}

async fn insert(
    tx: &mut Tx,
    partner: &Partner,
    (id, day): (CheckInId, NaiveDate),
    Kept { audience, epoch, words }: &Kept,
) -> Result<()> {
    let (author, couple, now) = (partner.person(), partner.couple(), partner.now());
    let audience = audience.words();
    sqlx::query!(
        "insert into check_in (id, author, couple, audience, day, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        author,
        couple,
        audience,
        day,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what was added, for its author alone. `false` if something had been added before.
pub(in super::super) async fn insert_private_details(
    tx: &mut Tx,
    mine: &Mine<CheckIn>,
    details: &Details,
) -> Result<bool> {
    insert_details(tx, mine, mine.id(), &Kept::private(mine, mine.id(), details)?).await
}

/// The same for both.
pub(in super::super) async fn insert_shared_details(
    tx: &mut Tx,
    sharing: &Sharing<Mine<CheckIn>>,
    details: &Details,
) -> Result<bool> {
    let id = sharing.id();
    insert_details(tx, sharing, id, &Kept::shared(sharing, id, details)?).await
}

async fn insert_details(
    tx: &mut Tx,
    partner: &Partner,
    id: CheckInId,
    Kept { epoch, words, .. }: &Kept,
) -> Result<bool> {
    let now = partner.now();
    let added = sqlx::query!(
        "insert into check_in_detail (check_in, epoch, words, made_at)
         select ?1, ?2, ?3, ?4
          where not exists (select 1 from withdrawal where entry = ?1 and kind = 'check-in')
             on conflict (check_in) do nothing",
        id,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// What is only its author's is no more, with all that was added. A copy that was shared stays.
/// `false` if it is shared itself: that is withdrawn.
pub(in super::super) async fn delete_private(tx: &mut Tx, mine: &Mine<CheckIn>) -> Result<bool> {
    let id = mine.id();
    sqlx::query!("delete from check_in_copy where check_in = ?", id).execute(tx.conn()).await?;
    sqlx::query!("delete from check_in_detail where check_in = ?", id).execute(tx.conn()).await?;
    let gone = sqlx::query!("delete from check_in where id = ? and audience = 'only me'", id)
        .execute(tx.conn())
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Keeps a copy for both, of the same day, made now.
///
/// # Errors
/// Refused if it has been copied before.
pub(in super::super) async fn insert_copy(
    tx: &mut Tx,
    sharing: &Sharing<Mine<CheckIn>>,
    day: NaiveDate,
    said: &Said,
    details: Option<&Details>,
) -> Result<()> {
    let copy = CheckInId::mint();
    insert(tx, sharing, (copy, day), &Kept::shared(sharing, copy, said)?).await?;
    if let Some(details) = details {
        insert_details(tx, sharing, copy, &Kept::shared(sharing, copy, details)?).await?;
    }
    let (id, now) = (sharing.id(), sharing.now());
    let copied = sqlx::query!(
        "insert into check_in_copy (check_in, copy, made_at) values (?, ?, ?)
             on conflict (check_in) do nothing",
        id,
        copy,
        now
    )
    .execute(tx.conn())
    .await?;
    if copied.rows_affected() == 1 {
        Ok(())
    } else {
        Err(Error::Refused(CannotCopy::WasCopied.sentence()))
    }
}

impl Kept {
    pub(in super::super) fn private<W: Words>(
        partner: &Partner,
        id: CheckInId,
        words: &W,
    ) -> Result<Self> {
        let place = partner.place_of::<W>(id.uuid(), 0, partner.person(), 0);
        let words = partner.seal_private(&place, words)?;
        Ok(Self { audience: Audience::OnlyMe, epoch: 0, words })
    }

    pub(in super::super) fn shared<W: Words>(
        sharing: &Sharing<impl OfCouple>,
        id: CheckInId,
        words: &W,
    ) -> Result<Self> {
        let words = sharing.seal(id.uuid(), 0, words)?;
        Ok(Self { audience: Audience::Both, epoch: sharing.who().epoch(), words })
    }
}
