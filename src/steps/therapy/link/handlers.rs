//! Proposing what a therapist may read, signing it, closing a part of it, ending it.

use axum::{
    extract::State as Extracted,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::Days;
use serde::Deserialize;

use super::{
    ProposalForm, Section, State,
    acts::store as acts,
    invite::store as invites,
    link::{compare, may_propose},
    pages::{HubPage, LinkPage, ProposePage, Written},
    store::{self, Known, TherapistLink},
};
use crate::{
    App,
    access::{Ours, Partner, PersonId, Sharing},
    agreeing,
    couple::{epoch, four_words},
    day,
    db::Reader,
    error::{Error, Result},
    people::password::{self, Asked},
    sealed::Opened,
    steps::{
        accountability::commitment::{self, Commitment},
        therapy::{agenda, next_session::store as sessions, plan::TherapyPlan, practice},
    },
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const HERE: &str = "/therapist";
const GONE: &str = "This account is not there any more. Nothing can be signed for it";
const NOBODY: Error = Error::Refused("No therapist has come yet. Make an invite first.");
const NOT_AS_READ: Error = Error::Refused(
    "What is proposed here is not what your page showed, and nothing was signed. Look at it again.",
);
const CHANGED_AGAIN: Error = Error::Refused(
    "The therapist’s key has changed in this moment, and nothing was signed. Compare the four words again.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewForm {
    therapist: Option<PersonId>,
    section: Vec<String>,
    policy: String,
    days: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SignForm {
    /// Names what the page showed.
    seen: String,
    words: String,
    password: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CloseForm {
    section: String,
}

pub(super) async fn hub(partner: Partner, Extracted(app): Extracted<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let links = store::newest(db.conn(), &partner).await?;
    let invite = invites::latest(db, &partner).await?;
    let therapists = store::therapists(db, &partner).await?;
    let next = sessions::ahead(db.conn(), &partner).await?;
    let hub = HubPage::new(&partner, &links, invite, (&therapists, &app.config.base_url))?;
    page(&hub.with_next(&partner, next))
}

pub(super) async fn new_page(
    partner: Sharing<Partner>,
    Extracted(app): Extracted<App>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let links = store::newest(db.conn(), &partner).await?;
    let therapists = store::therapists(db, &partner).await?;
    if therapists.is_empty() {
        return Ok(Redirect::to(HERE).into_response());
    }
    page(&ProposePage::fresh(&partner, &links, therapists))
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    Extracted(app): Extracted<App>,
    posted: Posted<NewForm>,
) -> Result<Response> {
    let form = &posted.form;
    let therapists = store::therapists(&mut app.db.read().await?, &partner).await?;
    let therapist = form.therapist.filter(|id| therapists.iter().any(|(known, _)| known == id));
    let asked = ProposalForm {
        section: form.section.clone(),
        policy: form.policy.clone(),
        days: form.days.clone(),
    };
    let (proposal, therapist) = match (asked.parse(partner.today()), therapist) {
        (Ok(proposal), Some(therapist)) => (proposal, therapist),
        (_, None) if therapists.is_empty() => return Err(NOBODY),
        (parsed, therapist) => {
            let mut faults = parsed.err().unwrap_or_else(Faults::none);
            if therapist.is_none() {
                faults.add("therapist", "Please choose who it is for");
            }
            let form = posted.with_faults(faults);
            return again(&ProposePage::new(&partner, form.clone(), therapists), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let links = store::newest(writing.conn(), &partner).await?;
    let own = links.iter().map(|link| &link.link).filter(|link| link.author == partner.person());
    may_propose(&own.collect::<Vec<_>>(), partner.now()).map_err(Error::Refused)?;
    let ends_at = day::begins(proposal.until + Days::new(1), partner.zone());
    let id = acts::propose(&mut writing, &partner, therapist, (&proposal, ends_at)).await?;
    writing.done(format!("{HERE}/links/{id}")).await
}

pub(super) async fn show(
    ours: Ours<TherapistLink>,
    Extracted(app): Extracted<App>,
) -> Result<Response> {
    page(&shown(&mut app.db.read().await?, &ours, Typed::default()).await?)
}

async fn shown(db: &mut Reader, ours: &Ours<TherapistLink>, form: Typed) -> Result<LinkPage> {
    let link = store::find(db.conn(), ours).await?;
    let known = store::known(db.conn(), ours, link.therapist).await?;
    let standing = store::newest(db.conn(), ours).await?;
    let standing = standing.iter().find(|it| it.link.state(ours.now()) == State::Active);
    let now = written(db, ours).await?;
    Ok(LinkPage::new(ours, (&link, &known, standing), now, form))
}

/// What stands now of the sections that are seen from their beginning.
async fn written(db: &mut Reader, partner: &Partner) -> Result<Written> {
    let agenda = agenda::store::standing_on_it(db.conn(), partner).await?;
    let commitments = commitment::store::on_the_table(db, partner).await?;
    let plans = agreeing::store::newest::<TherapyPlan>(db.conn(), partner).await?;
    let plan = agreeing::store::counts(&plans).map(|plan| plan.words.clone());
    let goals = plan.map_or_else(Vec::new, |plan| match plan {
        Opened::Genuine(plan) => {
            plan.goals.into_iter().map(|goal| Opened::Genuine(goal.what)).collect()
        }
        other => vec![other.map(|_| String::new())],
    });
    let practised = practice::store::going_on(db.conn(), partner).await?;
    Ok(Written {
        practice: practised.into_iter().map(|told| told.words.map(|words| words.what)).collect(),
        agenda: agenda.into_iter().map(|told| told.words.map(|words| words.what)).collect(),
        commitments: commitments.iter().map(Commitment::promise).collect(),
        plan: goals,
    })
}

/// Whether the words that were typed belong to the therapist's key, where it was not taken before.
fn compared(partner: &Partner, known: &Known, typed: &str) -> Faults {
    if known.is_as_taken() {
        return Faults::none();
    }
    let Some(offered) = &known.offered else { return Faults::one("words", GONE) };
    let words = four_words::of(partner.keys().public(), offered);
    compare(typed, words).map_or_else(|fault| Faults::one("words", fault), |()| Faults::none())
}

pub(super) async fn sign(
    ours: Sharing<Ours<TherapistLink>>,
    Extracted(app): Extracted<App>,
    posted: Posted<SignForm>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let link = store::find(db.conn(), &ours).await?;
    let known = store::known(db.conn(), &ours, link.therapist).await?;
    link.link.clone().sign(ours.person(), ours.now()).map_err(Error::Refused)?;
    let faults = compared(&ours, &known, &posted.form.words);
    if !faults.is_empty() {
        let form = posted.with_faults(faults);
        return again(&shown(db, &ours, form.clone()).await?, &form);
    }
    let ours = match password::step_up(&app, ours, &posted.form.password).await? {
        Asked::Given(ours) => ours,
        Asked::Not(ours, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&shown(db, &ours, form.clone()).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &ours).await?;
    let mut link = store::find(writing.conn(), &ours).await?;
    let now_known = store::known(writing.conn(), &ours, link.therapist).await?;
    if now_known.offered != known.offered {
        return Err(CHANGED_AGAIN);
    }
    link.link.sign(ours.person(), ours.now()).map_err(Error::Refused)?;
    let keys = known.offered.as_ref().ok_or(CHANGED_AGAIN)?;
    if link.consent(keys).digest() != posted.form.seen {
        return Err(NOT_AS_READ);
    }
    acts::sign(&mut writing, &ours, &link, keys).await?;
    writing.done(HERE).await
}

pub(super) async fn decline(
    ours: Ours<TherapistLink>,
    Extracted(app): Extracted<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &ours).await?;
    let mut link = store::find(writing.conn(), &ours).await?;
    link.link.decline(ours.person(), ours.now()).map_err(Error::Refused)?;
    acts::decline(&mut writing, &ours).await?;
    writing.done(HERE).await
}

/// One is enough to close a section. A new key begins with it, if the partner's stands as it was taken.
pub(super) async fn close(
    ours: Ours<TherapistLink>,
    Extracted(app): Extracted<App>,
    posted: Posted<CloseForm>,
) -> Result<Response> {
    let section = Section::parse(&posted.form.section);
    let section = section.ok_or(Error::Refused("Please choose a section on the page."))?;
    ours.may_still_stop()?;
    let mut writing = posted.begin(&app, &ours).await?;
    let mut link = store::find(writing.conn(), &ours).await?;
    if !link.sections.iter().any(|(of_it, _)| *of_it == section) {
        return Err(Error::NotFound);
    }
    link.link.close(section, ours.now()).map_err(Error::Refused)?;
    acts::close(&mut writing, &ours, section).await?;
    if !ours.partner_keys().have_changed() {
        epoch::store::begin(&mut writing, &ours, ours.partner_keys()).await?;
    }
    writing.done(HERE).await
}

/// One is enough to end it, also while it is paused.
pub(super) async fn end(
    ours: Ours<TherapistLink>,
    Extracted(app): Extracted<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &ours).await?;
            let mut link = store::find(writing.conn(), &ours).await?;
            link.link.end(ours.person(), ours.now()).map_err(Error::Refused)?;
            acts::end(&mut writing, &ours).await?;
            writing.done(HERE).await
        })
        .await
}
