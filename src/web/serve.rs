//! The accept loop: a cap on connections, and a time limit on silence.
//!
//! `axum::serve` sets no timer, so that silent and half-sent requests stay open for ever.

use std::{future::Future, sync::Arc, time::Duration};

use axum::{Router, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tower::ServiceExt as _;

use super::{Source, patient::Patient};

const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// No connection lives longer, however it behaves.
const LIFETIME: Duration = Duration::from_mins(5);
const GOODBYE: Duration = Duration::from_secs(5);
const MAX_HEADERS: usize = 64;
const BUFFER: usize = 32 * 1024;

/// Serves until `stop` is ready, then finishes what is under way.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    connections: usize,
    stop: impl Future<Output = ()>,
) {
    let free = Arc::new(Semaphore::new(connections));
    let graceful = GracefulShutdown::new();
    let builder = builder();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &free) => accepted,
            () = &mut stop => break,
        };
        let Some((socket, source, permit)) = accepted else { continue };
        let router = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(source);
            request
        });
        let service = TowerToHyperService::new(router);
        let connection = builder.serve_connection(TokioIo::new(Patient::new(socket)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _while_open = permit;
            let _ = tokio::time::timeout(LIFETIME, connection).await;
        });
    }
    let _ = tokio::time::timeout(GOODBYE, graceful.shutdown()).await;
}

async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> Option<(TcpStream, Source, OwnedSemaphorePermit)> {
    let permit = free.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((socket, peer)) => {
            let _ = socket.set_nodelay(true);
            Some((socket, Source::of(peer.ip()), permit))
        }
        Err(error) => {
            // Out of file descriptors, say: wait a moment instead of spinning.
            tracing::warn!(%error, "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

/// HTTP/1.1: on a plain connection no browser speaks HTTP/2, and telling the two apart would have
/// to wait for a client that stays silent.
fn builder() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_headers(MAX_HEADERS)
        .max_buf_size(BUFFER);
    builder
}
