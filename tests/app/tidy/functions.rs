//! Functions: short enough to be read at once. rustfmt's layout makes their ends easy to find.

use super::{none, rust_files};

const MOST_LINES: usize = 40;

/// Whether a line begins a function.
fn begins(line: &str) -> bool {
    let mut words = line.trim_start();
    if words.starts_with("//") {
        return false;
    }
    if let Some(rest) = words.strip_prefix("pub(") {
        words = rest.split_once(") ").map_or("", |(_, rest)| rest);
    }
    for word in ["pub ", "default ", "const ", "async ", "unsafe ", "extern \"C\" "] {
        words = words.strip_prefix(word).unwrap_or(words);
    }
    words.starts_with("fn ")
}

/// Lines from the signature to the closing brace; nothing for a signature alone.
fn length(lines: &[&str]) -> usize {
    let indent = lines[0].len() - lines[0].trim_start().len();
    let end = format!("{}}}", &lines[0][..indent]);
    for (at, line) in lines.iter().enumerate() {
        let signature_alone = line.ends_with(';') && line.len() - line.trim_start().len() == indent;
        if *line == end || signature_alone || at == 0 && line.ends_with('}') {
            return at + 1;
        }
    }
    lines.len()
}

#[test]
fn no_function_is_too_long_to_read() {
    let mut found = Vec::new();
    for file in rust_files() {
        let lines: Vec<&str> = file.text.lines().collect();
        for at in (0..lines.len()).filter(|at| begins(lines[*at])) {
            let length = length(&lines[at..]);
            if length > MOST_LINES {
                let (path, line) = (&file.path, lines[at].trim());
                found.push(format!("{path}:{}: {length} lines: {line}", at + 1));
            }
        }
    }
    none(&found, "give its second half a name");
}

#[test]
fn ends_of_functions_are_found() {
    let text = "    pub(super) async fn a(\n        b: u8,\n    ) -> u8 {\n        if b {\n        }\n    }\n";
    let lines: Vec<&str> = text.lines().collect();
    assert!(begins(lines[0]) && !begins(lines[1]) && !begins("// fn c() {"));
    assert_eq!(length(&lines), 6);
    assert_eq!(length(&["fn one_line() {}"]), 1);
    assert_eq!(length(&["    fn in_a_trait(", "        &self,", "    ) -> u8;", "}"]), 3);
}
