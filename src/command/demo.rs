//! `troth demo`.

use std::path::{Path, PathBuf};

use clap::Args;
use troth::{
    config::{Config, Given},
    db::Db,
    demo,
};

use super::say;

/// Options of the demo.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    given: Given,
    /// The password of everybody in the demo [default: a fresh one, printed]
    #[arg(long, value_name = "PASSWORD")]
    password: Option<String>,
    /// How many couples; more than one is for measuring
    #[arg(long, default_value_t = 1, value_name = "N")]
    couples: u32,
    /// How many years of daily use, for measuring [default: the story of six months]
    #[arg(long, value_name = "Y")]
    years: Option<f32>,
    /// A therapist who reads along with every couple, for measuring; in the story one does
    #[arg(long)]
    therapist: bool,
    /// Fill the folder and stop
    #[arg(long)]
    no_serve: bool,
}

/// Fills a scratch folder, or an empty one that was given; how to serve it, unless told not to.
pub(crate) async fn fill(options: Demo, file: Option<&Path>) -> anyhow::Result<Option<Config>> {
    let folder = folder(&options)?;
    let given = Given { data: Some(folder.clone()), ..options.given };
    let config = Config::load(&given, file)?;
    let password = options.password.unwrap_or_else(troth::people::account::passphrase);
    let db = Db::open(&folder).await?;
    let (couples, years, therapist) = (options.couples, options.years, options.therapist);
    let plan = demo::Plan { couples, years, therapist };
    let therapist = demo::fill(&db, &config, &password, &plan).await?;
    db.close().await;
    say(&format!("A demo. Sign in as ana or as ben, with the password: {password}"));
    if let Some(key) = therapist {
        say(&format!(
            "Their therapist signs in as dr. noor weber, with the same password and a code: give an app this key: {key}"
        ));
    }
    Ok((!options.no_serve).then_some(config))
}

fn folder(options: &Demo) -> anyhow::Result<PathBuf> {
    let Some(folder) = options.given.data.clone() else {
        return Ok(std::env::temp_dir().join(format!("troth-demo-{}", std::process::id())));
    };
    let used = folder.exists() && std::fs::read_dir(&folder)?.next().is_some();
    anyhow::ensure!(
        !used,
        "{} is not empty; the demo never touches a folder in use",
        folder.display()
    );
    Ok(folder)
}
