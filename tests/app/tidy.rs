//! The rules of docs/STYLE.md that no compiler checks. Each says what to do instead.

mod docs;
mod functions;
mod samples;
mod source;
mod templates;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One file of the project: its path from the root, and its text.
struct File {
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under these folders with one of these endings, in order.
fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), &mut found);
    }
    let mut files: Vec<File> = found
        .iter()
        .filter(|path| endings.iter().any(|ending| path.extension().is_some_and(|e| e == *ending)))
        .map(|path| File {
            path: from_root(path),
            text: fs::read_to_string(path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        })
        .collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// A file at the root, if it is there.
fn file(path: &str) -> Option<File> {
    let text = fs::read_to_string(root().join(path)).ok()?;
    Some(File { path: path.to_owned(), text })
}

fn rust_files() -> Vec<File> {
    let files = files(&["src", "tests", "benches"], &["rs"]);
    assert!(files.len() > 50, "the files are found");
    files
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        }
        found.push(path);
    }
}

fn from_root(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("within the project");
    path.to_string_lossy().replace('\\', "/")
}

/// Fails with all that was found, so that one run shows everything.
fn none(found: &[String], instead: &str) {
    assert!(found.is_empty(), "{instead}:\n  {}\n", found.join("\n  "));
}
