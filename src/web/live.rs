//! News for pages that wait: that something has changed, never what.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::{
        HeaderMap,
        header::{ACCEPT, CACHE_CONTROL},
    },
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures_util::{StreamExt as _, stream};
use tokio::sync::broadcast::{self, Receiver, error::RecvError};
use uuid::Uuid;

/// So many changes may happen before a page that waits has been told; then it is told to look anyway.
const BEHIND: usize = 64;
/// A page asks anew after this, and passes its gate again.
const PATIENCE: Duration = Duration::from_secs(50);
/// How soon it asks anew.
const AGAIN: Duration = Duration::from_millis(500);

/// Where changes are told; cheap to clone.
#[derive(Debug, Clone)]
pub struct Live(broadcast::Sender<Uuid>);

/// Somebody who waits for the change of one thing. Nothing is missed from the moment this is made.
#[derive(Debug)]
pub struct Waiting {
    changes: Receiver<Uuid>,
    thing: Uuid,
}

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(BEHIND).0)
    }
}

impl Live {
    /// Tells those who wait that this has changed. Nobody may be there.
    pub fn changed(&self, thing: Uuid) {
        let _ = self.0.send(thing);
    }

    /// Waits for this from now on.
    pub fn wait_for(&self, thing: Uuid) -> Waiting {
        Waiting { changes: self.0.subscribe(), thing }
    }
}

impl Waiting {
    /// Server-sent events: where it stands now, as a number, and for who asks to wait
    /// (`Accept: text/event-stream`, as a browser's `EventSource` says) that it has changed, once.
    pub fn events(self, headers: &HeaderMap, now: u64) -> Response {
        let accepts = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
        let waits = accepts.is_some_and(|accept| accept.contains("text/event-stream"));
        let first = Event::default().retry(AGAIN).data(now.to_string());
        let then = async move { waits && self.change().await };
        let then = stream::once(then)
            .filter_map(async |changed| changed.then(|| Event::default().data("changed")));
        let events = stream::once(async { first }).chain(then).map(Ok::<_, Infallible>);
        ([(CACHE_CONTROL, "no-store")], Sse::new(events)).into_response()
    }

    async fn change(mut self) -> bool {
        let changed = async {
            loop {
                match self.changes.recv().await {
                    Ok(thing) if thing == self.thing => return true,
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => return true,
                    Err(RecvError::Closed) => return false,
                }
            }
        };
        tokio::time::timeout(PATIENCE, changed).await.unwrap_or(false)
    }
}
