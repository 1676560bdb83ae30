//! What the sheets style is used, and `style/README.md` says how.

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::at;

/// All text of the files below `folder` whose name ends so.
fn text(folder: &Path, ending: &str) -> String {
    let mut out = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.push_str(&text(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
    out
}

/// The class names in the selectors of a sheet.
fn classes(sheet: &str) -> BTreeSet<String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    // Neither comments nor pictures in quotation marks hold selectors.
    let code: String = sheet
        .split("/*")
        .map(|part| part.split_once("*/").map_or(part, |(_, code)| code))
        .flat_map(|code| code.split('"').step_by(2))
        .collect();
    code.split('.')
        .skip(1)
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .map(|rest| rest.split(|letter| !is_name(letter)).next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn every_class_is_used_and_described() {
    let style = at("style");
    let styled = classes(&text(&style, ".css"));
    assert!(styled.len() > 100, "the classes were not found: {styled:?}");
    let mut used = text(&at("src"), ".rs");
    used.push_str(&fs::read_to_string(at("index.html")).unwrap());
    used.push_str(&text(&at("public"), ".html"));
    let described = text(&style, "README.md");
    let missing = |text: &str| {
        styled.iter().filter(|class| !text.contains(class.as_str())).cloned().collect::<Vec<_>>()
    };
    assert_eq!(missing(&used), Vec::<String>::new(), "styled, but used nowhere");
    assert_eq!(missing(&described), Vec::<String>::new(), "not in style/README.md");
}

#[test]
fn classes_are_found_in_selectors_only() {
    let found = classes(
        "/* see a.file */ .one, .two--big > p:hover { width: 0.5em; } @media print { .three { background: url(\"x.svg\"); } }",
    );
    assert_eq!(found, ["one", "three", "two--big"].map(str::to_owned).into());
}
