//! `troth import`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use troth::{
    clock::Clock,
    config::{Config, Given},
    couple::imported::{Brought, store},
    db::Db,
};
use zeroize::Zeroizing;

use super::{say, terminal::ask_unseen};

/// Options of an import.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The file, such as notes-2026-11-24.age
    file: PathBuf,
    /// A file that holds the words that open it, in place of asking for them
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// Opens the file in memory and keeps what is in it, sealed under the code of the link it prints.
pub(super) async fn import(options: Import, settings: Option<&Path>) -> anyhow::Result<()> {
    let path = options.file.display();
    let file = std::fs::read(&options.file).with_context(|| format!("reading {path}"))?;
    let passphrase = passphrase(options.passphrase_file.as_deref())?;
    let brought = Brought::open(&file, &passphrase).with_context(|| path.to_string())?;
    let config = Config::load(&options.given, settings)?;
    let db = Db::open(&config.data).await?;
    let mut tx = db.write().await?;
    let code = store::bring(&mut tx, &brought, Clock::System.now()).await?;
    tx.commit().await?;
    db.close().await;
    let (name, url) = (&brought.record.made_by.name, &config.base_url);
    say(&format!("For {name} alone, once, within 7 days: {url}/import/{}", code.text()));
    say(
        "It opens for somebody who is signed in there. Give it to nobody else: it opens the words.",
    );
    Ok(())
}

fn passphrase(file: Option<&Path>) -> anyhow::Result<Zeroizing<String>> {
    let typed = match file {
        Some(file) => std::fs::read_to_string(file)
            .with_context(|| format!("reading {}", file.display()))?
            .into(),
        None => ask_unseen("The words that open the file: ")?,
    };
    Ok(Zeroizing::new(typed.trim_end_matches(['\r', '\n']).to_owned()))
}
