//! Stories of accounts: passwords, signing in and out, sessions that end by themselves.

pub(crate) mod calendar;
mod devices;
mod emergency_reset;
mod erasing;
mod lost_keys;
pub(crate) mod passkeys;
mod passkeys_refused;
mod password;
mod passwords;
mod recovery;
mod reset;
pub(crate) mod second_step;
mod security_log;
mod session_rows;
mod sessions;
mod settings;
mod step_up;
mod wrong_passwords;
