//! The page, and everything at once.

use axum::{extract::State, response::Response};

use super::{
    emergency_reset::{Part, ResetForm, Wish},
    pages::ResetPage,
};
use crate::{
    App,
    access::{self, Member, SteppedUp},
    couple::pause,
    db::Tx,
    error::Result,
    people::{
        calendar,
        password::{self, Asked},
        recovery,
        security_log::{self, Event},
    },
    sealed::password::Credential,
    steps::therapy::link::acts::store::{self as acts, Cause},
    text::Faults,
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(super) async fn reset_page(member: Member) -> Result<Response> {
    page(&ResetPage::new(&member, ResetPage::at_first()))
}

pub(super) async fn reset(
    member: Member,
    State(app): State<App>,
    posted: Posted<ResetForm>,
) -> Result<Response> {
    let (form, mut faults) = (&posted.form, Faults::none());
    let wish = form.parse(&[member.name(), "troth"], &mut faults);
    let Some(wish) = wish else { return reset_again(&member, &posted, faults) };
    let member = match password::given(&app, member, &form.current_password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, _) => {
            let faults = Faults::one("current_password", password::NOT_OF_NOW);
            return reset_again(&member, &posted, faults);
        }
    };
    let credential = match &wish.password {
        Some(new) => Some(password::credential(&app, &member, new).await?),
        None => None,
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            at_once(&mut writing, &member, &wish, credential.as_ref()).await?;
            let to = if wish.has(Part::NewCode) { "/recovery/code" } else { "/security-log" };
            writing.done(to).await
        })
        .await
}

/// All that was ticked, in the one transaction of the form. The log tells each.
async fn at_once(
    tx: &mut Tx,
    member: &SteppedUp,
    wish: &Wish,
    credential: Option<&Credential>,
) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    if wish.has(Part::SignOut) {
        access::end_other_sessions(tx, member).await?;
        security_log::store::insert(tx, person, Event::OthersSignedOut, now).await?;
    }
    calendar::store::end(tx, person, now).await?;
    if let Some(credential) = credential {
        password::store::change(tx, person, credential, now).await?;
        security_log::store::insert(tx, person, Event::PasswordChanged, now).await?;
    }
    if wish.has(Part::NewCode) {
        recovery::store::begin_anew(tx, member).await?;
        security_log::store::insert(tx, person, Event::RecoveryCodeEnded, now).await?;
    }
    if wish.has(Part::Therapist)
        && let Some(couple) = member.may_pause()
    {
        acts::end_all(tx, couple, (Cause::Partner, now)).await?;
    }
    if wish.has(Part::Pause)
        && let Some(couple) = member.may_pause()
    {
        pause::begin(tx, member, couple).await?;
    }
    security_log::store::insert(tx, person, Event::MadeSafe, now).await
}

fn reset_again(member: &Member, posted: &Posted<ResetForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&ResetPage::new(member, form.clone()), &form)
}
