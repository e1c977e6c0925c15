//! The program as a process of its own, as it stands on somebody's server: killed while people
//! write, on a full disk, started twice, held up by slow clients.
//!
//! The same at length, with faults that take a tracer, another clock or minutes: `tests/long/`.
//! Everything stays on loopback and is bounded in count and time.

#[path = "../../benches/measure/mod.rs"]
mod measure;

mod chance;
mod folder;
mod full_disk;
mod kills;
mod slow_clients;
mod starting;
