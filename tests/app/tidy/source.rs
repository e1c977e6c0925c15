//! Rust files: what each starts with, how long it is, what it may reach for.

use super::{File, file, files, none, rust_files};

const MOST_LINES: usize = 400;
/// Folders that hold the product; the others are plumbing.
const PRODUCT: [&str; 8] =
    ["couple", "entry", "impact", "people", "progress", "safety", "steps", "today"];
/// Files of a resource's folder with a fixed role. Every other file there holds rules.
const ROLES: [&str; 5] = ["mod.rs", "handlers.rs", "pages.rs", "samples.rs", "store.rs"];

fn name(file: &File) -> &str {
    file.path.rsplit('/').next().unwrap_or_default()
}

fn is_product(file: &File) -> bool {
    let folder = file.path.strip_prefix("src/").and_then(|path| path.split_once('/'));
    folder.is_some_and(|(folder, _)| PRODUCT.contains(&folder))
}

/// Lines that hold one of these words, as `path:line: word`.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", file.path, at + 1));
            }
        }
    }
    found
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let mut all = rust_files();
    all.extend(file("build.rs"));
    all.retain(|file| !file.text.starts_with("//! "));
    let found: Vec<String> = all.into_iter().map(|file| file.path).collect();
    none(&found, "begin with a line of //! that a stranger wants first");
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = rust_files().into_iter().map(|file| (file.text.lines().count(), file.path));
    let long = long.filter(|(lines, _)| *lines > MOST_LINES);
    let found: Vec<String> = long.map(|(lines, path)| format!("{path}: {lines} lines")).collect();
    none(&found, "find the second thing in it and give that a file");
}

#[test]
fn sql_stands_in_store_files_alone() {
    let mut all = files(&["src"], &["rs"]);
    all.retain(|file| {
        name(file) != "store.rs" && file.path != "src/db.rs" && !file.path.starts_with("src/db/")
    });
    let queries = ["query!(", "query_as!(", "query_scalar!(", "query_with!(", "sqlx::query"];
    none(&lines_with(&all, &queries), "move it to the folder's store.rs, under a name");
}

#[test]
fn rules_know_neither_the_web_nor_the_database() {
    let mut rules = files(&["src"], &["rs"]);
    rules.retain(|file| is_product(file) && !ROLES.contains(&name(file)));
    let unknown = ["axum", "sqlx", "crate::db", "crate::web", "Utc::now()", "SystemTime::now"];
    let mut found = lines_with(&rules, &unknown);
    found.retain(|line| !in_tests(&rules, line));
    none(&found, "give the rule its time and values as arguments");
}

/// Whether a line found above is below the `mod tests` of its file.
fn in_tests(files: &[File], found: &str) -> bool {
    let mut parts = found.split(':');
    let path = parts.next().unwrap_or_default();
    let at: usize = parts.next().and_then(|line| line.parse().ok()).unwrap_or_default();
    let file = files.iter().find(|file| file.path == path);
    let tests = file.and_then(|file| file.text.lines().position(|line| line == "mod tests {"));
    tests.is_some_and(|tests| at > tests)
}

#[test]
fn pages_are_made_without_the_web_or_the_database() {
    let mut pages = files(&["src"], &["rs"]);
    pages.retain(|file| name(file) == "pages.rs");
    none(&lines_with(&pages, &["axum", "sqlx"]), "a view-model takes finished words and dates");
}

#[test]
fn plumbing_knows_no_feature() {
    let web = files(&["src/web", "src/db", "src/sealed"], &["rs"]);
    let features = PRODUCT.map(|folder| format!("crate::{folder}"));
    let features: Vec<&str> = features.iter().map(String::as_str).collect();
    none(&lines_with(&web, &features), "the feature gives it what it needs");
}

#[test]
fn nothing_is_left_for_later() {
    let folders = ["src", "tests", "benches", "templates", "static", "migrations", "docs"];
    let all = files(&folders, &["rs", "html", "css", "js", "sql", "md", "txt"]);
    let later = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    none(&lines_with(&all, &later), "do it now, or write down elsewhere that it is wanted");
}

#[test]
fn no_test_waits_skips_itself_or_looks_around() {
    let tests = files(&["tests"], &["rs"]);
    let words = [
        concat!("sle", "ep("),
        concat!("#[", "ignore"),
        concat!("env::", "var"),
        concat!("option_", "env!"),
    ];
    none(&lines_with(&tests, &words), "hold the clock, wait for what is awaited, decide here");
}
