//! Asking on the terminal for words that are not shown while they are typed.

use zeroize::Zeroizing;

/// One line, as typed.
///
/// # Errors
/// If there is no terminal to ask on.
#[cfg(target_os = "linux")]
pub(super) fn ask_unseen(question: &str) -> anyhow::Result<Zeroizing<String>> {
    use std::io::{BufRead as _, BufReader, Write as _};

    use anyhow::Context as _;
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let terminal = std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty");
    let terminal = terminal.context("there is no terminal to ask on; say --passphrase-file")?;
    let as_it_was = tcgetattr(&terminal)?;
    let mut unseen = as_it_was.clone();
    unseen.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&terminal, OptionalActions::Flush, &unseen)?;
    let mut typed = Zeroizing::new(String::new());
    let asked = (&terminal)
        .write_all(question.as_bytes())
        .and_then(|()| BufReader::new(&terminal).read_line(&mut typed));
    // Shown again whatever happened meanwhile.
    tcsetattr(&terminal, OptionalActions::Flush, &as_it_was)?;
    (&terminal).write_all(b"\n")?;
    asked?;
    Ok(typed)
}

/// Elsewhere nothing here knows how to hide what is typed.
#[cfg(not(target_os = "linux"))]
pub(super) fn ask_unseen(_: &str) -> anyhow::Result<Zeroizing<String>> {
    anyhow::bail!("on this system words can not be typed unseen; say --passphrase-file")
}
