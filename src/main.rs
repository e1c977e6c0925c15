//! The command line: serve, demo, couple, person, routes, helplines.

mod command;

fn main() -> anyhow::Result<()> {
    command::run()
}
