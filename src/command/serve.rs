//! `troth serve`.

use anyhow::Context as _;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use troth::{App, clock::Clock, config::Config, couple, db::Db, safety::Helplines, web};

use super::{say, set_up_link};

/// Serves a data folder until it is told to stop.
pub(super) async fn serve(config: Config) -> anyhow::Result<()> {
    let helplines = Helplines::read(config.helplines.as_deref())?;
    let db = Db::open_alone(&config.data).await?;
    let first = couple::store::is_new(&mut db.read().await?).await?;
    let link = if first { Some(set_up_link(&db, &config).await?) } else { None };
    run(App::with(helplines, db, Clock::System, config, false), link).await
}

/// Serves a folder that holds a demo, with the page of all parts.
pub(super) async fn demo(config: Config) -> anyhow::Result<()> {
    let helplines = Helplines::read(config.helplines.as_deref())?;
    let db = Db::open_alone(&config.data).await?;
    run(App::with(helplines, db, Clock::System, config, true), None).await
}

/// Listens, says where, and serves.
async fn run(app: App, set_up: Option<String>) -> anyhow::Result<()> {
    log();
    let config = &app.config;
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("{} is taken or not allowed; choose another --listen", config.listen)
    })?;
    say(&format!("Troth listens on {} (data in {})", config.base_url, config.data.display()));
    if let Some(link) = set_up {
        say(&format!("Nobody is here yet. For the first of the two, once:\n  {link}"));
    }
    let connections = config.connections;
    tokio::spawn(troth::people::erasing::every_hour(app.clone()));
    tokio::spawn(troth::passing::every_hour(app.clone()));
    let router = troth::router(app.clone());
    web::serve::serve(listener, router, connections, told_to_stop()).await;
    app.db.close().await;
    Ok(())
}

fn log() {
    let filter =
        EnvFilter::try_from_env("TROTH_LOG").unwrap_or_else(|_| EnvFilter::new("warn,troth=info"));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(false)
        .with_writer(std::io::stderr)
        // It would say so on the same full disk, and panic because it cannot.
        .log_internal_errors(false)
        .try_init();
}

/// Ctrl-C, or the signal of a service manager.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
