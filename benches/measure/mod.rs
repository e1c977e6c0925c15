//! What the benches have in common: a server of its own, a client that costs little, a history.
//!
//! Everything stays on loopback and is bounded in count and time.

#![allow(dead_code, reason = "each bench uses a part of it")]

pub(crate) mod client;
pub(crate) mod history;
pub(crate) mod load;
pub(crate) mod server;

use std::{fmt::Display, io::Write as _, time::Duration};

/// What a bench does with what can go wrong: it ends.
pub(crate) type Fallible<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The password of everybody in the databases of the benches.
pub(crate) const PASSWORD: &str = "nine quiet geese cross one cold river";

/// A line of the report.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A figure beside its target, and whether it was met.
pub(crate) fn judge(what: &str, measured: f64, unit: &str, most: f64) {
    let met = if measured <= most { "met" } else { "MISSED" };
    say(format_args!("  {what:<56} {measured:>9.2} {unit:<8} (at most {most} {unit}) {met}"));
}

/// The same for a figure that should be large.
pub(crate) fn judge_least(what: &str, measured: f64, unit: &str, least: f64) {
    let met = if measured >= least { "met" } else { "MISSED" };
    say(format_args!("  {what:<56} {measured:>9.2} {unit:<8} (at least {least} {unit}) {met}"));
}

/// A figure without a target.
pub(crate) fn note(what: &str, measured: f64, unit: &str) {
    say(format_args!("  {what:<56} {measured:>9.2} {unit}"));
}

/// The value that so many of a hundred do not exceed.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).copied().unwrap_or_default()
}

/// The middle one.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// In milliseconds.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A count, as a figure.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) fn figure(count: usize) -> f64 {
    count as f64
}
