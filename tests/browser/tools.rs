//! Checkers of pages, from where `tests/run` puts them.

#![expect(clippy::disallowed_methods, reason = "starts the checkers")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/browser-tools/node_modules");
const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");

/// The source of axe, which looks at a page from within.
pub(crate) fn axe() -> String {
    let path = tool("axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the Nu HTML checker finds in all pages of a folder.
pub(crate) fn nu(folder: &Path) -> Vec<String> {
    let mut java = Command::new("java");
    java.arg("-jar").arg(tool("vnu-jar/build/dist/vnu.jar"));
    let out =
        java.args(["--format", "json", "--stdout", "--exit-zero-always"]).arg(folder).output();
    let out = out.unwrap_or_else(|error| panic!("java: {error}; tests/run installs it")).stdout;
    let found: Value = serde_json::from_slice(&out)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&out)));
    let found = found["messages"].as_array().expect("messages").iter();
    found
        .map(|one| {
            let (page, line) = (text(&one["url"]), &one["lastLine"]);
            format!("Nu: {page}:{line}: {}\n    {}", text(&one["message"]), text(&one["extract"]))
        })
        .collect()
}

/// What html-validate finds in all pages of a folder.
pub(crate) fn html_validate(folder: &Path) -> Vec<String> {
    let mut node = Command::new("node");
    node.arg(tool("html-validate/bin/html-validate.mjs"));
    node.args(["--config", &format!("{HERE}/htmlvalidate.json"), "--formatter", "json"]);
    // Into a file: it ends without waiting for a pipe to be read.
    let said = folder.with_extension("html-validate.json");
    let file = fs::File::create(&said).expect("a file beside the pages");
    let done = node.arg(folder.join("*.html")).stdout(file).status();
    done.unwrap_or_else(|error| panic!("node: {error}; tests/run installs it"));
    let said = fs::read(&said).expect("what it said");
    let found: Value = serde_json::from_slice(&said).expect("its findings as JSON");
    let mut all = Vec::new();
    for page in found.as_array().expect("pages") {
        for one in page["messages"].as_array().expect("messages") {
            let (path, line) = (text(&page["filePath"]), &one["line"]);
            let (rule, words) = (text(&one["ruleId"]), text(&one["message"]));
            all.push(format!("html-validate: {path}:{line}: {words} ({rule})"));
        }
    }
    all
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn tool(path: &str) -> PathBuf {
    let path = PathBuf::from(PLACE).join(path);
    assert!(path.exists(), "{} is missing: run tests/run, which installs it", path.display());
    path
}
