//! When Ana and Ben meet Noor next.

use super::{SessionWords, store::Told};
use crate::web::sample::{at, genuine, id};

/// In a week.
pub(crate) fn told() -> Told {
    let starts_at = at("2026-03-19 16:00");
    Told {
        id: id(950),
        name: "Noor".to_owned(),
        starts_at,
        words: genuine(SessionWords::at(starts_at)),
        made_at: at("2026-03-12 17:00"),
        ended_at: None,
    }
}
