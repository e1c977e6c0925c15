//! Lines of a weekly meeting, with what became of them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::{
    access::{Ours, Partner, PersonId},
    db::Tx,
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::small_issues::{
        concern::ConcernId,
        weekly_meeting::{Act, Done, Spoken, WeeklyMeetingId, store::WeeklyMeeting},
    },
};

/// One line, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct Line;

/// One thing that was said or done, as both read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Who did what, and when.
    pub done: Done,
    /// What they wrote.
    pub words: Opened<String>,
    /// They took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    number: u32,
    author: PersonId,
    kind: String,
    part: Option<u8>,
    concern: Option<ConcernId>,
    line: Option<u32>,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// Everything that was said and done in a meeting, in order.
pub(in super::super) async fn all(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: WeeklyMeetingId,
) -> Result<Vec<Told>> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.number as "number!", a.author, a.kind, a.part, a.concern, a.line, a.epoch, a.words,
               a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from weekly_meeting_act a
          left join withdrawal w on w.entry = a.meeting and w.kind = 'line of a weekly meeting'
                                and w.part = a.number and w.author = a.author
         where a.meeting = ?
         order by a.number
        "#,
        id
    );
    let rows = rows.fetch_all(db).await?.into_iter();
    rows.map(|row| row.told(partner, id)).collect()
}

impl Row {
    fn told(self, partner: &Partner, id: WeeklyMeetingId) -> Result<Told> {
        let act = Act::parse(&self.kind, self.part, self.concern, self.line);
        let act = act.ok_or_else(|| Error::bug("an act of an unknown kind"))?;
        let place = (id.uuid(), self.number, self.author);
        let withdrawn = opened(partner, place, self.gone_epoch, self.gone_words.as_ref());
        let spoken: Opened<Spoken> =
            partner.open(id.uuid(), self.number, self.author, self.epoch, &self.words);
        let spoken = match spoken {
            // Words of another act were put beside this one outside the app.
            Opened::Genuine(words) if words.act() != Some(act) => Opened::ChangedOutside,
            opened => opened,
        };
        // Only words go when they are withdrawn, and only a withdrawal of their author's excuses that.
        let is_excused =
            withdrawn.as_ref().is_some_and(|it| it.get().is_some()) && act.is_written();
        let done = Done {
            number: self.number,
            who: self.author,
            act,
            at: self.made_at,
            is_withdrawn: withdrawn.is_some() && act.is_written(),
            is_changed: !is_excused && spoken.get().is_none(),
        };
        Ok(Told { done, words: spoken.map(|spoken| spoken.words), withdrawn })
    }
}

impl SharedKind for Line {
    type Record = WeeklyMeeting;
    const NAME: &'static str = "line of a weekly meeting";

    async fn find(
        db: &mut SqliteConnection,
        meeting: &Ours<WeeklyMeeting>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let (id, number) = (meeting.id(), which.version.parse::<u32>().ok());
        let told = all(db, meeting, id).await?.into_iter();
        let is_it = |told: &Told| {
            Some(told.done.number) == number
                && told.done.who == author
                && told.done.act.is_written()
        };
        let path = format!("/weekly-meetings/{id}");
        Ok(told.into_iter().find(is_it).map(|told| Shared {
            what: "a line of a weekly meeting",
            author,
            day: told.done.at.with_timezone(&meeting.zone()).date_naive(),
            part: told.done.number,
            shared_at: told.done.at,
            acts: format!("{path}/lines/{}", told.done.number),
            path,
            is_open: true,
            said: told.words.map(|words| Said::written("", &words).into_iter().collect()),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, meeting: &Ours<WeeklyMeeting>, line: &Shared) -> Result<()> {
        let (id, number) = (meeting.id(), line.part);
        sqlx::query!(
            "update weekly_meeting_act set words = x'' where meeting = ? and number = ?",
            id,
            number
        )
        .execute(tx.conn())
        .await?;
        Ok(())
    }

    fn id(meeting: &Ours<WeeklyMeeting>) -> uuid::Uuid {
        meeting.id().uuid()
    }
}
