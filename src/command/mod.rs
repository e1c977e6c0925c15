//! What `troth` can be told to do.

mod demo;
mod import;
mod serve;
mod terminal;

use std::{io::Write as _, path::PathBuf};

use clap::{Parser, Subcommand};
use tokio::runtime::Builder;
use troth::{
    clock::Clock,
    config::{Config, Given},
    cores, couple,
    db::Db,
    people, routes, safety,
};

/// A private place where two people rebuild trust after it was broken.
#[derive(Parser)]
#[command(name = "troth", version, about, after_help = FILE_HELP, args_conflicts_with_subcommands = true)]
struct Cli {
    /// A TOML file with the same settings, such as `listen = "127.0.0.1:7878"`
    #[arg(long, global = true, env = "TROTH_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Option<Command>,
}

const FILE_HELP: &str = "Without a command, troth serves. Settings come from the command line, then from \
                         the environment, then from a TOML file given with --config.";

#[derive(Subcommand)]
enum Command {
    /// Serve the couples of a data folder
    Serve(Given),
    /// Serve a believable couple with six months of history, from a scratch folder
    Demo(demo::Demo),
    /// Couples of this server
    #[command(subcommand)]
    Couple(CoupleCommand),
    /// People of this server
    #[command(subcommand)]
    Person(PersonCommand),
    /// Read a file that somebody took along from another server, and print a link to take it in
    Import(import::Import),
    /// Print every route with the people it is for
    Routes,
    /// Print the helplines of the help page, to be changed and given with --helplines
    Helplines,
}

#[derive(Subcommand)]
enum CoupleCommand {
    /// Print a set-up link for a further couple
    New(Given),
}

#[derive(Subcommand)]
enum PersonCommand {
    /// Print a link with which somebody chooses a new password, once within 48 hours
    ///
    /// For somebody who has lost both password and recovery code. It opens nothing that was only
    /// theirs, gives back what the two share only when the partner agrees, and is told on every
    /// page of theirs for 90 days. A new link ends the one before.
    Reset {
        /// Their name, as they sign in
        name: String,
        #[command(flatten)]
        given: Given,
    },
}

/// Reads the command line and does what it says.
pub(crate) fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let file = cli.config.as_deref();
    match cli.command.unwrap_or(Command::Serve(cli.given)) {
        Command::Serve(given) => on_one_core(serve::serve(Config::load(&given, file)?)),
        Command::Demo(options) => match on_all_cores(demo::fill(options, file))? {
            Some(config) => on_one_core(serve::demo(config)),
            None => Ok(()),
        },
        Command::Couple(CoupleCommand::New(given)) => {
            on_all_cores(new_couple(Config::load(&given, file)?))
        }
        Command::Person(PersonCommand::Reset { name, given }) => {
            on_all_cores(reset_person(Config::load(&given, file)?, &name))
        }
        Command::Import(options) => on_all_cores(import::import(options, file)),
        Command::Routes => {
            print_routes();
            Ok(())
        }
        Command::Helplines => {
            say(safety::BUILT_IN.trim_end());
            Ok(())
        }
    }
}

fn on_one_core<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    cores::stay_on_one();
    Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// For what does not serve pages; what hashes a password does so on a thread of its own.
fn on_all_cores<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// A line for the person at the terminal.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn new_couple(config: Config) -> anyhow::Result<()> {
    let db = Db::open(&config.data).await?;
    say(&format!("For the first of the two, once: {}", set_up_link(&db, &config).await?));
    db.close().await;
    Ok(())
}

async fn set_up_link(db: &Db, config: &Config) -> anyhow::Result<String> {
    let code = couple::new_set_up_code();
    let mut tx = db.write().await?;
    couple::store::insert_set_up_link(&mut tx, &code, Clock::System.now()).await?;
    tx.commit().await?;
    Ok(format!("{}/set-up/{}", config.base_url, code.text()))
}

async fn reset_person(config: Config, name: &str) -> anyhow::Result<()> {
    let db = Db::open(&config.data).await?;
    let mut tx = db.write().await?;
    let code = people::reset::store::make(&mut tx, name, Clock::System.now()).await?;
    tx.commit().await?;
    db.close().await;
    let Some(code) = code else { anyhow::bail!("nobody here signs in as {name}") };
    let link = format!("{}/reset/{}", config.base_url, code.text());
    say(&format!("For {name} alone, once, within 48 hours: {link}"));
    say("Every page of theirs says for 90 days that you made it.");
    Ok(())
}

fn print_routes() {
    for route in routes::all(true).table() {
        say(&format!("{:6} {:44} {}", route.method.as_str(), route.path, route.is_for()));
    }
}
