//! The command line: serve, demo, couple, routes.

mod command;

fn main() -> anyhow::Result<()> {
    command::run()
}
