//! A server in a process of its own: `troth serve`, or a bare route to compare with.

#![expect(clippy::disallowed_methods, reason = "a bench starts the program that it measures")]

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::{Fallible, client};

/// The program, as it is released.
pub(crate) const TROTH: &str = env!("CARGO_BIN_EXE_troth");
/// Clock ticks of `/proc/<pid>/stat` in a second, on every Linux there is.
const TICKS: f64 = 100.0;

/// A running server; it ends with the value.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) at: SocketAddr,
    /// From the start of the process to the first good answer.
    pub(crate) started_in: Duration,
}

impl Server {
    /// Serves a data folder, on these cores only if some are named.
    pub(crate) async fn start(data: &Path, cores: Option<&str>) -> Fallible<Self> {
        let at = free_address()?;
        let mut command = on_cores(cores, TROTH);
        command.arg("serve").arg("--listen").arg(at.to_string()).arg("--data").arg(data);
        command.args(["--connections", "12000"]);
        Self::run(command, at).await
    }

    /// Serves a data folder under another program, such as `strace -D -f`.
    pub(crate) async fn start_under(around: &[&str], data: &Path) -> Fallible<Self> {
        let at = free_address()?;
        let mut command = Command::new("env");
        command.args(around).arg(TROTH);
        command.arg("serve").arg("--listen").arg(at.to_string()).arg("--data").arg(data);
        Self::run(command, at).await
    }

    /// A bare axum route that answers with as many bytes: this bench itself, started anew.
    pub(crate) async fn bare(bytes: usize, cores: Option<&str>) -> Fallible<Self> {
        let at = free_address()?;
        let this = std::env::current_exe()?;
        let mut command = on_cores(cores, this.to_str().ok_or("a path in UTF-8")?);
        command.arg("bare").arg(at.to_string()).arg(bytes.to_string());
        Self::run(command, at).await
    }

    async fn run(mut command: Command, at: SocketAddr) -> Fallible<Self> {
        let began = Instant::now();
        let child =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut server = Self { child, at, started_in: Duration::ZERO };
        loop {
            if client::healthy(at).await {
                server.started_in = began.elapsed();
                return Ok(server);
            }
            if let Some(ended) = server.child.try_wait()? {
                return Err(format!("the server ended with {ended} before it answered").into());
            }
            if began.elapsed() > Duration::from_secs(20) {
                return Err("the server did not start within 20 s".into());
            }
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
    }

    /// Seconds of CPU that the process has used so far.
    pub(crate) fn cpu(&self) -> Fallible<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, after_name) = stat.rsplit_once(") ").ok_or("a line of stat")?;
        let fields: Vec<&str> = after_name.split(' ').collect();
        let ticks = |at: usize| fields.get(at).map_or("0", |field| *field).parse::<f64>();
        Ok((ticks(11)? + ticks(12)?) / TICKS)
    }

    /// Mebibytes of memory in use.
    pub(crate) fn memory(&self) -> Fallible<f64> {
        self.mebibytes("VmRSS:")
    }

    /// The most that was in use so far.
    pub(crate) fn most_memory(&self) -> Fallible<f64> {
        self.mebibytes("VmHWM:")
    }

    fn mebibytes(&self, name: &str) -> Fallible<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.and_then(|line| line.split_whitespace().next()).ok_or("no such line")?;
        Ok(kib.parse::<f64>()? / 1024.0)
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it in the middle of whatever it does: SIGKILL.
    pub(crate) fn kill(mut self) -> Fallible {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Stops it as a service manager does.
    pub(crate) fn stop(mut self) -> Fallible {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// If this process was started to be the bare server, it is that and nothing else.
pub(crate) fn be_bare_if_told() -> Fallible<bool> {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let [word, at, bytes] = told.as_slice() else { return Ok(false) };
    if word != "bare" {
        return Ok(false);
    }
    let (at, bytes): (SocketAddr, usize) = (at.parse()?, bytes.parse()?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let body = "x".repeat(bytes);
        let route = axum::routing::get(async || body);
        let router = axum::Router::new().route("/page", route);
        let router = router.route("/healthz", axum::routing::get(async || "ok"));
        let listener = tokio::net::TcpListener::bind(at).await?;
        axum::serve(listener, router).await
    })?;
    Ok(true)
}

/// Runs `troth demo` into this folder and waits until it is full.
pub(crate) fn fill(data: &Path, couples: u32, years: f32) -> Fallible {
    demo(data, (couples, years), &[]).map(drop)
}

/// The same with a therapist: what an app is given so that it shows her codes.
pub(crate) fn fill_with_therapist(data: &Path, couples: u32, years: f32) -> Fallible<String> {
    let lines = demo(data, (couples, years), &["--therapist"])?;
    let key = lines.iter().find_map(|line| line.split_once("give an app this key: "));
    Ok(key.ok_or("no key of a therapist")?.1.to_owned())
}

/// What it says.
fn demo(data: &Path, (couples, years): (u32, f32), more: &[&str]) -> Fallible<Vec<String>> {
    let mut command = Command::new(TROTH);
    command.arg("demo").arg("--no-serve").arg("--data").arg(data).args(more);
    command.args(["--couples", &couples.to_string(), "--years", &years.to_string()]);
    let mut child = command.args(["--password", super::PASSWORD]).stdout(Stdio::piped()).spawn()?;
    let out = child.stdout.take().ok_or("what the demo says")?;
    let lines = BufReader::new(out).lines().collect::<Result<Vec<_>, _>>()?;
    if child.wait()?.success() && !lines.is_empty() {
        Ok(lines)
    } else {
        Err("the demo did not fill".into())
    }
}

fn on_cores(cores: Option<&str>, program: &str) -> Command {
    let Some(cores) = cores else { return Command::new(program) };
    let mut command = Command::new("taskset");
    command.arg("-c").arg(cores).arg(program);
    command
}

fn free_address() -> Fallible<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
