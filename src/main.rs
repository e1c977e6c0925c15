//! The command line: serve, demo, couple, person, import, routes, helplines.

mod command;

fn main() -> anyhow::Result<()> {
    command::run()
}
