//! Pages: CPU of the server for one page, by the age and the number of couples; a therapist's pages by the
//! same; latency and rate.
//!
//! `cargo bench --bench pages`; with `-- therapist` behind it, a therapist's pages alone. The first run fills
//! eight databases under `target/bench-data`, the largest with 10,000 couples, which takes some minutes; the
//! four with a therapist are filled anew once they are a week old.

mod measure;

use std::path::Path;

use measure::{
    Fallible, client, figure,
    history::{self, History},
    judge, judge_least, load, median, millis, note, percentile, say,
    server::{self, Server},
};

/// What a browser says it understands.
const BROWSER: &str = "gzip, deflate, br";
const PLAIN: &str = "identity";
const PAGES: [&str; 5] =
    ["/today", "/check-ins", "/consistency", "/consistency/months", "/weekly-meetings"];
/// Requests of a round; a tick of CPU time is 10 ms, so that a round of a second is good to 1 %.
const ROUND: usize = 2_000;
const ROUNDS: usize = 5;
/// Pages of a therapist open far more, and a round of them may be shorter.
const THERAPIST_ROUND: usize = 400;
/// Since the last session, and as far back as a therapist's page can look.
const WINDOWS: [&str; 2] = ["", "?weeks=12"];
/// Requests of a round that decides between nearly equal figures.
const LONG_ROUND: usize = 10_000;
const SCRATCH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target");
const SERVER_CORE: Option<&str> = Some("0");

/// A server with a signed-in Ana, or with a signed-in therapist.
struct House {
    name: &'static str,
    server: Server,
    cookie: String,
}

fn main() -> Fallible {
    if server::be_bare_if_told()? {
        return Ok(());
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        if !std::env::args().any(|asked| asked == "therapist") {
            by_size().await?;
            today().await?;
        }
        by_years_of_therapy().await?;
        by_caseload().await
    })
}

impl House {
    async fn open(name: &'static str, folder: &Path, cores: Option<&str>) -> Fallible<Self> {
        let server = Server::start(folder, cores).await?;
        let cookie = client::sign_in(server.at, "ana").await?;
        Ok(Self { name, server, cookie })
    }

    async fn of_therapist(history: History) -> Fallible<Self> {
        let server = Server::start(&history.folder()?, SERVER_CORE).await?;
        let cookie = client::sign_in_as_therapist(server.at, &history.key()?).await?;
        Ok(Self { name: history.name, server, cookie })
    }

    /// The therapist's page of the first couple on her list.
    async fn session_page(&self) -> Fallible<String> {
        let mut connection = client::Connection::open(self.server.at).await?;
        let list = connection.ask(&client::get("/couples", &self.cookie, PLAIN)).await?;
        let list = String::from_utf8(list.body)?;
        let (_, path) = list.split_once("href=\"/couples/").ok_or("no couple is open")?;
        Ok(format!("/couples/{}", path.split('"').next().unwrap_or_default()))
    }

    fn ask(&self, page: &str, encodings: &str) -> Vec<Vec<u8>> {
        vec![client::get(page, &self.cookie, encodings)]
    }

    /// Microseconds of CPU for one page.
    async fn cpu(
        &self,
        page: &str,
        encodings: &str,
        connections: usize,
        requests: usize,
    ) -> Fallible<f64> {
        let before = self.server.cpu()?;
        load::run(self.server.at, self.ask(page, encodings), connections, requests, 200).await?;
        Ok((self.server.cpu()? - before) * 1e6 / figure(requests))
    }

    /// The middle of several rounds.
    async fn steady_cpu(&self, page: &str, encodings: &str, connections: usize) -> Fallible<f64> {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(self.cpu(page, encodings, connections, ROUND).await?);
        }
        Ok(median(rounds))
    }
}

/// A page costs the same after ten years as after one, and among 10,000 couples as alone.
async fn by_size() -> Fallible {
    let histories = [history::YEAR, history::MONTH, history::DECADE, history::TOWN];
    let mut houses = Vec::new();
    for history in &histories {
        houses.push(House::open(history.name, &history.folder()?, SERVER_CORE).await?);
    }
    for page in PAGES {
        say(format_args!("\n{page}: CPU of the server for one page, one core, 16 connections"));
        let figures = in_turns(&houses, &vec![page.to_owned(); houses.len()], ROUND).await?;
        for (nth, (house, cpu)) in houses.iter().zip(&figures).enumerate() {
            note(house.name, *cpu, "µs");
            if nth > 1 {
                judge("  beside 1 year, 1 couple", cpu / figures[0], "times", 1.2);
            }
        }
    }
    Ok(())
}

/// Microseconds of CPU that each house needs for its page: the middle of several rounds. They are taken in
/// turns, so that a busy minute of the machine meets all of them.
async fn in_turns(houses: &[House], pages: &[String], requests: usize) -> Fallible<Vec<f64>> {
    let mut rounds = vec![Vec::new(); houses.len()];
    for _ in 0..ROUNDS {
        for ((house, page), figures) in houses.iter().zip(pages).zip(&mut rounds) {
            figures.push(house.cpu(page, BROWSER, 16, requests).await?);
        }
    }
    Ok(rounds.into_iter().map(median).collect())
}

/// What a therapist reads of a couple costs the same after ten years with them as after one.
async fn by_years_of_therapy() -> Fallible {
    let (mut houses, mut pages) = (Vec::new(), Vec::new());
    for history in [history::READ_FOR_A_YEAR, history::READ_FOR_A_DECADE] {
        let house = House::of_therapist(history).await?;
        pages.push(house.session_page().await?);
        houses.push(house);
    }
    for window in WINDOWS {
        say(format_args!("\n/couples/{{id}}{window}: CPU of the server for one page, one core"));
        let pages: Vec<_> = pages.iter().map(|page| format!("{page}{window}")).collect();
        let figures = in_turns(&houses, &pages, THERAPIST_ROUND).await?;
        for (house, cpu) in houses.iter().zip(&figures) {
            note(house.name, *cpu, "µs");
        }
        judge("  10 years beside 1", figures[1] / figures[0], "times", 1.2);
    }
    Ok(())
}

/// A therapist's list shows every couple at once, so that it costs more with more of them; but a couple costs
/// no more on a long list than on a short one, which bears the rest of the page on fewer of them.
async fn by_caseload() -> Fallible {
    let mut houses = Vec::new();
    for history in [history::TEN_READ, history::HUNDRED_READ] {
        houses.push(House::of_therapist(history).await?);
    }
    say("\n/couples: CPU of the server for one page, one core, 16 connections");
    let pages = vec!["/couples".to_owned(); houses.len()];
    let figures = in_turns(&houses, &pages, THERAPIST_ROUND).await?;
    for (house, cpu) in houses.iter().zip(&figures) {
        note(house.name, *cpu, "µs");
    }
    let (of_ten, of_a_hundred) = (figures[0] / 10.0, figures[1] / 100.0);
    note("  for each couple, of 100", of_a_hundred, "µs");
    judge("  for each couple, of 100 beside 10", of_a_hundred / of_ten, "times", 1.0);
    Ok(())
}

/// The home page: its cost on one core and two, its latency, and its rate beside a bare route.
async fn today() -> Fallible {
    say("\n/today, 1 year: CPU of the server for one page");
    let (year, scratch) = (history::YEAR, tempfile::tempdir_in(SCRATCH)?);
    let copy = year.copied(scratch.path())?;
    let one = House::open(year.name, &year.folder()?, SERVER_CORE).await?;
    let two = House::open(year.name, &copy, None).await?;
    note("one core, 1 connection", one.steady_cpu("/today", BROWSER, 1).await?, "µs");
    note("two cores, 1 connection", two.steady_cpu("/today", BROWSER, 1).await?, "µs");
    let (mut on_one, mut on_two) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        on_one.push(one.cpu("/today", BROWSER, 16, LONG_ROUND).await?);
        on_two.push(two.cpu("/today", BROWSER, 16, LONG_ROUND).await?);
    }
    let (on_one, on_two) = (median(on_one), median(on_two));
    judge("one core, 16 connections", on_one, "µs", 450.0);
    judge("two cores, 16 connections", on_two, "µs", 450.0);
    // CPU time comes in ticks: these rounds are good to a hundredth, no more.
    judge("two cores beside one", (on_two / on_one * 100.0).round() / 100.0, "times", 1.0);
    note("one core, without compression", one.steady_cpu("/today", PLAIN, 16).await?, "µs");
    one.server.stop()?;
    latency(&two).await?;
    beside_a_bare_route(&two).await
}

async fn latency(house: &House) -> Fallible {
    say("\n/today, 1 year: time until it is there, two cores shared with the client");
    for (connections, most) in [(16, 25.0), (64, 75.0)] {
        let ask = house.ask("/today", BROWSER);
        let mut run = load::run(house.server.at, ask, connections, 3 * ROUND, 200).await?;
        note(&format!("{connections} connections, rate"), run.rate(), "a second");
        note(
            &format!("{connections} connections, half are faster than"),
            millis(percentile(&mut run.times, 50)),
            "ms",
        );
        let slow = millis(percentile(&mut run.times, 99));
        judge(&format!("{connections} connections, p99"), slow, "ms", most);
    }
    Ok(())
}

async fn beside_a_bare_route(house: &House) -> Fallible {
    let page = client::Connection::open(house.server.at).await?;
    let page = { page }.ask(&client::get("/today", &house.cookie, PLAIN)).await?;
    let bytes = page.body.len();
    say(format_args!("\n/today, 1 year: rate beside a bare axum route of {bytes} bytes"));
    let bare = Server::bare(bytes, None).await?;
    let ask = client::get("/page", "", PLAIN);
    let plain = load::run(bare.at, vec![ask], 16, 5 * ROUND, 200).await?.rate();
    let today = load::run(house.server.at, house.ask("/today", PLAIN), 16, 2 * ROUND, 200).await?;
    note("bare route, 16 connections", plain, "a second");
    note("/today, 16 connections", today.rate(), "a second");
    judge_least("/today beside it", today.rate() / plain * 100.0, "%", 2.0);
    Ok(())
}
