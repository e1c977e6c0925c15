//! A believable couple with a history.

use crate::{config::Config, db::Db, routes::Routes};

/// How much to fill in.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many couples.
    pub couples: u32,
    /// Years of daily use, or the story.
    pub years: Option<f32>,
}

/// Fills an empty database.
pub async fn fill(_db: &Db, _config: &Config, _password: &str, _plan: &Plan) -> anyhow::Result<()> {
    anyhow::bail!("not there yet")
}

pub(crate) fn routes() -> Routes {
    Routes::new()
}
