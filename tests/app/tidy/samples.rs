//! Pages: each has its samples, and the list of all samples has them.

use std::path::Path;

use super::{File, file, files, none};

/// Every sample of every page is reached from here.
const LIST: &str = "src/samples.rs";

/// A page: the file that defines its view-model, and the view-model's name.
struct Page {
    path: String,
    name: String,
}

/// The view-models of one file whose template is a whole page, not a part of one.
fn pages_in(file: &File) -> Vec<Page> {
    let mut pages = Vec::new();
    for after in file.text.split("#[template(path = \"").skip(1) {
        let (template, rest) = after.split_once('"').expect("the end of a path");
        let name = rest.split_once("struct ").map_or("", |(_, name)| name);
        let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if is_whole(template) {
            pages.push(Page { path: file.path.clone(), name: name.to_owned() });
        }
    }
    pages
}

fn is_whole(template: &str) -> bool {
    let template = file(&format!("templates/{template}")).expect("askama has found it");
    template.text.contains("{% extends")
}

/// The `samples.rs` of its folder, or of the nearest one above that has one.
fn samples_of(page: &Page) -> Option<File> {
    let mut above = Path::new(&page.path).ancestors().skip(1);
    let folder = above.find_map(|folder| file(&format!("{}/samples.rs", folder.display())));
    folder.filter(|samples| samples.path != LIST)
}

/// As the list names it: `crate::today::samples::all()`.
fn call(samples: &File) -> String {
    let folder = samples.path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs"));
    format!("crate::{}::all()", folder.unwrap_or_default().replace('/', "::"))
}

#[test]
fn every_page_has_samples() {
    let list = file(LIST).expect("the list");
    let pages: Vec<Page> = files(&["src"], &["rs"]).iter().flat_map(pages_in).collect();
    assert!(pages.len() > 30, "the pages are found");
    let mut found = Vec::new();
    for page in &pages {
        let name = &page.name;
        let wrong = match samples_of(page) {
            None => "no samples.rs in its folder",
            Some(samples) if !samples.text.contains(&format!("impl Sample for {name}")) => {
                "no samples"
            }
            Some(samples) if !samples.text.contains(&format!("show::<{name}>")) => "not shown",
            Some(samples) if !list.text.contains(&call(&samples)) => "its folder is not listed",
            Some(_) => continue,
        };
        found.push(format!("{}: {name}: {wrong}", page.path));
    }
    none(
        &found,
        "show the page in each of its states: samples.rs beside it, listed in src/samples.rs",
    );
}

#[test]
fn derives_of_a_template_are_found() {
    let text = "#[derive(Template)]\n#[template(path = \"error.html\")]\npub struct A<'a> {\n}\n\
                #[derive(Template)]\n#[template(path = \"parts/op.html\")]\nstruct B {\n}\n";
    let pages = pages_in(&File { path: "src/a.rs".to_owned(), text: text.to_owned() });
    assert_eq!(pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>(), ["A"]);
}

#[test]
fn samples_are_in_tests_alone() {
    let mut found = Vec::new();
    for file in files(&["src"], &["rs"]) {
        let lines: Vec<&str> = file.text.lines().collect();
        for (at, line) in
            lines.iter().enumerate().filter(|(_, line)| line.ends_with("mod samples;"))
        {
            if at == 0 || lines[at - 1].trim() != "#[cfg(test)]" {
                found.push(format!("{}:{}: {line}", file.path, at + 1));
            }
        }
    }
    none(&found, "#[cfg(test)] above it");
}
