//! Plumbing without a product word in it.

mod answer;
pub mod assets;
pub mod chart;
pub mod form;
mod headers;
mod held;
pub mod live;
#[cfg(test)]
pub(crate) mod look;
mod origin;
pub mod page;
mod patient;
pub mod qr;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
pub(crate) mod samples;
pub mod serve;
mod source;
mod stopped;

#[cfg(any(test, fuzzing))]
pub(crate) use origin::allows;
pub use source::Source;
pub use stopped::Stopped;

use std::{sync::Arc, time::Instant};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
};

use crate::{App, access::Handover, routes::Routes};

/// The kind of a file that only a passphrase opens.
pub const SEALED: &str = "application/octet-stream";

/// What surrounds every route: origin check, error pages, headers, one line of log, compression.
pub(crate) fn around(routes: Routes, app: &App) -> Router<App> {
    let unlogged = routes.table().iter().filter(|route| !route.logged).map(|route| route.path);
    let around = Around { app: app.clone(), unlogged: unlogged.collect() };
    routes
        .into_router()
        .method_not_allowed_fallback(async || axum::http::StatusCode::METHOD_NOT_ALLOWED)
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(around, each_request))
        .layer(compression())
}

/// What is sealed does not get any smaller.
fn compression() -> CompressionLayer<impl Predicate> {
    let all_but_sealed = DefaultPredicate::new().and(NotForContentType::const_new(SEALED));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(all_but_sealed)
}

/// What each request needs to know.
#[derive(Clone)]
struct Around {
    app: App,
    /// Paths that leave no line in the log.
    unlogged: Arc<[&'static str]>,
}

/// The answer to a browser: what was written comes back if nobody is signed in any more.
async fn answered(app: &App, request: Request, next: Next) -> Response {
    match held::hold(request).await {
        Ok((request, held)) => {
            let _on_its_way =
                (request.method() == axum::http::Method::POST).then(|| app.db.expect());
            held.or_given_back(next.run(request).await)
        }
        Err(error) => error.into_response(),
    }
}

async fn each_request(
    State(Around { app, unlogged }): State<Around>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = format!("{:016x}", u64::from_be_bytes(crate::sealed::random()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let json = answer::wants_json(request.headers());
    let handover = Handover::default();
    request.extensions_mut().insert(handover.clone());
    source::look_behind_proxy(&mut request, &app.config);
    let response = if !origin::allows(&request, &app.config) {
        origin::refused()
    } else if json {
        next.run(request).await
    } else {
        answered(&app, request, next).await
    };
    let mut response = answer::finish(response, json, &id);
    headers::add(response.headers_mut(), &app.config);
    handover.add_to(response.headers_mut());
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    if unlogged.contains(&route) {
        return response;
    }
    tracing::info!(
        id,
        %method,
        route,
        status = response.status().as_u16(),
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
    );
    response
}
