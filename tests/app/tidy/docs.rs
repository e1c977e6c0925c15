//! Prose that names files stays true.

use std::collections::BTreeSet;

use super::{File, file, files, from_root, none, root, walk};

/// What a path in prose begins with.
const TOP: [&str; 8] =
    [".ci/", "benches/", "docs/", "migrations/", "src/", "static/", "templates/", "tests/"];

fn prose() -> Vec<File> {
    let mut prose = files(&["docs"], &["md"]);
    prose.extend(file("README.md"));
    prose
}

/// Paths in backticks and in links, except patterns such as `src/{a,b}` and web addresses.
fn paths(file: &File) -> BTreeSet<String> {
    let ticked = file.text.split('`').skip(1).step_by(2);
    let ticked = ticked.filter(|words| TOP.iter().any(|top| words.starts_with(top)));
    let linked = file.text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let linked = linked.filter(|to| !to.contains(':') && !to.starts_with('#'));
    let here = file.path.strip_suffix(file.path.rsplit('/').next().unwrap_or_default());
    let here = here.unwrap_or_default();
    let linked = linked.map(|to| format!("{here}{}", to.split('#').next().unwrap_or_default()));
    ticked
        .map(|words| words.split_whitespace().next().unwrap_or_default().to_owned())
        .chain(linked)
        .map(|path| path.split(':').next().unwrap_or_default().to_owned())
        .filter(|path| !path.contains(['{', '*', '<', '…']))
        .collect()
}

#[test]
fn every_path_named_in_the_docs_exists() {
    let mut found = Vec::new();
    for file in prose() {
        for path in paths(&file).into_iter().filter(|path| !root().join(path).exists()) {
            found.push(format!("{}: {path}", file.path));
        }
    }
    none(&found, "name what is there, or take the sentence out");
}

#[test]
fn every_folder_of_the_source_has_its_row_in_the_map() {
    let map = file("docs/ARCHITECTURE.md").expect("the map");
    let rows: Vec<&str> = map.text.lines().filter(|line| line.starts_with('|')).collect();
    let mut folders = Vec::new();
    walk(&root().join("src"), &mut folders);
    folders.retain(|path| path.is_dir());
    let folders = folders.iter().map(|path| format!("`{}/`", from_root(path)));
    let found: Vec<String> =
        folders.filter(|folder| !rows.iter().any(|row| row.contains(folder.as_str()))).collect();
    none(&found, "add a row to docs/ARCHITECTURE.md that says what belongs there");
}
