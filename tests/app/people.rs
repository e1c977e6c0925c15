//! Stories of accounts: passwords, signing in and out, sessions that end by themselves.

mod passwords;
mod sessions;
mod settings;
