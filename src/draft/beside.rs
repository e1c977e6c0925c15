//! What was said, suggested or agreed before, to look at while writing.

use super::For;
use crate::{
    access::Partner,
    agreeing::{self, Agreeable, pages::Wordings},
    db::Reader,
    entry::Said,
    error::Result,
    impact::{breach, hard_moment::card, statement},
    progress::{maintain::Maintain, phase::WhereWeAre, setback_plan::SetbackPlan},
    sealed::Opened,
    steps::{
        accountability::{
            commitment::{self, CommitmentId},
            statement::{self as owned, AccountabilityStatementId},
        },
        communication::{question_box, time_out::agreement::Agreement, turn_talk},
        therapy::plan::TherapyPlan,
    },
};

/// Something to look at while writing.
#[derive(Debug)]
pub(super) struct Beside {
    pub(super) title: String,
    pub(super) is_open: bool,
    pub(super) said: Vec<Opened<Vec<Said>>>,
}

/// What is looked at beside a draft.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// What was said, suggested or agreed before.
    pub(super) beside: Option<Beside>,
    /// Which version was looked at, of what has versions.
    pub(super) version: String,
    /// The commitments that its author may link.
    pub(super) links: Vec<(CommitmentId, Opened<String>)>,
    /// Nothing more is said in the talk that it was written for, by its author at least.
    pub(super) is_past: bool,
}

impl Beside {
    /// It is short, and stands open.
    pub(super) fn open(title: String, said: Vec<Opened<Vec<Said>>>) -> Self {
        Self { title, is_open: true, said }
    }

    /// It is long, and opens with a tap.
    pub(super) fn closed(title: String, said: Vec<Opened<Vec<Said>>>) -> Self {
        Self { title, is_open: false, said }
    }
}

/// What stands beside a draft of this.
pub(super) async fn around(db: &mut Reader, partner: &Partner, what: For) -> Result<Around> {
    let name = partner.partner_name();
    let beside = match what {
        For::Title(Some(breach)) => return titles(db, partner, breach).await,
        For::TimeOut => return agreed::<Agreement>(db, partner).await,
        For::SetbackPlan => return agreed::<SetbackPlan>(db, partner).await,
        For::Phase => return agreed::<WhereWeAre>(db, partner).await,
        For::Maintain => return agreed::<Maintain>(db, partner).await,
        For::TherapyPlan => return agreed::<TherapyPlan>(db, partner).await,
        For::Accountability => return linked(db, partner).await,
        For::More(id, part) => more(db, partner, (id, part)).await?,
        For::Reflected(talk) => heard(db, partner, (talk, turn_talk::Act::Reflected)).await?,
        For::NotQuite(talk) => heard(db, partner, (talk, turn_talk::Act::NotQuite)).await?,
        For::Answer(question) => {
            let asked = question_box::store::words(db, partner, question).await?;
            let said = asked
                .map(|words| words.map(|words| Said::written("", &words).into_iter().collect()));
            said.map(|said| Beside::open(format!("{name} asks"), vec![said]))
        }
        For::Card => card(db, partner).await?,
        For::Reply(id) => written(db, partner, (id, statement::Act::Replied)).await?,
        For::Missing(id) => written(db, partner, (id, statement::Act::Partly)).await?,
        _ => None,
    };
    Ok(Around { beside, is_past: is_past(db, partner, what).await?, ..Around::default() })
}

/// What one keeps or would keep, to link.
async fn linked(db: &mut Reader, partner: &Partner) -> Result<Around> {
    let own = commitment::store::own_on_the_table(db, partner).await?;
    let links = own.iter().map(|commitment| (commitment.id, commitment.promise()));
    Ok(Around { links: links.collect(), ..Around::default() })
}

/// What the other needs more of.
async fn more(
    db: &mut Reader,
    partner: &Partner,
    part: (AccountabilityStatementId, usize),
) -> Result<Option<Beside>> {
    let wished = owned::store::wished(db, partner, part).await?;
    let title = format!("What {} needs more of", partner.partner_name());
    let said = wished.map(|wished| wished.map(|spoken| spoken.said()));
    let said = said.filter(|said| said.get().is_none_or(|said| !said.is_empty()));
    Ok(said.map(|said| Beside::open(title, vec![said])))
}

async fn is_past(db: &mut Reader, partner: &Partner, what: For) -> Result<bool> {
    let Some((act, Some(talk))) = what.turn() else { return Ok(false) };
    let now = turn_talk::store::under_way(db, partner).await?.filter(|now| now.id == talk);
    Ok(now.is_none_or(|now| {
        act == turn_talk::Act::Closed && now.state.asks(partner.person()) != turn_talk::Ask::Close
    }))
}

async fn titles(db: &mut Reader, partner: &Partner, id: breach::BreachId) -> Result<Around> {
    let Some(kept) = breach::store::read(db, partner, id).await? else {
        return Ok(Around::default());
    };
    let offered = kept.offered().filter(|version| version.author != partner.person());
    let title = match offered {
        Some(_) => format!("What {} suggests", partner.partner_name()),
        None => "What you both agreed to".to_owned(),
    };
    let beside = offered
        .or_else(|| kept.agreed())
        .map(|version| Beside::open(title, vec![version.words.clone().map(|words| words.said())]));
    Ok(Around { beside, version: kept.state.version.to_string(), ..Around::default() })
}

/// One's own card, as it is.
async fn card(db: &mut Reader, partner: &Partner) -> Result<Option<Beside>> {
    let newest = card::store::newest(db.conn(), partner, partner.person()).await?;
    let now = newest.into_iter().next().filter(|card| card.withdrawn.is_none());
    let said = now.map(|card| card.words.map(|words| words.said()));
    Ok(said.map(|said| Beside::closed("Your card now".to_owned(), vec![said])))
}

/// What takes both: what the other proposes, else what is agreed.
async fn agreed<W: Agreeable>(db: &mut Reader, partner: &Partner) -> Result<Around> {
    let all = agreeing::store::newest::<W>(db.conn(), partner).await?;
    let Wordings { counts, waits, .. } = Wordings::of(partner, &[], &all);
    let waits = waits.filter(|wording| !wording.is_own);
    let title = match waits {
        Some(_) => format!("What {} proposes", partner.partner_name()),
        None => "What is agreed".to_owned(),
    };
    let beside = waits.or(counts).map(|wording| Beside::closed(title, vec![wording.said]));
    Ok(Around { beside, version: agreeing::store::version(&all), ..Around::default() })
}

async fn heard(
    db: &mut Reader,
    partner: &Partner,
    turn: (turn_talk::TurnTalkId, turn_talk::Act),
) -> Result<Option<Beside>> {
    let told = turn_talk::turn::store::answered_by(db, partner, turn).await?;
    let there = told.into_iter().filter(|turn| turn.withdrawn.is_none());
    let said: Vec<_> = there.map(|turn| turn.words.map(|spoken| spoken.said())).collect();
    let title = format!("What {} said", partner.partner_name());
    Ok((!said.is_empty()).then(|| Beside::open(title, said)))
}

async fn written(
    db: &mut Reader,
    partner: &Partner,
    about: (statement::StatementId, statement::Act),
) -> Result<Option<Beside>> {
    let said = statement::store::answered_by(db, partner, about).await?;
    let title = format!("What {} wrote", partner.partner_name());
    Ok(said.map(|said| Beside::closed(title, vec![said])))
}
