//! Stories of accounts: passwords, signing in and out, sessions that end by themselves.

mod devices;
mod erasing;
mod password;
mod passwords;
mod recovery;
mod reset;
mod security_log;
mod sessions;
mod settings;
mod wrong_passwords;
