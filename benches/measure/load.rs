//! Many requests over a few connections, timed one by one.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use super::{Fallible, client::Connection, figure};

/// What a run gave.
pub(crate) struct Run {
    /// Of each request.
    pub(crate) times: Vec<Duration>,
    /// Of the whole run.
    pub(crate) took: Duration,
}

impl Run {
    /// Requests in a second.
    pub(crate) fn rate(&self) -> f64 {
        figure(self.times.len()) / self.took.as_secs_f64()
    }
}

/// Sends `count` requests over so many connections; each has to be answered with `expected`.
pub(crate) async fn run(
    at: SocketAddr,
    requests: Vec<Vec<u8>>,
    connections: usize,
    count: usize,
    expected: u16,
) -> Fallible<Run> {
    let (requests, next) = (Arc::new(requests), Arc::new(AtomicUsize::new(0)));
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(at).await?);
    }
    let began = Instant::now();
    let mut all = JoinSet::new();
    for mut connection in open {
        let (requests, next) = (requests.clone(), next.clone());
        all.spawn(async move {
            let mut times = Vec::new();
            loop {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                if nth >= count {
                    return Fallible::Ok(times);
                }
                let asked = Instant::now();
                let answer = connection.ask(&requests[nth % requests.len()]).await?;
                times.push(asked.elapsed());
                if answer.status != expected {
                    return Err(format!("answered {}", answer.status).into());
                }
            }
        });
    }
    let mut times = Vec::with_capacity(count);
    while let Some(done) = all.join_next().await {
        times.extend(done??);
    }
    Ok(Run { times, took: began.elapsed() })
}
