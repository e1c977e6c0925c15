//! What the program writes into its log while the stories run.

use std::{
    io,
    sync::{Mutex, Once},
};

use tracing_subscriber::EnvFilter;

static START: Once = Once::new();
static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Begins to listen, once for all stories, at more detail than a server logs.
pub(crate) fn listen() {
    START.call_once(|| {
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new("debug"))
            .with_ansi(false)
            .with_writer(|| Pen)
            .init();
    });
}

/// Everything logged so far, by all stories.
pub(crate) fn text() -> String {
    String::from_utf8_lossy(&LINES.lock().expect("an unbroken log")).into_owned()
}

struct Pen;

impl io::Write for Pen {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES.lock().expect("an unbroken log").extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
