//! The command line: serve, demo, couple, routes, helplines.

mod command;

fn main() -> anyhow::Result<()> {
    command::run()
}
