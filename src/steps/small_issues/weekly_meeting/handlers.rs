//! The weekly meeting: beginning it, leading through it, closing it, and signing what was written.

use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Act, History, Part, Phase, Standing, WeeklyMeetingId, agenda,
    form::{AskForm, ConcernForm, LineForm, PartForm, ResumeForm, SignForm},
    pages::{MeetingPage, MeetingsPage, NewPage, NotesPage},
    store::{self, WeeklyMeeting},
    time::store as times,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing, Watching},
    db::Tx,
    error::{Error, Result},
    offline::Writing,
    progress::maintain,
    steps::{
        communication::{time_out, wording},
        small_issues::concern,
    },
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted, is_as_seen},
        page::{again, page},
    },
};

const NOT_OPEN: Error = Error::Refused(
    "That concern is not open any more. Please look at the meeting again, and choose another.",
);

const MEANWHILE: Error = Error::Refused(
    "Something was done in the meeting meanwhile. Please look at it as it is now, and then choose again.",
);
const WAITS: &str = "One of you takes a time-out. The meeting waits until it is over";

/// In an address: the meetings before this one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<WeeklyMeetingId>,
}

/// In an address: the part to look at; without it the one in which the two are.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looking {
    part: Option<u8>,
}

/// What a meeting shows.
enum View {
    Open(Box<MeetingPage>),
    Closed(Box<NotesPage>),
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let closed = store::closed(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&MeetingsPage::earlier(&partner, closed));
    }
    let under_way = store::under_way(db, &partner).await?;
    let time = times::history(db.conn(), &partner).await?.standing();
    let rhythm = maintain::rhythm(db, &partner).await?;
    page(&MeetingsPage::new(&partner, (under_way, time, rhythm), closed))
}

/// How a meeting goes; if one is under way, that one.
pub(super) async fn new(partner: Sharing<Partner>, State(app): State<App>) -> Result<Response> {
    match store::under_way(&mut app.db.read().await?, &partner).await? {
        Some(kept) => Ok(Redirect::to(&format!("/weekly-meetings/{}", kept.id)).into_response()),
        None => page(&NewPage::new(&partner)),
    }
}

pub(super) async fn begin(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let id = store::begin(&mut writing, &partner).await?;
    writing.done(format!("/weekly-meetings/{id}")).await
}

pub(super) async fn show(
    meeting: Ours<WeeklyMeeting>,
    State(app): State<App>,
    Query(query): Query<Looking>,
) -> Result<Response> {
    match view(&meeting, &app, query.part.and_then(Part::parse)).await? {
        View::Open(view) => page(&*view),
        View::Closed(view) => page(&*view),
    }
}

/// The page of a part, or of the notes.
async fn view(meeting: &Ours<WeeklyMeeting>, app: &App, part: Option<Part>) -> Result<View> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, meeting).await?;
    let standing = kept.standing();
    let week = agenda::week(db, meeting, &kept).await?;
    if standing.phase == Phase::Closed {
        let agenda = agenda::of_notes(db, meeting, (&kept, week)).await?;
        return Ok(View::Closed(NotesPage::new(meeting, &kept, (&agenda, week)).into()));
    }
    let part = part.unwrap_or(standing.part);
    let agenda = agenda::of_part(db, meeting, (&kept, week, part)).await?;
    let time_out = time_out::store::now(db, meeting).await?;
    Ok(View::Open(MeetingPage::new(meeting, (&kept, part), (&agenda, week), &time_out).into()))
}

/// The same with what was typed.
async fn once_more(
    meeting: &Ours<WeeklyMeeting>,
    app: &App,
    (part, form): (Option<Part>, Typed),
) -> Result<Response> {
    match view(meeting, app, part).await? {
        View::Open(view) => again(&view.with(form.clone()), &form),
        View::Closed(view) => again(&view.with(form.clone()), &form),
    }
}

/// For a page that waits: it moves by itself when the other has done something.
pub(super) async fn moves(
    meeting: Watching<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response> {
    let waiting = app.live.wait_for(meeting.id().uuid());
    let moves = store::moves(&mut app.db.read().await?, &meeting).await?;
    Ok(waiting.events(&headers, moves))
}

pub(super) async fn say(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<LineForm>,
) -> Result<Response> {
    let part = posted.form.part();
    let (part, words) = match posted.form.parse() {
        Ok(parsed) => parsed,
        Err(faults) => return once_more(&meeting, &app, (part, posted.with_faults(faults))).await,
    };
    if let Some(form) = wording::to_read(&posted.typed, &["words"]) {
        return once_more(&meeting, &app, (Some(part), form)).await;
    }
    match does(&meeting, &app, (&posted, Act::Said(part)), (&words, None)).await? {
        Ok(done) => Ok(done),
        Err(no) => {
            let form = posted.with_faults(Faults::one("words", no));
            once_more(&meeting, &app, (Some(part), form)).await
        }
    }
}

/// One rule decides, about what the page showed where that matters. Where it says no, nothing was written.
async fn does<F>(
    meeting: &Sharing<Ours<WeeklyMeeting>>,
    app: &App,
    (posted, act): (&Posted<F>, Act),
    (words, seen): (&str, Option<&str>),
) -> Result<Result<Response, &'static str>> {
    let mut writing = posted.begin(app, meeting).await?;
    let history = store::history(&mut writing, meeting).await?;
    if seen.is_some_and(|seen| !is_as_seen(seen, history.done.len())) {
        return Err(MEANWHILE);
    }
    if !concern_is_open(&mut writing, meeting, act).await? {
        return Err(NOT_OPEN);
    }
    is_done(meeting, app, (writing, history), (act, words)).await
}

/// Done, if the rule says so, and told to whoever has the meeting open.
async fn is_done(
    meeting: &Sharing<Ours<WeeklyMeeting>>,
    app: &App,
    (mut writing, history): (Writing<'_>, History),
    (act, words): (Act, &str),
) -> Result<Result<Response, &'static str>> {
    match next(&mut writing, meeting, &history, act).await? {
        Ok(next) => store::add(&mut writing, meeting, (&history, next), (act, words)).await?,
        Err(no) => return Ok(Err(no)),
    }
    let done = writing.done(path(meeting)).await?;
    app.live.changed(meeting.id().uuid());
    Ok(Ok(done))
}

/// Where it stands after this. Nothing goes on while one of the two takes a time-out.
async fn next(
    tx: &mut Tx,
    meeting: &Ours<WeeklyMeeting>,
    history: &History,
    act: Act,
) -> Result<Result<Standing, &'static str>> {
    let is_over = history.standing().phase == Phase::Closed && act != Act::WentOn;
    let time_out = time_out::store::now_in(tx.conn(), meeting).await?;
    if !is_over && act != Act::Stopped && time_out.rests(meeting.now()) {
        return Ok(Err(WAITS));
    }
    Ok(history.after(meeting.person(), act, meeting.now()))
}

/// Whether what they want to talk about, if this is about that, can be talked about.
async fn concern_is_open(tx: &mut Tx, meeting: &Ours<WeeklyMeeting>, act: Act) -> Result<bool> {
    let (Act::Suggested(id) | Act::Agreed(id)) = act else { return Ok(true) };
    let found = concern::store::of(tx.conn(), meeting, id).await?;
    Ok(found.is_some_and(|kept| kept.standing(meeting.now()).state.is_open()))
}

/// What is only done, without a word typed.
async fn only<F>(
    meeting: &Sharing<Ours<WeeklyMeeting>>,
    app: &App,
    (posted, act): (&Posted<F>, Act),
) -> Result<Response> {
    does(meeting, app, (posted, act), ("", None)).await?.map_err(Error::Refused)
}

/// Both press it at the same time: they go one part on, not two.
pub(super) async fn lead_on(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<PartForm>,
) -> Result<Response> {
    let to = posted.form.to()?;
    let mut writing = posted.begin(&app, &meeting).await?;
    let history = store::history(&mut writing, &meeting).await?;
    let standing = history.standing();
    let is_there = standing.part == to || standing.part.number() != posted.form.from;
    if standing.phase == Phase::UnderWay && is_there {
        return writing.done(path(&meeting)).await;
    }
    let done = is_done(&meeting, &app, (writing, history), (Act::Went(to), "")).await?;
    done.map_err(Error::Refused)
}

pub(super) async fn choose_concern(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<ConcernForm>,
) -> Result<Response> {
    let act = posted.form.parse()?;
    only(&meeting, &app, (&posted, act)).await
}

pub(super) async fn answer_ask(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<AskForm>,
) -> Result<Response> {
    let act = posted.form.parse()?;
    only(&meeting, &app, (&posted, act)).await
}

pub(super) async fn stop(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    only(&meeting, &app, (&posted, Act::Stopped)).await
}

pub(super) async fn go_on(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<ResumeForm>,
) -> Result<Response> {
    let seen = Some(posted.form.seen.as_str());
    does(&meeting, &app, (&posted, Act::WentOn), ("", seen)).await?.map_err(Error::Refused)
}

pub(super) async fn close(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    only(&meeting, &app, (&posted, Act::Closed)).await
}

pub(super) async fn sign(
    meeting: Sharing<Ours<WeeklyMeeting>>,
    State(app): State<App>,
    posted: Posted<SignForm>,
) -> Result<Response> {
    let (act, words) = match posted.form.parse() {
        Ok(parsed) => parsed,
        Err(faults) => return once_more(&meeting, &app, (None, posted.with_faults(faults))).await,
    };
    if let Some(form) = wording::to_read(&posted.typed, &["words"]).filter(|_| act.is_written()) {
        return once_more(&meeting, &app, (None, form)).await;
    }
    // Who signs has read what stands there; how one remembers it stands beside whatever that is.
    let seen = (act == Act::Signed).then_some(posted.form.seen.as_str());
    match does(&meeting, &app, (&posted, act), (&words, seen)).await? {
        Ok(done) => Ok(done),
        Err(no) => {
            let form = posted.with_faults(Faults::one("words", no));
            once_more(&meeting, &app, (None, form)).await
        }
    }
}

fn path(meeting: &Ours<WeeklyMeeting>) -> String {
    format!("/weekly-meetings/{}", meeting.id())
}
