//! Templates: what the content security policy forbids, and what would let words become HTML.

use super::{files, none};

/// Whether a tag holds an attribute such as `onclick=`.
fn has_handler(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let attribute = word.split_once('=').map_or("", |(name, _)| name);
        let letters = attribute.chars().all(|c| c.is_ascii_lowercase());
        attribute.len() > 2 && attribute.starts_with("on") && letters
    })
}

fn lines_where(is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let templates = files(&["templates"], &["html"]);
    assert!(templates.len() > 10, "the templates are found");
    let mut found = Vec::new();
    for file in templates {
        for (at, line) in file.text.lines().enumerate().filter(|(_, line)| is_wrong(line)) {
            found.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
        }
    }
    found
}

#[test]
fn no_words_of_a_person_become_html() {
    let found = lines_where(|line| line.replace(' ', "").contains("|safe"));
    none(&found, "let askama escape it; structure belongs into the template");
}

#[test]
fn scripts_and_styles_are_files() {
    let found = lines_where(|line| {
        line.contains("<style") || line.contains(" style=") || line.contains("javascript:")
    });
    none(&found, "a class in static/css/parts");
    none(
        &lines_where(|line| line.contains("<script") && !line.contains("<script src=")),
        "a file in static/js",
    );
    none(&lines_where(has_handler), "attach behaviour by a data- attribute");
}

#[test]
fn every_form_is_an_operation() {
    let mut found = Vec::new();
    for file in files(&["templates"], &["html"]) {
        for form in file.text.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            let without = ["action=\"/leave\"", "action=\"/sign-outs\"", "method=\"get\""];
            let needs_none = without.iter().any(|word| form.contains(word));
            if !needs_none && !form.contains("parts/op.html") {
                found.push(format!("{}: {}", file.path, form.lines().next().unwrap_or_default()));
            }
        }
    }
    none(&found, "include parts/op.html, so that sending it twice has one effect");
}

#[test]
fn nothing_comes_from_elsewhere() {
    let found = lines_where(|line| {
        ["src=\"http", "src=\"//", "<link rel=\"stylesheet\" href=\"http", "@import"]
            .iter()
            .any(|word| line.contains(word))
    });
    none(&found, "own files only");
}
